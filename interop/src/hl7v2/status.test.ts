import { expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import type { Hl7Options } from "./options.ts";
import { readSegment } from "./segment.ts";
import { readStatus } from "./status.ts";

const read = (status: string, order = "", options: Hl7Options = {}) => {
  const obx = readSegment(`OBX|1|NM|A||1|||||${"|"}${status}`, usualDelimiters, 1);
  const obr = readSegment(`OBR|1${"|".repeat(24)}${order}`, usualDelimiters, 1);
  const reading = readStatus(obx, obr, "OBR[1]/OBX[1]", "LAB", options);
  return reading.kind === "status"
    ? [reading.status, ...reading.issues.map((issue) => `${issue.severity} ${issue.code}`)]
    : reading.code;
};

it.each([
  ["F", "final"],
  ["U", "final"],
  ["V", "final"],
  ["B", "final"],
  ["C", "corrected"],
  ["A", "corrected"],
  ["P", "preliminary"],
  ["R", "preliminary"],
  ["S", "preliminary"],
  ["X", "cancelled"],
  ["D", "entered-in-error"],
  ["f", "final"],
])("%s is %s", (code, status) => expect(read(code)).toEqual([status]));

it.each(["I", "O", "N"])("%s is not filed", (code) => expect(read(code)).toBe(code));

it("tells a person when a result was another patient's", () => {
  expect(read("W")).toEqual(["entered-in-error", "warning patient-mismatch"]);
});

it.each(["Verified", "Auth (Verified)", "Q", ""])("does not take %j for final", (word) => {
  expect(read(word)).toEqual(["preliminary", "warning status-unknown"]);
});

it("takes the order's status where the result has none, and only then", () => {
  expect(read("", "F")).toEqual(["final"]);
  expect(read("", "P")).toEqual(["preliminary"]);
  expect(read("", "Z")).toEqual(["preliminary", "warning status-unknown"]);
  expect(read("Verified", "F")).toEqual(["preliminary", "warning status-unknown"]);
});

it("knows the words agreed with the sender", () => {
  expect(read("Verified", "", { statuses: { LAB: { Verified: "F" } } })).toEqual(["final"]);
  expect(read("Verified", "", { statuses: { "*": { Verified: "F" } } })).toEqual(["final"]);
  expect(read("Verified", "", { statuses: { OTHER: { Verified: "F" } } })).toEqual([
    "preliminary",
    "warning status-unknown",
  ]);
});
