import { parseFacts } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import { type OrderContext, readObservation } from "./observation.ts";
import { readSegment } from "./segment.ts";

const segment = (line: string) => readSegment(line, usualDelimiters, 1);
const context: OrderContext = {
  at: "MSH[1]/OBR[1]",
  sender: "LAB/MAIN",
  options: {},
  obr: segment("OBR|1||F1|CBC"),
  notes: [],
  furtherNotes: [],
  remarks: [],
  collected: { date: "2025-01-15", instant: "2025-01-15T13:00:00Z", local: "2025-01-15T14:00:00" },
  sentAt: { date: "2025-01-15", instant: "2025-01-15T18:00:00Z" },
  lab: "MAIN",
  messageId: "42",
  keyOf: (code) => `LAB/MAIN|F1|${code}||1`,
};
const read = (obx: string, notes: readonly string[] = [], more: Partial<OrderContext> = {}) =>
  readObservation(
    { obx: segment(obx), notes: notes.map((text) => segment(`NTE|1||${text}`)) },
    { ...context, ...more },
  );
const codes = (reading: ReturnType<typeof read>) => reading.issues.map((issue) => `${issue.severity} ${issue.code}`);
const platelets = (value: string, status = "F", type = "NM") =>
  `OBX|1|${type}|777-3^Platelets^LN||${value}|10*9/L|150-400|L|||${status}`;

it("makes a whole fact of a whole row", () => {
  const row =
    "OBX|1|NM|777-3^Platelets^LN||212|10^3/uL|150-400|H~POS|||F|||20250115|ID^Lab X||||20250115160000+0100||||Lab Y^L";
  expect(read(row, ["Checked on smear"])).toEqual({
    fact: {
      kind: "result-reported",
      collectedOn: "2025-01-15",
      collectedAt: "2025-01-15T13:00:00Z",
      analyte: "platelets",
      loinc: "777-3",
      value: 212,
      unit: "10*9/L",
      status: "final",
      reportedAt: "2025-01-15T15:00:00Z",
      messageAt: "2025-01-15T18:00:00Z",
      refLow: 150,
      refHigh: 400,
      flag: "H POS",
      comments: ["Checked on smear"],
      lab: "Lab Y",
      sent: { unit: "10^3/uL" },
      source: "hl7v2 42 OBX[1]",
      resultKey: "LAB/MAIN|F1|777-3||1",
    },
    issues: [],
  });
});

it("writes facts that the core accepts", () => {
  const facts = [
    platelets("212"),
    platelets("", "X"),
    platelets("45 clumped", "F", "ST"),
    platelets("see comment", "F", "ST"),
  ].flatMap((row) => read(row).fact ?? []);
  expect(facts).toHaveLength(4);
  expect(parseFacts(facts)).toMatchObject({ ok: true });
});

describe("statuses", () => {
  it("cancelled is known as not done, even where a value still stands there", () => {
    const reading = read(platelets("212", "X"));
    expect(reading.fact).toMatchObject({ status: "cancelled", analyte: "platelets" });
    expect(reading.fact).not.toHaveProperty("value");
    expect(codes(reading)).toEqual(["warning result-cancelled"]);
  });

  it("of a test we cannot name, cancelled is still told", () => {
    expect(codes(read("OBX|1||XYZ^Unknown^L||||||||X"))).toEqual(["error code-unmapped", "warning result-cancelled"]);
  });

  it("a wrong patient's result is withdrawn without its value", () => {
    const reading = read(platelets("212", "W"));
    expect(reading.fact).toMatchObject({ status: "entered-in-error" });
    expect(reading.fact).not.toHaveProperty("value");
    expect(codes(reading)).toEqual(["warning patient-mismatch"]);
  });

  it.each(["I", "O", "N"])("%s is not filed, and told", (status) => {
    expect(read(platelets("", status))).toMatchObject({ issues: [{ code: "value-missing", severity: "warning" }] });
    expect(read(platelets("", status)).fact).toBeUndefined();
  });

  it("a correction from a number to words replaces the number", () => {
    expect(read(platelets("withdrawn, see phone call", "C", "TX")).fact).toMatchObject({
      status: "corrected",
      value: "withdrawn, see phone call",
      resultKey: "LAB/MAIN|F1|777-3||1",
    });
    expect(read("OBX|1|NM|718-7^Hb^LN||13.4|g/l-1||||A|C").fact).toMatchObject({ value: "13.4 g/l-1" });
    expect(read("OBX|1|NM|718-7^Hb^LN||13.4|g/l-1||||A|C").fact).not.toHaveProperty("unit");
    expect(read(platelets("", "C")).fact).toMatchObject({ value: "no value" });
  });
});

describe("specimens", () => {
  it("a remark in the value, in a note, on the specimen or in the order spoils the result it can spoil", () => {
    expect(read(platelets("clumped", "F", "ST")).fact).toMatchObject({ specimen: ["clumped"] });
    const noted = read(platelets("45"), ["Platelet clumps seen"]);
    expect(noted.fact).toMatchObject({ value: 45, unit: "10*9/L", specimen: ["clumped"] });
    expect(codes(noted)).toEqual(["warning specimen-unusable"]);
    const ordered = read(platelets("145"), [], { remarks: ["clotted"] });
    expect(ordered.fact).toMatchObject({ value: 145, specimen: ["clotted"] });
    expect(codes(ordered)).toEqual(["warning specimen-unusable"]);
  });

  it("a remark that does not concern the test is kept without a warning", () => {
    const reading = read("OBX|1|NM|2160-0^Creatinine^LN||80|umol/L|||||F", ["Platelet clumps seen"]);
    expect(reading.fact).toMatchObject({ value: 80, specimen: ["clumped"] });
    expect(codes(reading)).toEqual([]);
  });

  it("an empty row of a spoilt specimen is a test not done", () => {
    const reading = read(platelets(""), [], { remarks: ["clotted"] });
    expect(reading.fact).toMatchObject({ specimen: ["clotted"] });
    expect(codes(reading)).toEqual(["warning specimen-unusable"]);
  });
});

it("hears findings in notes and words", () => {
  expect(read(platelets("22"), ["Schistocytes 2+ on smear"]).fact).toMatchObject({ findings: ["schistocytes"] });
  expect(read(platelets("22"), ["No schistocytes seen"]).fact).not.toHaveProperty("findings");
});

describe("what is not taken", () => {
  it.each([
    [platelets(""), ["error value-missing"]],
    ["OBX|1|NM|777-3^Platelets^LN||212||||||F", ["error unit-missing"]],
    ["OBX|1|NM|PLT^Platelets^L||212|10*9/L|||||F", ["error code-unmapped"]],
    ["OBX|1|ED|PDF^Report^L||^AP^PDF^Base64^AAAA||||||F", ["warning attachment-kept"]],
  ])("%s", (row, expected) => {
    const reading = read(row);
    expect(reading.fact).toBeUndefined();
    expect(codes(reading)).toEqual(expected);
  });

  it("a result of no day", () => {
    const reading = read(platelets("212"), [], { collected: undefined });
    expect(reading.fact).toBeUndefined();
    expect(codes(reading)).toEqual(["error date-missing"]);
  });

  it("the whole result in a note", () =>
    expect(codes(read(platelets(""), ["Platelets 212"]))).toEqual(["error result-in-note"]));

  it("says first what the laboratory flagged, and what reads as positive", () => {
    const flagged = read("OBX|1|ST|32286-7^Hepatitis C (aHCV)^LN||Reactive|||A|||F").issues[0]!;
    expect(flagged.remedy).toMatch(/^The laboratory flagged it A: read it today\./);
    expect(read("OBX|1|ST|32286-7^Hepatitis C^LN||Reactive||||||F").issues[0]!.remedy).toMatch(
      /^It reads as positive: read it today\./,
    );
    expect(read("OBX|1|ST|32286-7^Hepatitis C^LN||Non-Reactive|||N|||F").issues[0]!.remedy).toMatch(
      /^The result was not taken/,
    );
  });
});

it("keeps a local code with a fact that came by the code map", () => {
  const options = { codes: { "LAB/MAIN": { PLT: "platelets" } } };
  const reading = read("OBX|1|NM|PLT^Platelets^L||212|10*9/L|||||F", [], { options });
  expect(reading.fact).toMatchObject({ analyte: "platelets", value: 212, sent: { code: "PLT" } });
  expect(reading.fact).not.toHaveProperty("loinc");
});
