import { parseFacts } from "@longwatch/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hl7Options } from "./options.ts";
import { readHl7File } from "./read-file.ts";

const read = (lines: readonly string[], options: Hl7Options = {}) =>
  readHl7File(new TextEncoder().encode(lines.join("\r")), options);
const header = (type = "ORU^R01", processing = "P", id = "42") =>
  `MSH|^~\\&|LAB|MAIN|||20250116080000+0100||${type}|${id}|${processing}|2.5`;
const pid = (number: string) => `PID|1||${number}^^^HOSP||Doe^Jane||19880514|F`;
const obr = "OBR|1|P1|F1|CBC|||20250115140000+0100";
const row = (value = "212", status = "F") => `OBX|1|NM|777-3^Platelets^LN||${value}|10*9/L|||||${status}`;
const codes = (outcome: ReturnType<typeof read>) =>
  outcome.issues.map((issue) => `${issue.severity} ${issue.code} ${issue.at}`);

it("accepts a clean message", () => {
  const outcome = read([header(), pid("M1"), obr, row()]);
  expect(outcome.disposition).toBe("accept");
  expect(outcome.issues).toEqual([]);
  expect(outcome.patients).toMatchObject([
    { identifiers: [{ system: "HOSP", value: "M1" }], facts: [{ analyte: "platelets", value: 212 }] },
  ]);
});

it("accepts the rest where a row became an issue", () => {
  const outcome = read([header(), pid("M1"), obr, row(), row("")]);
  expect(outcome.disposition).toBe("accept-with-warnings");
  expect(outcome.patients[0]!.facts).toHaveLength(1);
  expect(codes(outcome)).toEqual(["error value-missing MSH[1]/OBR[1]/OBX[2]-5"]);
});

describe("what waits or goes back", () => {
  it.each(["T", "D", "X"])("MSH-11 %s never touches a patient, and is shown all the same", (processing) => {
    const outcome = read([header("ORU^R01", processing), pid("M1"), obr, row()]);
    expect(outcome.disposition).toBe("quarantine");
    expect(codes(outcome)).toEqual(["error message-not-for-patients MSH[1]-11"]);
    expect(outcome.patients[0]!.facts).toHaveLength(1);
  });

  it("P with a mode (P^T) is about patients; nothing at all is asked about", () => {
    expect(read([header("ORU^R01", "P^T"), pid("M1"), obr, row()]).disposition).toBe("accept");
    expect(codes(read([header("ORU^R01", ""), pid("M1"), obr, row()]))).toEqual(["warning value-missing MSH[1]-11"]);
  });

  it.each(["ADT^A01", "OUL^R21", "ORU^R30", ""])("a message of type %j goes back", (type) => {
    const outcome = read([header(type), pid("M1"), obr, row()]);
    expect(outcome.disposition).toBe("reject");
    expect(outcome.patients).toEqual([]);
    expect(codes(outcome)).toEqual(["error message-type-unsupported MSH[1]-9"]);
  });

  it.each([[[obr, row()]], [["PID|1||||Doe^Jane||19880514|F", obr, row()]]])(
    "a message that names nobody waits",
    (lines) => {
      const outcome = read([header(), ...lines]);
      expect(outcome.disposition).toBe("quarantine");
      expect(codes(outcome).filter((code) => code.includes("patient-missing"))).toHaveLength(1);
      expect(JSON.stringify(outcome.issues)).not.toMatch(/Doe|Jane|1988/);
    },
  );

  it("a message without results says so", () => {
    expect(codes(read([header(), pid("M1"), obr]))).toEqual(["warning value-missing MSH[1]"]);
    expect(read([header()]).disposition).toBe("quarantine");
  });
});

it("holds two patients of one message apart, and files the one who is named", () => {
  const outcome = read([
    header(),
    pid("M1"),
    obr,
    row("212"),
    "PID|2||||X^Y",
    obr,
    row("8"),
    pid("M3"),
    obr,
    row("150"),
  ]);
  expect(outcome.disposition).toBe("accept-with-warnings");
  expect(
    outcome.patients.map(({ identifiers, facts }) => [identifiers[0]?.value, facts.map((fact) => fact.value)]),
  ).toEqual([
    ["M1", [212]],
    [undefined, [8]],
    ["M3", [150]],
  ]);
  expect(codes(outcome)).toContain("error patient-missing MSH[1]/PID[2]-3");
});

it("does not let a note on the patient spoil a result, and does not lose it", () => {
  const outcome = read([header(), pid("M1"), "NTE|1||Sample haemolysed", obr, row()]);
  expect(outcome.patients[0]!.facts[0]).not.toHaveProperty("specimen");
  expect(codes(outcome)).toEqual(["warning specimen-unusable MSH[1]/NTE[1]"]);
});

it("gives copies of one result the same key, whatever became of them", () => {
  const copies = [row("212", "P"), row("212", "F"), row("22", "C"), row("", "X"), row("clumped", "C"), row("", "W")];
  const keys = copies.map((copy) => read([header(), pid("M1"), obr, copy]).patients[0]!.facts[0]?.resultKey);
  expect(new Set(keys)).toEqual(new Set(["LAB/MAIN|F1|777-3||1"]));
});

it("resolves local times only with a configured zone", () => {
  const lines = [header().replace("+0100", ""), pid("M1"), obr.replace("+0100", ""), row()];
  expect(read(lines).patients[0]!.facts[0]).not.toHaveProperty("collectedAt");
  const toInstant = (local: string) => `${local}Z`;
  expect(read(lines, { toInstant }).patients[0]!.facts[0]).toMatchObject({
    collectedOn: "2025-01-15",
    collectedAt: "2025-01-15T14:00:00Z",
    messageAt: "2025-01-16T08:00:00Z",
  });
});

const value = fc.constantFrom(
  "212",
  "",
  '""',
  "<5",
  "clumped",
  "see comment",
  "1,5",
  "^1^:^128",
  "Reactive",
  "a~b",
  "-",
  "8",
  "99999",
);
const obx = fc
  .tuple(
    fc.constantFrom("NM", "SN", "ST", "TX", "CWE", "ED", "", "NUM"),
    fc.constantFrom(
      "777-3^Platelets^LN",
      "5196-1^HBsAg^LN",
      "20454-5^^LN",
      "PLT^Platelets^L",
      "777-4^x^LN",
      "",
      "3016-3^TSH^LN",
    ),
    value,
    fc.constantFrom("10*9/L", "10^9/L", "m[IU]/L", "", "x", "g/l-1"),
    fc.constantFrom("F", "C", "P", "X", "W", "D", "I", "O", "N", "", "Verified"),
  )
  .map(([type, code, sent, unit, status]) => `OBX|1|${type}|${code}||${sent}|${unit}|1-2|H|||${status}`);
const line = fc.oneof(
  { weight: 6, arbitrary: obx },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      obr,
      "OBR|1",
      "ORC|RE|P1|F9",
      "SPM|1",
      "NTE|1||Haemolysed",
      "NTE|1||ok",
      "ZZZ|1",
      "broken line",
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(pid("M1"), pid("M2"), "PID|1") },
);

it("drops nothing: every OBX ends as a fact or as an issue, and every fact is one the core accepts", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      const outcome = read([header(), ...lines]);
      const rows = lines.filter((one) => one.startsWith("OBX")).length;
      const facts = outcome.messages.flatMap((message) => message.patients.flatMap((patient) => patient.facts));
      const filed = new Set(facts.map((fact) => /OBX\[\d+\]/.exec(`${fact.source}`)?.[0]));
      const told = new Set(outcome.issues.map((issue) => /OBX\[\d+\]/.exec(issue.at)?.[0]));
      for (let number = 1; number <= rows; number += 1) {
        const place = `OBX[${number}]`;
        expect(filed.has(place) || told.has(place), place).toBe(true);
      }
      const parsed = parseFacts(facts);
      expect(parsed.ok ? [] : parsed.issues).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it("calls only a value with a number or a word it knows a result", () => {
  fc.assert(
    fc.property(obx, (row) => {
      for (const fact of read([header(), pid("M1"), obr, row]).patients[0]!.facts) {
        if (typeof fact.value === "number") expect(fact.unit).toBeDefined();
        if (fact.status === "cancelled" || fact.status === "entered-in-error") expect(fact.value).toBeUndefined();
      }
    }),
  );
});

describe("notes", () => {
  const note = (text: string) => `NTE|1||${text}`;
  const comments = (lines: readonly string[]) =>
    read(lines).patients.map(({ facts }) => facts.map((one) => one.comments ?? []));

  it("of a result, its order, its specimen, its person and the message stand with the result, nearest first", () => {
    const specimen = [`SPM|1${"|".repeat(16)}20250115140000+0100`, note("specimen")];
    const lines = [header(), note("message"), pid("M1"), note("person"), obr, note("order"), row(), note("result")];
    expect(comments([...lines, ...specimen])).toEqual([[["result", "order", "specimen", "person", "message"]]]);
  });

  it("of one person, or of a message about two, stand with nobody else", () => {
    const lines = [header(), note("message"), pid("M1"), note("first"), obr, row(), pid("M2"), obr, row()];
    expect(comments(lines)).toEqual([[["first"]], [[]]]);
  });
});
