import { describe, expect, test } from "vitest";
import { importMessage } from "../import-message.ts";
import { bundle, observation, patient } from "../testing/fhir.ts";
import type { CodeMaps } from "./code.ts";
import type { HeldResult } from "./held.ts";

type Sent = { readonly value: string; readonly unit?: string; readonly name?: string; readonly flag?: string };

const heldIn = (text: string, codeMaps?: CodeMaps): readonly HeldResult[] =>
  importMessage("m", Buffer.from(text), { recordedAt: "2026-04-08T09:00:00Z", codeMaps }).parts.flatMap(
    ({ held }) => held,
  );

const obx = (row: string, codes?: CodeMaps) =>
  heldIn(
    [
      "MSH|^~\\&|LAB|MAIN|LW|C|20260408080000+0000||ORU^R01|7|P|2.5.1",
      "PID|1||M2001^^^CLINIC^MR",
      "OBR|1||F7|CBC|||20260407",
      row,
    ].join("\r"),
    codes,
  );
const fhir = (changes: object, codes?: CodeMaps) =>
  heldIn(
    JSON.stringify(
      bundle(
        patient("p1"),
        observation({
          effectiveDateTime: "2026-04-07",
          code: named("Platelets"),
          valueQuantity: undefined,
          ...changes,
        }),
      ),
    ),
    codes,
  );
const named = (name: string) => ({ coding: [{ system: "urn:lab", code: "L1", display: name }] });

/** One result under a code that nobody has mapped, as each format sends it. */
const formats: Readonly<Record<string, (sent: Sent, codes?: CodeMaps) => readonly HeldResult[]>> = {
  "HL7 v2": ({ value, unit = "", name = "Platelets", flag = "" }, codes) =>
    obx(`OBX|1|ST|L1^${name}^L||${value}|${unit}||${flag.replaceAll(" ", "~")}|||F`, codes),
  FHIR: ({ value, unit, name = "Platelets", flag }, codes) => {
    const [, sign = "", digits = ""] = /^([<>]=?|)\s*([\d.]+)$/.exec(value) ?? [];
    const interpretation = flag === undefined ? [] : [{ coding: flag.split(" ").map((code) => ({ code })) }];
    const flags = interpretation.flatMap(({ coding }) => coding.map((one) => ({ coding: [one] })));
    const as =
      digits === ""
        ? { valueString: `${value}${unit === undefined ? "" : ` ${unit}`}` }
        : { valueQuantity: { value: Number(digits), unit, ...(sign === "" ? {} : { comparator: sign }) } };
    return fhir({ code: named(name), ...as, ...(flags.length === 0 ? {} : { interpretation: flags }) }, codes);
  },
  CSV: ({ value, unit = "", name = "Platelets", flag = "" }, codes) =>
    heldIn(
      [
        "patient_id,id_authority,collected_at,code,name,value,unit,flag",
        `M2001,CLINIC,2026-04-07,L1,${name},${value},${unit},${flag}\n`,
      ].join("\n"),
      codes,
    ),
};

const readingsOf = (held: readonly HeldResult[]) =>
  held.flatMap(({ readings }) =>
    readings.map(
      ({ analyte, comparator = "", value, unit, collectedOn }) =>
        `${collectedOn} ${analyte} ${comparator}${value} ${unit}`,
    ),
  );
const platelets = (amount: string) => [`2026-04-07 platelets ${amount} 10*9/L`];

describe.each(Object.entries(formats))("%s, a result that was not taken", (_, held) => {
  test.each<[string, Sent, readonly string[]]>([
    ["a number", { value: "12", unit: "10*9/L" }, platelets("12")],
    ["less than", { value: "<50", unit: "10*9/L" }, platelets("<50")],
    ["less than, with a blank", { value: "< 50", unit: "10*9/L" }, platelets("<50")],
    ["more than", { value: ">50", unit: "10*9/L" }, platelets(">50")],
    ["at most", { value: "<=50", unit: "10*9/L" }, platelets("<=50")],
    ["at least", { value: ">=50", unit: "10*9/L" }, platelets(">=50")],
    ["number and unit in one text", { value: "12 10*9/L" }, platelets("12")],
    ["all in one text", { value: "<50 10*9/L" }, platelets("<50")],
    ["an interval, by its ends", { value: "6-10", unit: "10*9/L" }, [...platelets("6"), ...platelets("10")]],
    ["a sign that nobody knows", { value: "<>50", unit: "10*9/L" }, ["<50", "50", ">50"].flatMap(platelets)],
    ["words", { value: "to follow", unit: "10*9/L" }, []],
  ])("%s", (__, sent, expected) => {
    expect(readingsOf(held(sent))).toEqual(expected);
  });

  test.each([
    ["HH", true],
    ["L HH", true],
    ["HH L", true],
    ["L", false],
    ["", false],
  ])("flagged %j is critical: %s", (flag, isCritical) => {
    const [one] = held({ value: "12", unit: "10*9/L", ...(flag === "" ? {} : { flag }) });
    expect([one!.isCritical, one!.readings.length]).toEqual([isCritical, 1]);
  });

  test("under a code that is mapped to no analyte is judged by its unit", () => {
    const [one] = held({ value: "<12", unit: "10*9/L" }, { "*": { L1: "no-such-test" } });
    expect(readingsOf([one!])).toEqual(expect.arrayContaining(platelets("<12")));
    expect(one).not.toHaveProperty("proposal");
  });

  test("says the code, and what it may be by its name", () => {
    expect(held({ value: "12", unit: "10*9/L" })[0]).toMatchObject({ code: "L1", proposal: "platelets" });
  });
});

test.each([
  ["NM", "<50"],
  ["SN", "<^50"],
  ["SN", "<^50~>^90", ["<50", ">90"]],
  ["SN", "=^50", ["50"]],
  ["SN", "^6^-^10", ["6", "10"]],
] as [string, string, string[]?][])("HL7 v2 %s %s", (type, value, amounts = ["<50"]) => {
  expect(readingsOf(obx(`OBX|1|${type}|L1^Platelets^L||${value}|10*9/L|||||F`))).toEqual(amounts.flatMap(platelets));
});

const range = (ends: object) => ({ valueRange: ends });
const end = (value: number) => ({ value, unit: "10*9/L" });
test.each<[string, object, readonly string[]]>([
  ["a quantity", { valueQuantity: { ...end(50), comparator: "<" } }, ["<50"]],
  ["a comparator that is none", { valueQuantity: { ...end(50), comparator: "ad" } }, ["<50", "50", ">50"]],
  ["both ends of a range", range({ low: end(6), high: end(10) }), ["6", "10"]],
  ["a range that is open above", range({ low: end(6) }), [">=6"]],
  ["a range that is open below", range({ high: end(10) }), ["<=10"]],
  ["an integer", { valueInteger: 12 }, ["12"]],
  ["a coded value in words", { valueCodeableConcept: { text: "<50 10*9/L" } }, ["<50"]],
])("FHIR, %s", (_, changes, amounts) => {
  expect(readingsOf(fhir(changes))).toEqual(expect.arrayContaining(amounts.flatMap(platelets)));
});

test("codes that are mapped to different analytes leave both", () => {
  const codes = [
    { system: "urn:lab", code: "L1" },
    { system: "urn:lab", code: "L2" },
  ];
  const held = fhir(
    { code: { coding: codes }, valueQuantity: { ...end(0.4), comparator: "<" } },
    { "urn:lab": { L1: "neutrophils", L2: "platelets" } },
  );
  expect(readingsOf(held)).toEqual(expect.arrayContaining(["2026-04-07 neutrophils <0.4 10*9/L"]));
});

test.each(["1 234 10*9/L", "1'234 10*9/L"])("%s may be either of its numbers", (valueString) => {
  expect(readingsOf(fhir({ valueString }))).toEqual(expect.arrayContaining(platelets("1234")));
});
