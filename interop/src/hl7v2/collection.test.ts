import { describe, expect, it } from "vitest";
import { collectionOfOrder, collectionOfResult } from "./collection.ts";
import { usualDelimiters } from "./delimiters.ts";
import { readSegment } from "./segment.ts";

const segment = (line: string) => readSegment(line, usualDelimiters, 1);
const spm = (time: string) => ({ spm: segment(`SPM|1${"|".repeat(16)}${time}`), notes: [], observations: [] });
const ofOrder = (times: readonly string[], obr7: string) => {
  const obr = segment(`OBR|1||||||${obr7}`);
  const reading = collectionOfOrder(
    { obr, notes: [], observations: [], specimens: times.map(spm) },
    "OBR[1]",
    "LAB",
    {},
  );
  return [reading.time?.date, ...reading.issues.map((issue) => `${issue.code} ${issue.at}`)];
};

describe("the order's day", () => {
  it.each([
    [["20250101^20250102"], "20250103", ["2025-01-01"]],
    [[], "20250103", ["2025-01-03"]],
    [[""], "20250103", ["2025-01-03"]],
    [["", "20250101"], "20250103", ["2025-01-01"]],
    [["202501010800", "202501010900"], "20250103", ["2025-01-01"]],
    [["20250101", "20250102"], "20250103", ["2025-01-03"]],
    [["20250101", "20250102"], "", [undefined]],
    [["20251301"], "20250103", ["2025-01-03", "date-impossible OBR[1]/SPM[1]-17"]],
  ])("SPM-17 %j and OBR-7 %s", (times, obr7, expected) => expect(ofOrder(times, obr7)).toEqual(expected));
});

describe("the result's day", () => {
  const ofResult = (obx14: string, order: string | undefined, sent?: string) => {
    const reading = collectionOfResult(
      segment(`OBX|1${"|".repeat(13)}${obx14}`),
      order === undefined ? undefined : { date: order },
      sent === undefined ? undefined : { date: sent },
      "OBX[1]",
      "LAB",
      {},
    );
    return [reading.time?.date, ...reading.issues.map((issue) => `${issue.severity} ${issue.code}`)];
  };

  it.each([
    ["20250105", "2025-01-03", undefined, ["2025-01-03"]],
    ["20250105", undefined, undefined, ["2025-01-05", "warning date-missing"]],
    ["", undefined, undefined, [undefined, "error date-missing"]],
    ["20251301", undefined, undefined, [undefined, "warning date-impossible", "error date-missing"]],
    ["", "2025-01-03", "2025-01-03", ["2025-01-03"]],
    ["", "2025-01-03", "2025-01-02", ["2025-01-03"]],
    ["", "2025-01-03", "2025-01-01", ["2025-01-03", "warning date-implausible"]],
    ["", "2025-02", "2025-01-01", ["2025-02"]],
  ])("OBX-14 %s, order %s, sent %s", (obx14, order, sent, expected) =>
    expect(ofResult(obx14, order, sent)).toEqual(expected),
  );
});
