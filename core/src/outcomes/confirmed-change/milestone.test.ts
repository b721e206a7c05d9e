import { describe, expect, it } from "vitest";
import { dayIn, jsonOf, numberIn, tableOf } from "../../testing/data/outcomes/read.ts";
import { defaultMilestoneOptions, type MilestoneOptions, timeToMilestone } from "./milestone.ts";

type OptionSet = {
  readonly milestone: number;
  readonly conf_days: readonly number[];
  readonly conf_tol_days: readonly [number, number];
  readonly require_sust_days: number | "Inf";
  readonly relapse_to_event: readonly [number, number];
  readonly relapse_to_conf: readonly [number, number];
  readonly impute_last_visit: number;
};
const around = ([before, after]: readonly [number, number]) => ({ before, after });
const optionsOf = (set: OptionSet): MilestoneOptions => ({
  ...defaultMilestoneOptions,
  milestone: set.milestone,
  confirmationDays: set.conf_days,
  confirmationTolerance: around(set.conf_tol_days),
  sustainedDays: set.require_sust_days === "Inf" ? Number.POSITIVE_INFINITY : set.require_sust_days,
  relapseDistance: { onset: around(set.relapse_to_event), confirmation: around(set.relapse_to_conf) },
  imputesLastVisit: set.impute_last_visit === 1,
});

describe("a disability milestone", () => {
  const sets = Object.entries(jsonOf<Readonly<Record<string, OptionSet>>>("milestone_option_sets.json"));
  const rows = tableOf("milestone_reference.csv");

  it.each(sets)("is reached as in msprog under the option set %s", (id, set) => {
    for (const cohort of ["toy", "A"]) {
      const visits = Map.groupBy(tableOf(`progression_${cohort}_visits.csv`), (row) => row["id"]!);
      const relapses = Map.groupBy(tableOf(`progression_${cohort}_relapses.csv`), (row) => row["id"]!);
      const expected = rows.filter((row) => row["cohort"] === cohort && row["set_id"] === id);
      expect(expected).toHaveLength(visits.size);
      for (const row of expected) {
        const patient = row["id"]!;
        const time = timeToMilestone(
          visits.get(patient)!.map((one) => ({ day: dayIn(one, "date"), value: numberIn(one, "EDSS") })),
          (relapses.get(patient) ?? []).map((one) => ({ onset: dayIn(one, "date") })),
          optionsOf(set),
        );
        const days = numberIn(row, "time2event");
        const day = dayIn(row, "date");
        expect({ patient, ...time }).toEqual(
          row["observed"] === "1"
            ? { patient, status: "event", onsetDay: day, days }
            : { patient, status: "censored", censoredDay: day, days },
        );
      }
    }
  });

  it("has 536 reference rows", () => {
    expect(rows).toHaveLength(536);
  });

  it("keeps its distance from relapses where that is asked, which the reference program forgets", () => {
    const visits = [0, 100, 200, 300].map((day) => ({ day, value: day === 0 ? 2 : 4 }));
    const options = { ...defaultMilestoneOptions, milestone: 4, confirmationDays: [84] };
    const far = { ...options, relapseDistance: { ...options.relapseDistance, onset: { before: 30, after: 0 } } };
    expect(timeToMilestone(visits, [{ onset: 90 }], options)).toMatchObject({ onsetDay: 100 });
    expect(timeToMilestone(visits, [{ onset: 90 }], far)).toMatchObject({ onsetDay: 200 });
    expect(timeToMilestone([], [], options)).toEqual({ status: "cannot-tell", missing: "visits" });
  });
});
