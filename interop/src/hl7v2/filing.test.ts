import { expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import { fileValue } from "./filing.ts";
import { readSegment } from "./segment.ts";
import type { ValueReading } from "./values.ts";

const reading = (kind: ValueReading["kind"], more: Partial<ValueReading> = {}): ValueReading => ({
  kind,
  remarks: [],
  asSent: "",
  issues: [],
  ...more,
});
const unusable = reading("unusable", {
  asSent: "13.4 g/l-1",
  issues: [{ code: "unit-unfit", severity: "error", at: "OBX[1]-6", saw: "", remedy: "" }],
});
const segment = (line: string) => readSegment(line, usualDelimiters, 1);
const file = (
  read: ValueReading,
  status: Parameters<typeof fileValue>[1],
  remarks: Parameters<typeof fileValue>[2] = [],
  note = "",
  obx = "OBX|1|NM|A||||||||F",
) => {
  const notes = note === "" ? [] : [segment(`NTE|1||${note}`)];
  const filing = fileValue(read, status, remarks, { obx: segment(obx), notes }, "OBX[1]");
  return [filing.isFiled, filing.value, ...filing.issues.map((issue) => `${issue.severity} ${issue.code}`)];
};

it("files what was read, and words", () => {
  expect(file(reading("read", { value: 7 }), "final")).toEqual([true, 7]);
  expect(file(reading("text", { value: "adequate" }), "final")).toEqual([true, "adequate"]);
});

it("files cancelled and withdrawn results without a value", () => {
  expect(file(reading("read", { value: 7 }), "cancelled")).toEqual([true, undefined, "warning result-cancelled"]);
  expect(file(unusable, "entered-in-error")).toEqual([true, undefined]);
});

it("does not file nothing, nor a number nobody can vouch for", () => {
  expect(file(reading("none"), "final")).toEqual([false, undefined, "error value-missing"]);
  expect(file(reading("none"), "final", [], "see report: 7.2")).toEqual([false, undefined, "error result-in-note"]);
  expect(file(unusable, "final")).toEqual([false, undefined, "error unit-unfit"]);
});

it("always files a correction and a deletion, as words, so that the old number does not stand", () => {
  expect(file(unusable, "corrected")).toEqual([true, "13.4 g/l-1", "warning unit-unfit"]);
  expect(file(reading("none"), "corrected")).toEqual([true, "no value", "warning value-missing"]);
  expect(file(reading("deleted"), "final")).toEqual([true, "no value", "warning value-missing"]);
});

it("files a remark on the specimen without a value", () => {
  expect(file(reading("none"), "final", ["clotted"])).toEqual([true, undefined]);
});

it("says where a row seems shifted", () => {
  const filing = fileValue(
    reading("none"),
    "preliminary",
    [],
    { obx: segment("OBX|1|SN|A|1|||>^11.0|1||H|||F"), notes: [] },
    "OBX[1]",
  );
  expect(filing.issues[0]!.saw).toBe("nothing; the status stands too far right");
});
