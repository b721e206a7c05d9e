import { type Analyte, analytes, type FactJson } from "@longwatch/core";
import { describe, expect, test } from "vitest";
import { readCode, type SentCode } from "./code.ts";
import { withoutConflicts } from "./conflicts.ts";
import { readRange } from "./range.ts";
import { readUnits } from "./unit.ts";
import { numberValue, textValue, type ValueContext } from "./value.ts";

const analyte = (key: string): Analyte => analytes.get(key) as Analyte;
const platelets = analyte("platelets");
const loinc = (code: string): SentCode => ({ system: "http://loinc.org", code, display: "", isLoinc: true });
const local = (code: string, display = ""): SentCode => ({ system: "urn:lab", code, display, isLoinc: false });

describe("a code", () => {
  test.each([
    [[loinc("777-3")], undefined, "platelets"],
    [[local("PLT"), loinc("777-3")], undefined, "platelets"],
    [[loinc("777-3"), loinc("26515-7")], undefined, "platelets"],
    [[local("PLT")], { "urn:lab": { PLT: "plt" } }, "platelets"],
    [[loinc("11125-2")], { "http://loinc.org": { "11125-2": "platelets" } }, "platelets"],
    [[loinc("777-3")], { "*": { "777-3": "wbc" } }, "platelets"],
    [[loinc("777-3"), loinc("718-7")], undefined, undefined],
    [[local("PLT"), local("HB")], { "urn:lab": { PLT: "platelets", HB: "haemoglobin" } }, undefined],
    [[loinc("58410-2")], undefined, undefined],
    [[local("constructor")], { "urn:lab": {} }, undefined],
    [[], undefined, undefined],
  ])("%j with %j is %s", (codes, maps, key) => {
    expect(readCode(codes, "", "x", maps).analyte?.key).toBe(key);
  });

  test("a panel's has no issue of its own", () => {
    expect(readCode([loinc("58410-2")], "", "x", undefined)).toEqual({ isPanel: true, issues: [] });
  });
});

describe("units", () => {
  test.each([
    [["10*9/L", "x10*9/L"], "10*9/L", []],
    [["10*9/L", "thousands of them"], "10*9/L", ["warning unit-unknown"]],
    [["10*9/L", "/uL"], undefined, ["error unit-unfit"]],
    [["10*9/L", "g/L"], undefined, ["error unit-unfit"]],
    [["g/L"], undefined, ["error unit-unfit"]],
    [["furlong"], undefined, ["error unit-unknown"]],
    [["", " "], undefined, ["error unit-missing"]],
    [["10*3/uL", "G/l"], "10*3/uL", []],
  ])("%j: %s", (texts, unit, issues) => {
    const reading = readUnits(texts, platelets, undefined, "x");
    expect([reading.unit, reading.issues.map(({ severity, code }) => `${severity} ${code}`)]).toEqual([unit, issues]);
  });
});

describe("a value", () => {
  const context: ValueContext = {
    analyte: platelets,
    term: undefined,
    style: undefined,
    at: "v",
    unitAt: "u",
    units: ["10*9/L"],
  };

  test("an interval upside down, and one beyond life, are refused", () => {
    expect(numberValue({ low: 5, high: 3 }, undefined, context).issues[0]?.code).toBe("value-not-allowed");
    expect(numberValue({ low: 5, high: 99_999 }, undefined, context).issues[0]?.code).toBe("value-implausible");
  });

  test("a number outside the soft limits is taken, and questioned", () => {
    const reading = numberValue(900, undefined, context);
    expect([reading.fields?.value, reading.issues.map(({ code }) => code)]).toEqual([900, ["value-questionable"]]);
  });

  test("free text is measured, never quoted", () => {
    const reading = textValue("as discussed with Amy Shaw", context);
    expect(reading.issues[0]?.saw).toBe("text of 26 characters");
  });
});

test.each([
  [{ text: "<30" }, { refHigh: 30, refText: "<30" }],
  [{ text: "4.3 to 6.2" }, { refLow: 4.3, refHigh: 6.2, refText: "4.3 to 6.2" }],
  [{ text: "women 12-16" }, { refText: "women 12-16" }],
  [
    { low: 1, text: "from 1" },
    { refLow: 1, refText: "from 1" },
  ],
  [{}, {}],
])("the range %j", (sent, fields) => {
  expect(readRange(sent, undefined, "x")).toEqual({ fields, issues: [] });
});

test("a range with commas is not guessed", () => {
  expect(readRange({ text: "0,4-4,0" }, undefined, "x").issues[0]?.code).toBe("reference-range-unreadable");
  expect(readRange({ text: "0,4-4,0" }, { decimalMark: "," }, "x").fields).toMatchObject({ refLow: 0.4, refHigh: 4 });
});

test("states of one result contradict each other only where nothing tells which is later", () => {
  const fact = (value: number, more: object = {}): FactJson => ({
    kind: "result-reported",
    collectedOn: "2025-03-01",
    analyte: "platelets",
    value,
    unit: "10*9/L",
    resultKey: "k",
    ...more,
  });
  const kept = (...facts: readonly FactJson[]) =>
    withoutConflicts(facts.map((one) => ({ fact: one, at: "x", patient: "p" }))).facts.length;
  expect(kept(fact(1), fact(2))).toBe(0);
  expect(kept(fact(1), fact(1))).toBe(2);
  expect(kept(fact(1), fact(2, { status: "corrected" }))).toBe(2);
  expect(kept(fact(1), fact(2, { reportedAt: "2025-03-02T00:00:00Z" }))).toBe(2);
  expect(kept(fact(1, { resultKey: "a" }), fact(2))).toBe(2);
});
