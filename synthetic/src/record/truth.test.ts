import { addDays, analytes, type Day } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import type { Body } from "../body/body.ts";
import type { Care } from "../care/vocabulary.ts";
import type { Measured, Sample } from "../laboratory/sample.ts";
import type { AutoimmuneEvent } from "../life.ts";
import source from "../presets/common/record.json" with { type: "json" };
import { sampleLife, sampleStart } from "../testing/sample-life.ts";
import { outsideOf } from "./limits.ts";
import { recordParameters } from "./parameters.ts";
import { truthOf } from "./truth.ts";
import { truthFile } from "./truth-file.ts";

const parameters = z.parse(recordParameters, source);
const after = (days: number) => addDays(sampleStart, days);

/** Platelets of 250 that fall by 1 a day from day 300 on because of the event; TSH is always high, by nature. */
const falling = (day: Day): number => Math.max(0, day - sampleStart - 300);
const body: Body = {
  valueOn: (analyte, day) => (analyte === "tsh" ? 6 : 250 - falling(day)),
  causesOn: (analyte, day) => (analyte === "platelets" && falling(day) > 0 ? ["thrombocytopenia"] : []),
  lastPeriod: () => undefined,
  menstruatingOn: () => false,
};

const measured = (
  days: number,
  reason: Sample["reason"],
  analyteKeys: readonly string[],
  status = "final",
): Measured => ({
  sample: { day: after(days), minute: 500, laboratory: 0, reason, panels: ["blood-count"] },
  deliveries: [
    {
      sentAt: "2015-01-01T10:00:00Z",
      controlId: "1",
      order: "1",
      laboratory: "L",
      repeated: false,
      facts: analyteKeys.map((analyte) => ({
        kind: "result-reported",
        collectedOn: "2015-01-01",
        analyte,
        value: 1,
        unit: "10*9/L",
        status: status as "final",
      })),
    },
  ],
  artefacts: [],
});
const care = (samples: readonly Measured[]): Care => ({
  behaviour: "steady",
  samples,
  missed: [],
  contacts: [],
  exams: [],
  recognitions: [{ kind: "thrombocytopenia", on: after(520), by: "sample" }],
  readings: [],
});
const itp: AutoimmuneEvent = {
  kind: "thrombocytopenia",
  recognisedOn: after(500),
  afterCourse: 2,
  onset: "smouldering",
  nadir: 12,
  bleeds: true,
  heavyMenses: false,
  responds: true,
  relapses: false,
};
const truth = (samples: readonly Measured[]) =>
  truthOf(
    sampleLife({ autoimmune: [itp] }),
    body,
    care(samples),
    { episodes: [], selfchecks: [], reports: [] },
    parameters,
  );
const event = (samples: readonly Measured[]) => truth(samples).autoimmune[0]!;

describe("the truth of one person", () => {
  it("is a file of its schema", () => {
    const told = truth([measured(390, "scheduled", ["platelets"]), measured(450, "repeat", ["platelets", "tsh"])]);
    expect(z.safeParse(truthFile, told).error).toBeUndefined();
    expect(JSON.parse(JSON.stringify(told))).toEqual(told);
    expect(told.autoimmune[0]).toMatchObject({ details: { nadir: 12, onset: "smouldering" }, named: { by: "sample" } });
  });

  it("says in which sample the event had moved a value out of its range, first of all and first by schedule", () => {
    const samples = [
      measured(399, "scheduled", ["platelets"]),
      measured(410, "symptom", ["platelets"]),
      measured(430, "scheduled", ["platelets"]),
      measured(460, "scheduled", ["platelets"]),
    ];
    expect(event(samples)).toMatchObject({
      byAny: { on: "2016-04-15", lagDays: 90, reason: "symptom", analytes: ["platelets"] },
      bySchedule: { lagDays: 70, reason: "scheduled" },
    });
  });

  it("counts neither what is out of range by nature, nor what was not measured, withdrawn or drawn too late", () => {
    const none = { bySchedule: null, byAny: null };
    expect(event([measured(450, "scheduled", ["tsh"])])).toMatchObject(none);
    expect(event([measured(450, "scheduled", [])])).toMatchObject(none);
    expect(event([measured(450, "scheduled", ["platelets"], "cancelled")])).toMatchObject(none);
    expect(event([measured(500, "scheduled", ["platelets"])])).toMatchObject(none);
  });

  it("labels every sample with what was out of range, and why", () => {
    const told = truth([measured(450, "scheduled", ["platelets", "tsh"])]);
    expect(told.samples[0]!.outOfRange).toEqual([
      { analyte: "platelets", because: ["thrombocytopenia"] },
      { analyte: "tsh", because: [] },
    ]);
  });
});

describe("limits of the usual range", () => {
  const limits = [...Object.entries(source.limits.all), ...Object.entries(source.limits.male)];
  it.each(limits)("%s is an analyte, in its own unit", (analyte, limit) => {
    const unit = analytes.get(analyte)?.unit ?? (analytes.get(analyte)?.scale === "ordinal" ? "plusses" : "?");
    for (const { unit: stated } of Object.values(limit)) expect(unit.replace("{creat}", "")).toBe(stated);
  });
  it("differ by sex where they do, and are still usual themselves", () => {
    const [female, male] = [outsideOf(parameters, "female"), outsideOf(parameters, "male")];
    expect([female("creatinine", 90), female("creatinine", 91), male("creatinine", 91)]).toEqual([false, true, false]);
    expect([female("platelets", 150), male("platelets", 149.9), female("unheard-of", 1)]).toEqual([false, true, false]);
  });
});
