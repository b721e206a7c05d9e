import { readFileSync } from "node:fs";
import path from "node:path";
import { type AssessmentJson, functionalSystems, parseDay, parseRecord } from "@longwatch/core";
import { describe, expect, test } from "vitest";
import type { ExportedPerson } from "./person.ts";
import { type ExportShape, rowsOfPerson } from "./shapes.ts";
import { testWords } from "./words.ts";

const examples = path.join(import.meta.dirname, "../../../examples");
const answer = JSON.parse(
  readFileSync(path.join(examples, "elena.2026-11-21.expected.json"), "utf8"),
) as AssessmentJson;

function rowsOf(shape: ExportShape, table: string, facts: readonly object[]) {
  const record = parseRecord({
    record: 1,
    patient: { id: "p", sex: "female", bornOn: "1980", jurisdiction: "EU" },
    facts: [{ kind: "infusion-given", infusedOn: "2024-03-04", drug: "alemtuzumab", doseMg: 12 }, ...facts],
  });
  if (!record.ok) throw new Error(JSON.stringify(record.issues));
  const withheld: string[] = [];
  const person: ExportedPerson = {
    ...{ number: 1, name: "n", privacy: "pseudonymised", record: record.value, answer, asOf: parseDay("2026-11-21")! },
    ...{ words: { symptoms: new Set() }, shiftDays: 0, place: () => 0, withhold: (why: string) => withheld.push(why) },
  };
  return { rows: rowsOfPerson(shape, person)![table]!, withheld };
}
const result = (more: object) => ({ kind: "result-reported", collectedOn: "2024-05-02", ...more });
const cells = { analyte: "urine_rbc_microscopy", unit: "/[HPF]", value: { low: 3, high: 5 } };
const titre = { analyte: "tpo_ab_titre", unit: "{titer}", value: { titre: 80 } };

describe("an interval and a titre are texts, never plain numbers", () => {
  test.each<[string, object, string]>([
    ["interval", cells, "3 to 5"],
    ["titre", titre, "1:80"],
    ["titre above a limit", { ...titre, comparator: ">" }, ">1:80"],
  ])("%s", (_, given, text) => {
    const facts = [result(given)];
    const cdisc = rowsOf("cdisc", "lb", facts);
    expect(cdisc.rows).toMatchObject([{ LBORRES: text, LBSTRESC: text, LBSTRESN: null, LBSTAT: null }]);
    expect(cdisc.withheld).toEqual([]);
    const omop = rowsOf("omop", "measurement", facts);
    expect(omop.rows).toMatchObject([{ value_as_number: null, value_source_value: text.replace(">", "") }]);
    const analysis = rowsOf("analysis", "results", facts);
    expect(analysis.rows).toMatchObject([{ value: null, value_text: text.replace(">", "") }]);
  });

  test.each<[string, object, string | null]>([
    ["an interval that was converted has the catalogue's unit", cells, "/[HPF]"],
    ["a titre has none", titre, null],
    ["a titre of what is else measured in a unit has none", { analyte: "anti_hbs", value: { titre: 128 } }, null],
    ["a number has it", { analyte: "anti_hbs", unit: "m[IU]/mL", value: 12 }, "m[IU]/mL"],
    ["words have none", { analyte: "anti_hbs", value: "positive" }, null],
  ])("%s", (_, given, unit) => {
    expect(rowsOf("cdisc", "lb", [result(given)]).rows).toMatchObject([{ LBSTRESU: unit, LBSTAT: null }]);
    expect(rowsOf("analysis", "results", [result(given)]).rows).toMatchObject([{ unit }]);
  });

  test("a number is one", () => {
    const facts = [result({ analyte: "platelets", unit: "10*9/L", value: 225 })];
    expect(rowsOf("cdisc", "lb", facts).rows).toMatchObject([{ LBORRES: "225", LBSTRESN: 225 }]);
    expect(rowsOf("analysis", "results", facts).rows).toMatchObject([{ value: 225, value_text: null }]);
  });
});

describe("a test is not done", () => {
  test("where it was cancelled", () => {
    const { rows } = rowsOf("cdisc", "lb", [result({ analyte: "platelets", status: "cancelled" })]);
    expect(rows).toMatchObject([{ LBORRES: null, LBSTAT: "NOT DONE" }]);
  });

  test("where its sample was spoilt and gave no value, whatever its status", () => {
    const spoilt = result({ analyte: "platelets", status: "final", specimen: ["clotted"] });
    expect(rowsOf("cdisc", "lb", [spoilt]).rows).toMatchObject([{ LBORRES: null, LBSTAT: "NOT DONE" }]);
  });

  test("and is done where a spoilt sample gave a number all the same", () => {
    const printed = result({ analyte: "platelets", unit: "10*9/L", value: 45, specimen: ["clumped"] });
    expect(rowsOf("cdisc", "lb", [printed]).rows).toMatchObject([{ LBORRES: "45", LBSTAT: null }]);
  });

  test("and not where its value may not leave", () => {
    const { rows, withheld } = rowsOf("cdisc", "lb", [result({ analyte: "platelets", value: "see the note" })]);
    expect(rows).toMatchObject([{ LBORRES: null, LBSTAT: null }]);
    expect(withheld).toEqual(["text-instead-of-value"]);
  });
});

test("no two scales or tests have one code", () => {
  const scored = { kind: "edss-scored", scoredOn: "2024-05-02", score: 3 };
  const grades = Object.fromEntries(functionalSystems.map((system) => [system, 1]));
  const scales = rowsOf("cdisc", "qs", [{ ...scored, functionalSystems: grades }]).rows;
  const tests = rowsOf(
    "cdisc",
    "ft",
    [...testWords].map((word) => ({ kind: "test-scored", scoredOn: "2024-05-02", test: word, value: 1, unit: "s" })),
  ).rows;
  const codes = [...scales.map((row) => row["QSTESTCD"]), ...tests.map((row) => row["FTTESTCD"])];
  expect(codes).toHaveLength(1 + functionalSystems.length + testWords.size);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^[A-Z][A-Z0-9]{0,7}$/);
});

test("how exactly a day is known tells no month and no leap year", () => {
  const on = ["2024-05-02", "2023-02", "2024-02", "2024-05", "2023", "2024"];
  const facts = on.map((occurredOn) => result({ analyte: "platelets", collectedOn: occurredOn, status: "cancelled" }));
  const { rows } = rowsOf("analysis", "results", facts);
  expect(rows.map((row) => row["day_known_to"]).toSorted()).toEqual([
    ...["day", "month", "month", "month", "year", "year"],
  ]);
});
