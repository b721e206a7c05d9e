import { type Analyte, findAnalyte } from "@longwatch/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import type { NumberStyle } from "./options.ts";
import { readSegment } from "./segment.ts";
import { readValue } from "./values.ts";

const read = (key: string, type: string, value: string, unit = "", style?: NumberStyle) => {
  const analyte: Analyte = findAnalyte(key)!;
  const obx = readSegment(`OBX|1|${type}|A||${value}|${unit}|`, usualDelimiters, 1);
  return readValue(obx, analyte, undefined, { style }, "OBX[1]");
};
const brief = (...args: Parameters<typeof read>) => {
  const { kind, value, comparator, unit, remarks, issues } = read(...args);
  return [
    kind,
    ...[comparator, value, unit].filter((part) => part !== undefined),
    ...remarks,
    ...issues.map((i) => `${i.severity} ${i.code}`),
  ];
};

describe("numbers", () => {
  it.each([
    ["platelets", "NM", "212", "10*9/L", ["read", 212, "10*9/L"]],
    ["platelets", "NM", "212", "10^3/uL", ["read", 212, "10*9/L"]],
    ["tsh", "SN", ">^90", "mIU/L^^UCUM", ["read", ">", 90, "m[IU]/L"]],
    ["tsh", "ST", "<0.01", "mIU/L", ["read", "<", 0.01, "m[IU]/L"]],
    ["tsh", "ST", "> 90", "mIU/L", ["read", ">", 90, "m[IU]/L"]],
    ["urine_rbc_microscopy", "ST", "6-10", "/HPF", ["read", { low: 6, high: 10 }, "/[HPF]"]],
    ["urine_rbc_microscopy", "SN", "^6^-^10", "/HPF", ["read", { low: 6, high: 10 }, "/[HPF]"]],
    ["tpo_ab", "SN", "^1^:^128", "", ["read", { titre: 128 }]],
    ["platelets", "NUM", "212", "10*9/L", ["read", 212, "10*9/L", "warning value-type-unknown"]],
    ["platelets", "", "212", "10*9/L", ["read", 212, "10*9/L", "warning value-type-unknown"]],
    ["platelets", "NM", "8", "10*9/L", ["read", 8, "10*9/L", "warning value-questionable"]],
  ])("%s %s %s %s", (key, type, value, unit, expected) => expect(brief(key, type, value, unit)).toEqual(expected));

  it.each([
    ["haemoglobin", "NM", "13.4", "g/l-1", "error unit-unfit"],
    ["haemoglobin", "NM", "13.4", "", "error unit-missing"],
    ["haemoglobin", "NM", "13.4", "parsec", "error unit-unknown"],
    ["haemoglobin", "NM", "134", "g/L^g/dL", "error unit-unfit"],
    ["platelets", "ST", "1,234", "10*9/L", "error number-ambiguous"],
    ["platelets", "NM", "210000", "10*9/L", "error value-implausible"],
  ])("%s %s %s %s is not taken: %s", (key, type, value, unit, issue) => {
    expect(brief(key, type, value, unit)).toEqual(["unusable", issue]);
  });

  it("reads a decimal comma only where the sender is known to write it", () => {
    expect(brief("tsh", "ST", "0,45", "mIU/L")).toEqual(["unusable", "error number-ambiguous"]);
    expect(brief("tsh", "ST", "0,45", "mIU/L", { decimalMark: "," })).toEqual(["read", 0.45, "m[IU]/L"]);
  });

  it("takes no words, and no two numbers, under NM", () => {
    expect(brief("platelets", "NM", "27~25", "10*9/L")).toEqual(["text", "27\n25", "warning value-unreadable"]);
    expect(brief("hbsag", "NM", "Reactive")).toEqual(["text", "Reactive", "warning value-unreadable"]);
    expect(brief("platelets", "NM", "10*9/L", "70-105")).toEqual(["text", "10*9/L", "warning value-unreadable"]);
  });
});

describe("words", () => {
  it.each([
    ["hbsag", "ST", "Reactive", ["read", "positive"]],
    ["hiv", "ST", "Non-Reactive", ["read", "negative"]],
    ["hcv_ab", "CWE", "11214006^Reactive^SCT", ["read", "positive"]],
    ["hcv_ab", "CE", "POS", ["read", "positive"]],
    ["urine_blood_dipstick", "SN", "^1^+", ["read", "1+"]],
    ["urine_blood_dipstick", "ST", "Trace", ["read", "trace"]],
    ["urine_blood_dipstick", "ST", "Large", ["read", "3+"]],
  ])("%s %s %s", (key, type, value, expected) => expect(brief(key, type, value)).toEqual(expected));

  it("of one coded value must agree", () => {
    expect(brief("hcv_ab", "CWE", "A^Positive^L^B^Reactive^L")).toEqual(["read", "positive"]);
    expect(brief("hcv_ab", "CWE", "A^Positive^L^B^Negative^L")).toEqual([
      "text",
      "Positive / Negative",
      "warning value-unreadable",
    ]);
  });

  it("in place of a number are kept, and are no result", () => {
    expect(brief("platelets", "ST", "adequate", "10*9/L")).toEqual(["text", "adequate", "warning value-unreadable"]);
    expect(brief("platelets", "ST", "see comment")).toEqual(["text", "see comment", "warning result-in-note"]);
    expect(brief("platelets", "ST", "not performed")).toEqual(["text", "not performed", "warning value-not-a-result"]);
    expect(brief("platelets", "ST", "pending")[0]).toBe("unusable");
  });

  it("about the specimen are remarks, beside which a printed number is still shown", () => {
    expect(brief("platelets", "ST", "clumped")).toEqual(["read", "clumped"]);
    expect(brief("platelets", "ST", "45 clumped", "10*9/L")).toEqual(["read", 45, "10*9/L", "clumped"]);
    expect(brief("platelets", "ST", "45 clumped", "")).toEqual(["read", "clumped", "warning unit-missing"]);
  });

  it("are not shown in the issue: they may hold a name", () => {
    expect(read("platelets", "TX", "phoned to Dr Example").issues[0]!.saw).toBe("text of 20 characters");
  });
});

it("tells empty, deleted and attached", () => {
  expect(brief("platelets", "NM", "")).toEqual(["none"]);
  expect(brief("platelets", "ST", "---")).toEqual(["none"]);
  expect(brief("platelets", "NM", '""')).toEqual(["deleted"]);
  expect(brief("platelets", "ED", "a^b^c^Base64^AAAA")).toEqual(["attachment"]);
});

it("never throws, and gives a number only with a unit", () => {
  const piece = fc.string({
    unit: fc.constantFrom("1", "2", ".", ",", "<", ">", "-", "^", "~", "a", "+", " ", ":", '"'),
    maxLength: 8,
  });
  fc.assert(
    fc.property(fc.constantFrom("NM", "SN", "ST", "CWE", "TX", "XX", ""), piece, piece, (type, value, unit) => {
      const reading = read("platelets", type, value, unit);
      if (typeof reading.value === "number") expect(reading.unit).toBeDefined();
    }),
  );
});
