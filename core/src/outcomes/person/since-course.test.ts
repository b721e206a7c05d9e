import { describe, expect, it } from "vitest";
import { ask, on } from "../../testing/ask.ts";
import { course, type Loose } from "../../testing/panel.ts";
import { readingsOf } from "../readings/readings.ts";
import { mriSince } from "./mri-since.ts";
import { relapsesSince } from "./relapses-since.ts";

const firstOn = on("2020-03-04");
const relapse = (startedOn: string, confirmedByExam?: boolean): Loose => ({
  kind: "relapse-occurred",
  id: `r-${startedOn}`,
  startedOn,
  ...(confirmedByExam === undefined ? {} : { confirmedByExam }),
});
const seen = (scoredOn: string): Loose => ({ kind: "edss-scored", id: scoredOn, scoredOn, score: 2 });
const scan = (scannedOn: string, more: object = {}): Loose => ({
  kind: "mri-read",
  id: `m-${scannedOn}`,
  scannedOn,
  region: "brain",
  newOrEnlargingT2: 0,
  gdEnhancing: 0,
  comparedWithOn: "2020-01-01",
  ...more,
});
const readOf = (facts: readonly Loose[], asOf: string) => {
  const { facts: held, timeline } = ask([...course(firstOn, 5), ...facts], asOf);
  return readingsOf(held, timeline.courses, on(asOf));
};

describe("relapses since a course", () => {
  const told = (facts: readonly Loose[], which: "reported" | "confirmed" = "reported", asOf = "2022-06-30") =>
    relapsesSince(firstOn, readOf([seen("2022-03-04"), ...facts], asOf), which, on(asOf));

  it.each<readonly [string, readonly Loose[], number, number]>([
    ["none", [], 0, 0],
    ["of the day of the first infusion: before it", [relapse("2020-03-04")], 0, 0],
    ["of the day after", [relapse("2020-03-05")], 1, 1],
    ["confirmed or not, they count", [relapse("2020-06-01", true), relapse("2021-06-01")], 2, 2],
    ["refuted, it does not", [relapse("2021-06-01", false)], 0, 0],
    ["29 days apart they are one", [relapse("2021-06-01"), relapse("2021-06-30")], 1, 1],
    ["without an exact day it counts where all its days do", [relapse("2020-06-01"), relapse("2021-06")], 2, 2],
    ["that may lie before the course may be one more", [relapse("2020-06-01"), relapse("2020-03")], 1, 2],
    ["that may come after today may be one more", [relapse("2022")], 0, 1],
    ["that may be part of another may be one more", [relapse("2021-05-31"), relapse("2021-06")], 1, 2],
    ["30 days apart from another it is one more", [relapse("2021-05-02"), relapse("2021-06")], 2, 2],
    ["without an exact day, and refuted, it is none", [relapse("2021-06", false)], 0, 0],
  ])("%s", (_, facts, least, most) => {
    expect(told(facts).relapses).toEqual({ least, most });
  });

  it("are counted over the days to the last contact, and no further", () => {
    expect(told([]).daysAtRisk).toBe(on("2022-03-04") - firstOn);
    expect(told([relapse("2022-05-01")])).toMatchObject({
      daysAtRisk: on("2022-05-01") - firstOn,
      contactExtendedTo: on("2022-05-01"),
    });
  });

  it("as trials count them are the confirmed ones, and those not known may be", () => {
    const facts = [relapse("2020-06-01", true), relapse("2021-01-01"), relapse("2021-06-01", false)];
    expect(told(facts, "confirmed")).toMatchObject({
      relapses: { least: 1, most: 2 },
      onsets: [on("2020-06-01"), on("2021-01-01")],
    });
  });
});

describe("scans since a course", () => {
  const told = (facts: readonly Loose[], asOf = "2022-06-30") => mriSince(firstOn, readOf(facts, asOf), on(asOf));

  it.each<readonly [string, readonly Loose[], object]>([
    ["none is no freedom", [scan("2020-03-04")], { state: "cannot-tell", lack: "scan", lesions: undefined }],
    ["one is free", [scan("2020-03-05")], { state: "free", lesions: { least: 0, most: 0 } }],
    [
      "one free and one not counted",
      [scan("2020-06-01"), scan("2021-06-01", { gdEnhancing: undefined })],
      { state: "cannot-tell", lack: "lesion-counts", lesions: undefined },
    ],
    [
      "one active, whatever else is not known",
      [scan("2020-06-01", { gdEnhancing: undefined }), scan("2021-06-01", { gdEnhancing: 2, newOrEnlargingT2: 3 })],
      { state: "active", lesions: undefined },
    ],
    [
      "lesions that may be the same ones",
      [scan("2021-06-01", { gdEnhancing: 2, newOrEnlargingT2: 3 })],
      { state: "active", lesions: { least: 3, most: 5 } },
    ],
    ["one of no exact day", [scan("2020-06-01"), scan("2021-06")], { state: "cannot-tell", lack: "exact-day" }],
    ["one of no exact day, before for certain", [scan("2020-06-01"), scan("2019")], { state: "free" }],
  ])("%s", (_, facts, expected) => {
    expect(told(facts)).toMatchObject(expected);
  });

  it("names new lesions that may be older than the course, and not enhancing ones", () => {
    const days = (facts: readonly Loose[]) => told(facts).comparedBefore.map(({ day }) => day);
    expect(days([scan("2020-09-01", { newOrEnlargingT2: 1 })])).toEqual([on("2020-09-01")]);
    expect(days([scan("2020-09-01", { newOrEnlargingT2: 1, gdEnhancing: 1 })])).toEqual([]);
    expect(days([scan("2020-09-01", { newOrEnlargingT2: 1, comparedWithOn: "2020-04-01" })])).toEqual([]);
  });
});
