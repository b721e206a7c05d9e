import { describe, expect, it } from "vitest";
import { confirmedChanges } from "./confirmed-changes.ts";
import { defaultMilestoneOptions, timeToMilestone } from "./milestone.ts";
import { type ChangePresetName, changePresets } from "./presets.ts";
import type { ScoredVisit } from "./series.ts";
import { timeToFirst } from "./time-to-event.ts";

const visit = (day: number, value: number): ScoredVisit => ({ day, value, isDeath: value === 10 });
const byPreset = (name: ChangePresetName, visits: readonly ScoredVisit[], relapses: readonly number[] = []) => {
  const { options, awaits } = changePresets[name];
  const spans = relapses.map((onset) => ({ onset }));
  return timeToFirst(confirmedChanges(visits, spans, options), awaits, options.measure);
};
const worsenings = ["clinic", "care-ms-cdw6", "trial-cdw3", "trial-cdw6", "msbase-cdw3", "msbase-cdw6"] as const;

describe("death due to the disease", () => {
  it.each(worsenings)("is a worsening without a confirmation by %s, soon after a relapse too", (name) => {
    expect(byPreset(name, [visit(0, 3), visit(400, 10)], [395])).toEqual({ status: "event", onsetDay: 400, days: 400 });
    expect(byPreset(name, [visit(0, 3), visit(400, 9.5)])).toEqual({ status: "censored", censoredDay: 400, days: 400 });
  });

  it("confirms what was seen before it in its time, and is dated by itself where that was too late", () => {
    expect(byPreset("trial-cdw6", [visit(0, 3), visit(200, 6), visit(400, 10)])).toMatchObject({ onsetDay: 200 });
    expect(byPreset("trial-cdw6", [visit(0, 3), visit(300, 6), visit(400, 10)])).toMatchObject({ onsetDay: 400 });
  });

  it("is no improvement, and none from a reference of 10", () => {
    expect(byPreset("care-ms-cdi6", [visit(0, 3), visit(400, 10)])).toMatchObject({ status: "censored" });
    expect(byPreset("trial-cdw6", [visit(0, 10)])).toMatchObject({ status: "censored" });
  });

  it("reaches every milestone", () => {
    const toSix = { ...defaultMilestoneOptions, milestone: 6 };
    expect(timeToMilestone([visit(0, 3), visit(400, 10)], [], toSix)).toMatchObject({ status: "event", onsetDay: 400 });
    expect(timeToMilestone([visit(0, 3), visit(400, 9.5)], [], toSix)).toMatchObject({ status: "censored" });
  });
});
