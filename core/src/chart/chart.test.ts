import { describe, expect, it } from "vitest";
import { ask, on } from "../testing/ask.ts";
import { course, type Loose, result } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { chartOf } from "./chart.ts";
import { chartJson } from "./chart-json.ts";

const treated = course(on("2024-05-27"), 5);
const chart = (
  facts: readonly Loose[],
  asOf = "2025-06-30",
  more: { readonly knownAt?: string; readonly patient?: object } = {},
) => chartOf(ask([...treated, ...facts], asOf, { rulebook: realRulebook, ...more, patient: { ...more.patient } }));
const seriesOf = (made: ReturnType<typeof chart>, key: string) => made.series.find((one) => one.key === key)!;
const sample = (analyte: string, value: number | string | object, unit?: string, more: object = {}): Loose => ({
  kind: "result-reported",
  id: "r",
  collectedOn: "2025-03-04",
  analyte,
  value,
  ...(unit === undefined ? {} : { unit }),
  ...more,
});
const cells = "10*9/L";

describe("where a result lies, and by what", () => {
  type Row = readonly [name: string, fact: Loose, patient: object, judged: string, by: string | null];
  it.each<Row>([
    [
      "inside its own range",
      sample("platelets", 200, cells, { refLow: 150, refHigh: 400 }),
      {},
      "inside",
      "laboratory",
    ],
    [
      "on the limit is inside",
      sample("platelets", 150, cells, { refLow: 150, refHigh: 400 }),
      {},
      "inside",
      "laboratory",
    ],
    ["below its own range", sample("platelets", 149, cells, { refLow: 150, refHigh: 400 }), {}, "low", "laboratory"],
    ["above its own range", sample("platelets", 401, cells, { refLow: 150, refHigh: 400 }), {}, "high", "laboratory"],
    ["its own range before a general one", sample("albumin", 33, "g/L", { refLow: 30 }), {}, "inside", "laboratory"],
    ["a general range where none was sent", sample("platelets", 149, cells), {}, "low", "general"],
    [
      "inside a range and beyond the limit of a rule",
      sample("platelets", 95, cells, { refLow: 80 }),
      {},
      "low",
      "rule",
    ],
    ["no range known at all", sample("calcium", 2.3, "mmol/L"), {}, "unknown", null],
    ["only one side is known, and it is kept", sample("crp", 3, "mg/L"), {}, "inside", "general"],
    ["a range by sex, sex not known", sample("haemoglobin", 120, "g/L"), { sex: "unknown" }, "unknown", null],
    ["a range by sex, below both", sample("haemoglobin", 110, "g/L"), { sex: "unknown" }, "low", "general"],
    ["a bound that reaches over the limit", sample("platelets", 200, cells, { comparator: "<" }), {}, "unknown", null],
    ["a bound that does not", sample("tsh", 0.02, "m[IU]/L", { comparator: "<" }), {}, "low", "general"],
    ["an interval over the limit", sample("platelets", { low: 100, high: 200 }, cells), {}, "unknown", null],
    ["another unit", sample("creatinine", 2, "mg/dL"), {}, "high", "general"],
    ["clumped says nothing", sample("platelets", 40, cells, { specimen: ["clumped"] }), {}, "unknown", null],
    [
      "a remark nobody knows is never inside",
      sample("platelets", 200, cells, { specimen: ["green"] }),
      {},
      "unknown",
      null,
    ],
    ["and hides no danger", sample("platelets", 40, cells, { specimen: ["green"] }), {}, "low", "general"],
    ["questioned, and low", sample("platelets", 12, cells), {}, "low", "general"],
    [
      "preliminary, as the number says",
      sample("platelets", 200, cells, { status: "preliminary" }),
      {},
      "inside",
      "general",
    ],
    ["cancelled", sample("platelets", 200, cells, { status: "cancelled" }), {}, "unknown", null],
    ["a word that no rule judges by itself", sample("trab_presence", "positive"), {}, "unknown", null],
    ["a strip of nothing", sample("urine_blood_dipstick", "negative"), {}, "inside", "rule"],
    ["a strip of much", sample("urine_blood_dipstick", "3+"), {}, "high", "rule"],
    ["a word that no rule looks at", sample("vzv_igg_presence", "negative"), {}, "unknown", null],
    ["text", sample("platelets", "see comment", "1"), {}, "unknown", null],
  ])("%s", (_, fact, patient, judged, by) => {
    const [point] = seriesOf(chart([fact], "2025-06-30", { patient }), String(fact["analyte"])).points;
    expect([point?.judged, point?.by]).toEqual([judged, by]);
  });
});

describe("a point", () => {
  it("keeps what the laboratory wrote beside the number in our unit", () => {
    const made = chart([sample("creatinine", 1.2, "mg/dL", { lab: "north" })]);
    expect(seriesOf(made, "creatinine")).toMatchObject({
      unit: "umol/L",
      points: [{ on: "2025-03-04", value: 106.08, sent: { value: "1.2", unit: "mg/dL" }, lab: "north" }],
    });
  });

  it("says from when to when its day may have been, and why it is no evidence", () => {
    const [point] = seriesOf(chart([sample("platelets", 200, cells, { collectedOn: "2025-03" })]), "platelets").points;
    expect(point).toMatchObject({ on: "2025-03-01", through: "2025-03-31" });
    const [clumped] = seriesOf(chart([sample("platelets", 40, cells, { specimen: ["clumped"] })]), "platelets").points;
    expect(clumped).toMatchObject({ flaw: "clumped", value: 40, range: { low: 150, high: 400, by: "general" } });
  });

  it("of what the catalogue does not know is by its number, in its own words, and judged by nothing", () => {
    const made = chart([{ ...sample("x", 7, "mg"), analyte: undefined, loinc: "9999-4" }]);
    expect(made.series.find(({ group }) => group === "unknown")).toMatchObject({
      key: "loinc:9999-4",
      unit: null,
      points: [{ value: null, sent: { value: "7", unit: "mg" }, judged: "unknown", by: null, flaw: "analyte-unknown" }],
    });
  });
});

describe("vital signs", () => {
  const measured = (id: string, at: string, more: object): Loose => ({
    kind: "vitals-measured",
    id,
    measuredAt: at,
    ...more,
  });
  const pressure = (made: ReturnType<typeof chart>) =>
    seriesOf(made, "systolic").points.map(({ on: day, value, judged, by }) => [day, value, judged, by]);

  it("are a series each, in their own group and unit, in the order in which they were measured", () => {
    const made = chart([
      measured("b", "2025-03-04T11:00:00Z", { systolic: 131, diastolic: 79, pulse: 72, temperatureC: 36.9, spo2: 98 }),
      measured("a", "2025-03-04T10:00:00Z", { systolic: 128, phase: "before" }),
      measured("later", "2025-09-01T10:00:00Z", { systolic: 200 }),
    ]);
    const vitals = made.series.filter(({ group }) => group === "vital-sign");
    expect(vitals.map(({ key, unit, points }) => [key, unit, points.length])).toEqual([
      ["systolic", "mm[Hg]", 2],
      ["diastolic", "mm[Hg]", 1],
      ["pulse", "/min", 1],
      ["spo2", "%", 1],
      ["temperature", "Cel", 1],
    ]);
    expect(seriesOf(made, "systolic").points).toMatchObject([
      { fact: "a", value: 128, phase: "before", at: "2025-03-04T10:00:00Z" },
      { fact: "b", value: 131, at: "2025-03-04T11:00:00Z" },
    ]);
    expect(chartJson.parse(made)).toEqual(made);
  });

  it("are low or high where a warning stands on them, and otherwise nobody judges them", () => {
    const made = chart([
      measured("calm", "2024-05-27T09:00:00Z", { systolic: 120, diastolic: 78, phase: "before" }),
      measured("raised", "2024-05-27T11:00:00Z", { systolic: 172, diastolic: 84, phase: "during" }),
      measured("fallen", "2024-05-27T12:00:00Z", { systolic: 85, diastolic: 70, phase: "during" }),
      measured("elsewhere", "2025-03-04T10:00:00Z", { systolic: 172 }),
    ]);
    expect(pressure(made)).toEqual([
      ["2024-05-27", 120, "unknown", null],
      ["2024-05-27", 172, "high", "rule"],
      ["2024-05-27", 85, "low", "rule"],
      // The limit of an infusion day is none of another day.
      ["2025-03-04", 172, "unknown", null],
    ]);
    expect(new Set(seriesOf(made, "diastolic").points.map(({ judged }) => judged))).toEqual(new Set(["unknown"]));
  });

  it("that a device sent and a nurse measured are one series", () => {
    const made = chart([
      sample("systolic", 118, "mm[Hg]"),
      measured("a", "2025-03-02T10:00:00Z", { systolic: 120 }),
      measured("b", "2025-03-06T10:00:00Z", { systolic: 122 }),
    ]);
    expect(pressure(made).map(([day, value]) => [day, value])).toEqual([
      ["2025-03-02", 120],
      ["2025-03-04", 118],
      ["2025-03-06", 122],
    ]);
  });
});

describe("ranges, baseline and limits", () => {
  const platelets = (day: string, value: number, more: object = {}) => result("platelets", on(day), { value, ...more });

  it("a range holds from the first to the last sample that came with it; an unknown one ends it", () => {
    const made = seriesOf(
      chart([
        platelets("2025-01-01", 200, { refLow: 150, refHigh: 400 }),
        platelets("2025-02-01", 210, { refLow: 150, refHigh: 400 }),
        platelets("2025-03-01", 205, { refLow: 140, refHigh: 450 }),
        platelets("2025-04-01", 205),
      ]),
      "platelets",
    );
    expect(made.ranges).toEqual([
      { from: "2025-01-01", through: "2025-02-01", low: 150, high: 400, by: "laboratory" },
      { from: "2025-03-01", through: "2025-03-01", low: 140, high: 450, by: "laboratory" },
      { from: "2025-04-01", through: "2025-04-01", low: 150, high: 400, by: "general" },
    ]);
  });

  it("the baseline is the person's own, and the limits are those of rules that one result meets alone", () => {
    const made = seriesOf(chart([platelets("2024-04-01", 240), platelets("2025-02-01", 210)]), "platelets");
    expect(made.baseline).toMatchObject({ value: 240, mark: "single" });
    expect(made.limits).toContainEqual(expect.objectContaining({ side: "below", kind: "fixed", value: 100 }));
    const values = made.limits.map(({ side, value }) => `${side} ${value}`);
    expect(new Set(values).size).toBe(values.length);
  });
});

describe("the rest of the page", () => {
  it("counts months from the last infusion, the first is 1, and stops at the last of the watch", () => {
    const month = (asOf: string) => chart([], asOf).followUp.month;
    expect(["2024-05-31", "2024-06-29", "2024-06-30", "2028-05-30", "2030-01-01"].map(month)).toEqual([
      1, 1, 2, 48, 48,
    ]);
    expect(chartOf(ask([], "2025-01-01", { rulebook: realRulebook })).followUp).toMatchObject({ month: null });
  });

  it("shows what is watched and was never measured, and a tick for whatever became of each period", () => {
    const made = chart([], "2024-12-01");
    expect(seriesOf(made, "tsh")).toMatchObject({ watched: true, points: [] });
    const row = made.obligations.find(({ rule }) => rule === "monitor.cbc")!;
    expect(row).toMatchObject({ periodic: true });
    expect(new Set(row.ticks.map(({ status }) => status))).toEqual(new Set(["missed", "due", "not-yet-open"]));
    expect(made.through).toBe("2028-05-31");
  });

  it("puts a warning on the day it spoke, with its analytes", () => {
    const made = chart([sample("platelets", 60, cells)]);
    expect(made.signals).toContainEqual(
      expect.objectContaining({ since: "2025-03-04", state: "open", facts: ["r"], analytes: ["platelets"] }),
    );
  });

  it("shows steroids, those of a relapse too, other infusions, scans, scores and symptoms", () => {
    const made = chart([
      { kind: "medicine-recorded", id: "m", medicine: "methylprednisolone", startedOn: "2024-05-27", route: "iv" },
      { kind: "relapse-occurred", id: "rel", startedOn: "2025-01-10", steroids: true },
      { kind: "infusion-given", id: "o", infusedOn: "2020-01-01", drug: "Campath", doseMg: 30 },
      { kind: "edss-scored", id: "e", scoredOn: "2025-01-12", score: 2.5 },
      { kind: "mri-read", id: "mri", scannedOn: "2025-02-01", region: "brain", gdEnhancing: 1, pmlSuspected: true },
      { kind: "symptom-reported", id: "s", reportedOn: "2025-02-03", symptom: "fever", present: "no" },
      { kind: "symptom-reported", id: "later", reportedOn: "2025-12-03", symptom: "fever" },
    ]);
    expect(made.medicines).toMatchObject([
      { fact: "m", steroid: true, from: "2024-05-27", through: "2024-05-27" },
      { fact: "rel", medicine: null, steroid: true, from: "2025-01-10", through: "2025-01-24" },
    ]);
    expect(made.otherInfusions).toMatchObject([{ fact: "o", drug: "Campath" }]);
    expect(made.courses).toMatchObject([{ number: 1, doseMg: 60, state: "complete" }]);
    expect(made.edss).toMatchObject([{ score: 2.5 }]);
    expect(made.mri).toMatchObject([{ gdEnhancing: 1, newOrEnlargingT2: null, findings: ["pml-suspected"] }]);
    expect(made.symptoms).toMatchObject([{ fact: "s", present: "no" }]);
    expect([made.from, made.later]).toEqual(["2020-01-01", 1]);
    expect(chartJson.parse(made)).toEqual(made);
  });

  it("is what was known at a moment", () => {
    const was = sample("platelets", 60, cells, { recordedAt: "2025-03-05T08:00:00Z" });
    const is = sample("platelets", 260, cells, { id: "c", supersedes: "r", recordedAt: "2025-03-20T08:00:00Z" });
    const value = (knownAt?: string) =>
      seriesOf(chart([was, is], "2025-06-30", knownAt === undefined ? {} : { knownAt }), "platelets").points;
    expect(value("2025-03-10T00:00:00Z")).toMatchObject([{ fact: "r", value: 60 }]);
    expect(value()).toMatchObject([{ fact: "c", value: 260, corrects: "r" }]);
  });
});
