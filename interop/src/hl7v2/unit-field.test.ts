import { type Analyte, findAnalyte } from "@longwatch/core";
import { expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import { readSegment } from "./segment.ts";
import { readUnitField, unitTexts } from "./unit-field.ts";

const obx = (unit: string) => readSegment(`OBX|1|NM|A||1|${unit}|`, usualDelimiters, 1);
const analyte = (key: string): Analyte => findAnalyte(key)!;
const read = (unit: string, key: string) => {
  const reading = readUnitField(obx(unit), analyte(key), undefined);
  return reading.kind === "unit" ? reading.unit : reading.kind;
};

it.each([
  ["10*9/L", "platelets", "10*9/L"],
  ["10^3/uL", "platelets", "10*9/L"],
  ["x10^9/L", "platelets", "10*9/L"],
  ["10\\S\\9/L", "platelets", "10*9/L"],
  ["10*3/uL^thousand per microliter^UCUM", "wbc", "10*3/uL"],
  ["K/uL", "platelets", "10*9/L"],
  ["giga.l-1", "platelets", "10*9/L"],
  ["{cells}/uL^cells per microliter^UCUM", "platelets", "/uL"],
  ["258797006^mg/dL^SCT", "creatinine", "mg/dL"],
  ["^mg/dL", "creatinine", "mg/dL"],
  ["UMOL/L", "creatinine", "umol/L"],
  ["g/L^g/dL", "haemoglobin", "contradictory"],
  ["g/dL^mg/dL", "haemoglobin", "contradictory"],
  ["10*9/L^x10*9/L", "platelets", "10*9/L"],
  ["g/l-1", "haemoglobin", "unfit"],
  ["mg/dL", "haemoglobin", "unfit"],
  ["parsec", "haemoglobin", "unknown"],
  ["", "haemoglobin", "missing"],
  ['""', "haemoglobin", "missing"],
  ["10^9^x", "platelets", "unknown"],
])("%s of %s is %s", (unit, key, meaning) => expect(read(unit, key)).toBe(meaning));

it("reads code, text, alternates and original text, in this order", () => {
  expect(unitTexts(obx("1^a^UCUM^2^b^L^v^v^orig"))).toEqual(["1", "a", "2", "b", "orig"]);
});
