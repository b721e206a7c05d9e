import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import type { IssueCode } from "../base/result.ts";
import { examples } from "../testing/fact-examples.ts";
import { runs } from "../testing/properties.ts";
import { clinicalDateField, type FactKind } from "./fact.ts";
import { parseFacts, parseRecord } from "./parse-record.ts";
import { factIdOf } from "./stated-fact.ts";

const patient = { id: "lw-1", sex: "female", bornOn: "1988-05-14", jurisdiction: "EU" };
const record = (facts: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): unknown => ({
  record: 1,
  patient: { ...patient, ...more },
  facts,
});
const problems = (input: unknown): readonly string[] => {
  const parsed = parseRecord(input);
  return parsed.ok ? [] : parsed.issues.map(({ code, at }) => `${code} ${at}`);
};
const kinds = Object.keys(examples) as FactKind[];

describe("every kind of fact", () => {
  it("has examples here", () => {
    expect(kinds.toSorted()).toEqual(Object.keys(clinicalDateField).toSorted());
    expect(kinds.length).toBe(32);
  });

  it.each(kinds)("%s: the smallest and the fullest example are read", (kind) => {
    for (const example of [examples[kind].least, examples[kind].full]) {
      const parsed = parseFacts([{ kind, ...example }]);
      expect(parsed.ok ? [] : parsed.issues).toEqual([]);
      if (parsed.ok) expect(parsed.value[0]!.id).toMatch(/^f-[0-9a-f]{28}$/);
    }
  });

  it.each(kinds)("%s: an unknown key is named, with its place", (kind) => {
    expect(problems(record([{ kind, ...examples[kind].full, surprise: 1 }]))).toEqual([
      "key-unknown /facts/0/surprise",
    ]);
  });

  it.each(kinds)("%s: a value of the wrong type is refused", (kind) => {
    for (const key of Object.keys(examples[kind].full)) {
      const found = problems(record([{ kind, ...examples[kind].full, [key]: [[]] }]));
      expect([key, found.length > 0 && found.every((one) => one.includes(`/facts/0/${key}`))]).toEqual([key, true]);
    }
  });

  it.each(kinds)("%s: every required field is missed when it is left out", (kind) => {
    for (const key of Object.keys(examples[kind].least)) {
      const { [key]: _left, ...rest } = examples[kind].least;
      const found = problems(record([{ kind, ...rest }]));
      if (kind === "result-reported" && key === "unit") expect(found).toEqual(["unit-missing /facts/0/unit"]);
      else expect(found).toEqual([`value-missing /facts/0/${key}`]);
    }
  });
});

describe("ids", () => {
  it("come from the content: order of keys, id, recordedAt, by, source and note are no content", () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.string({ minLength: 1 }), (kind, text) => {
        const fact = { kind, ...examples[kind].full };
        const reversed = Object.fromEntries(Object.entries(fact).toReversed());
        expect(
          factIdOf({ ...reversed, note: text, source: text, by: text, recordedAt: "2024-01-01T00:00:00Z", id: text }),
        ).toBe(factIdOf(fact));
      }),
      runs(300),
    );
  });

  it("differ where the content differs", () => {
    const ids = kinds.flatMap((kind) => [
      factIdOf({ kind, ...examples[kind].least }),
      factIdOf({ kind, ...examples[kind].full }),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("of two facts with one id and other content: refused", () => {
    const one = { kind: "exam-done", doneOn: "2024-01-01", exam: "skin", outcome: "normal", id: "x" };
    expect(problems(record([one, { ...one, outcome: "abnormal" }]))).toEqual(["fact-id-conflict /facts/1/id"]);
    expect(problems(record([one, { ...one, note: "again" }]))).toEqual([]);
  });
});

describe("what is refused", () => {
  const infusion = { kind: "infusion-given", infusedOn: "2024-03-04", drug: "alemtuzumab", doseMg: 12 };
  const platelets = {
    kind: "result-reported",
    collectedOn: "2024-04-02",
    analyte: "platelets",
    value: 212,
    unit: "10*9/L",
  };
  const table: readonly (readonly [string, unknown, readonly string[]])[] = [
    ["no object", "text", ["value-wrong-type /"]],
    ["nothing", undefined, ["value-missing /"]],
    ["another version", { ...(record([]) as object), record: 2 }, ["record-version-unknown /record"]],
    ["no version", { patient, facts: [] }, ["value-missing /record"]],
    ["no patient", { record: 1, facts: [] }, ["value-missing /patient"]],
    ["no facts", { record: 1, patient }, ["value-missing /facts"]],
    ["facts that are no list", { record: 1, patient, facts: {} }, ["value-wrong-type /facts"]],
    ["an unknown key above", { ...(record([]) as object), extra: 1 }, ["key-unknown /extra"]],
    ["a sex that is not listed", record([], { sex: "F" }), ["value-not-allowed /patient/sex"]],
    [
      "a jurisdiction in small letters",
      record([], { jurisdiction: "eu" }),
      ["value-not-allowed /patient/jurisdiction"],
    ],
    ["an impossible birthday", record([], { bornOn: "1988-02-30" }), ["date-impossible /patient/bornOn"]],
    ["no kind", record([{}]), ["value-missing /facts/0/kind"]],
    ["an unknown kind", record([{ kind: "infusion" }]), ["value-not-allowed /facts/0/kind"]],
    ["a fact that is null", record([null]), ["value-wrong-type /facts/0"]],
    ["an impossible date", record([{ ...infusion, infusedOn: "2023-02-29" }]), ["date-impossible /facts/0/infusedOn"]],
    [
      "an instant without a zone",
      record([{ ...infusion, startedAt: "2024-03-04T10:00:00" }]),
      ["instant-impossible /facts/0/startedAt"],
    ],
    ["a negative dose", record([{ ...infusion, doseMg: -1 }]), ["value-not-allowed /facts/0/doseMg"]],
    [
      "no date",
      record([{ kind: "infusion-given", drug: "alemtuzumab", doseMg: 12 }]),
      ["value-missing /facts/0/infusedOn"],
    ],
    ["a number without a unit", record([{ ...platelets, unit: undefined }]), ["unit-missing /facts/0/unit"]],
    [
      "an interval without a unit",
      record([{ ...platelets, value: { low: 1, high: 2 }, unit: undefined }]),
      ["unit-missing /facts/0/unit"],
    ],
    [
      "an interval upside down",
      record([{ ...platelets, value: { low: 200, high: 100 } }]),
      ["value-not-allowed /facts/0/value"],
    ],
    ["a unit nobody knows", record([{ ...platelets, unit: "parsec" }]), ["unit-unknown /facts/0/unit"]],
    ["a unit of something else", record([{ ...platelets, unit: "umol/L" }]), ["unit-unfit /facts/0/unit"]],
    ["a value nobody lives with", record([{ ...platelets, value: 9e9 }]), ["value-implausible /facts/0/value"]],
    ["an unknown analyte", record([{ ...platelets, analyte: "plattelets" }]), ["analyte-unknown /facts/0/analyte"]],
    ["neither analyte nor LOINC", record([{ ...platelets, analyte: undefined }]), ["value-missing /facts/0/analyte"]],
    [
      "a LOINC number that is none",
      record([{ ...platelets, analyte: undefined, loinc: "777-4" }]),
      ["code-check-digit /facts/0/loinc"],
    ],
    ["no value", record([{ ...platelets, value: undefined }]), ["value-missing /facts/0/value"]],
    [
      "a status that is not listed",
      record([{ ...platelets, status: "amended" }]),
      ["value-not-allowed /facts/0/status"],
    ],
    [
      "two problems: both, and in order",
      record([
        { ...infusion, doseMg: "12", extra: 1 },
        { ...platelets, unit: 3 },
      ]),
      ["value-wrong-type /facts/0/doseMg", "key-unknown /facts/0/extra", "value-wrong-type /facts/1/unit"],
    ],
    ["keys with signs of their own", record([{ ...infusion, "a/b~c": 1 }]), ["key-unknown /facts/0/a~1b~0c"]],
    ["not a number", record([{ ...platelets, value: Number.NaN }]), ["value-wrong-type /facts/0/value"]],
  ];
  it.each(table)("%s", (_name, input, expected) => {
    expect([...problems(input)].toSorted()).toEqual([...expected].toSorted());
  });

  it("every issue has a remedy, and a code that is catalogued", () => {
    for (const [, input] of table) {
      const parsed = parseRecord(input);
      for (const issue of parsed.ok ? [] : parsed.issues) {
        expect(issue.remedy.length).toBeGreaterThan(10);
        expect(issue.saw.length).toBeLessThanOrEqual(100);
        expect(issue.code satisfies IssueCode).toMatch(/^[a-z-]+$/);
      }
    }
  });

  // base/result.ts: `saw` is never a name, never a date of birth.
  it("what was seen never shows a date of birth or a name", () => {
    const inputs = [
      record([], { bornOn: "1988-02-30" }),
      record([], { bornOn: 19880514 }),
      { record: 1, patient: "Jane Doe, born 1988-05-14", facts: [] },
      { record: 1, patient: ["Jane Doe", "1988-05-14"], facts: [] },
      record([], { identifiers: [{ system: "s", value: "", name: "Jane Doe" }] }),
      record([], { identifiers: "Jane Doe" }),
    ];
    const seen = inputs.flatMap((input) => {
      const parsed = parseRecord(input);
      return parsed.ok ? ["accepted"] : parsed.issues.map((issue) => `${issue.at} ${issue.saw} ${issue.remedy}`);
    });
    expect(seen.filter((text) => /1988|Jane|Doe|accepted/.test(text))).toEqual([]);
  });
});

describe("daysAfter", () => {
  const base = { kind: "infusion-given", id: "I", infusedOn: "2024-03-04", drug: "alemtuzumab", doseMg: 12 };
  const step = (id: string, fact: string, days: number): Readonly<Record<string, unknown>> => ({
    kind: "step-done",
    id,
    step: "counselling",
    daysAfter: { fact, days },
  });
  const dates = (facts: readonly unknown[]): readonly string[] => {
    const parsed = parseFacts(facts);
    return parsed.ok
      ? parsed.value.map((one) => `${one.id} ${formatDay(one.earliest)} ${formatDay(one.latest)}`)
      : parsed.issues.map(({ code, at }) => `${code} ${at}`);
  };

  it("counts from the other fact, through chains, in any order", () => {
    const expected = ["S2 2024-03-01 2024-03-01", "I 2024-03-04 2024-03-04", "S1 2024-03-11 2024-03-11"];
    expect(dates([step("S2", "S1", -10), base, step("S1", "I", 7)])).toEqual(expected);
    expect(dates([step("S1", "I", 7), step("S2", "S1", -10), base])).toEqual(expected);
  });

  it("is as uncertain as the other", () => {
    expect(dates([{ ...base, infusedOn: "2024-02" }, step("S", "I", 1)])).toEqual([
      "I 2024-02-01 2024-02-29",
      "S 2024-02-02 2024-03-01",
    ]);
  });

  it.each([
    ["a fact that is not there", [step("S", "nobody", 1)], ["fact-reference-unknown /0/daysAfter/fact"]],
    ["itself", [step("S", "S", 1)], ["fact-reference-unknown /0/daysAfter/fact"]],
    [
      "a circle",
      [step("S", "T", 1), step("T", "S", 1)],
      ["fact-reference-unknown /0/daysAfter/fact", "fact-reference-unknown /1/daysAfter/fact"],
    ],
    [
      "a fact without a date",
      [{ kind: "condition-recorded", id: "D", condition: "duffy-null" }, step("S", "D", 1)],
      ["fact-reference-unknown /1/daysAfter/fact"],
    ],
  ])("%s is refused", (_name, facts, expected) => {
    expect(dates(facts)).toEqual(expected);
  });

  // What cannot be written as YYYY-MM-DD is no date: the answer's own schema would refuse it.
  it("a distance that leaves the calendar is refused", () => {
    expect(dates([base, step("S", "I", 9_000_000)]).join()).toMatch(
      /date-impossible|date-implausible|value-not-allowed|fact-reference-unknown/,
    );
  });
});

// Contract section 1: ids are made without recordedAt, so a second import is the same fact; we learned it when we first learned it.
it("of two copies the one that was known first is kept", () => {
  const fact = { kind: "exam-done", doneOn: "2024-01-01", exam: "skin", outcome: "normal" };
  const early = { ...fact, recordedAt: "2024-01-02T00:00:00Z" };
  const late = { ...fact, recordedAt: "2024-06-01T00:00:00Z" };
  for (const facts of [
    [early, late],
    [late, early],
  ]) {
    const parsed = parseFacts(facts);
    expect(parsed.ok && parsed.value.map((one) => one.recordedAt)).toEqual([Date.UTC(2024, 0, 2)]);
  }
});
