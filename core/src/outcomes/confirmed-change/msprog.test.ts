import { describe, expect, it } from "vitest";
import { type Day, formatDay } from "../../base/calendar.ts";
import { dayIn, jsonOf, numberIn, type Row, tableOf } from "../../testing/data/outcomes/read.ts";
import type { ConfirmedChange } from "./confirmed-change.ts";
import { confirmedChanges } from "./confirmed-changes.ts";
import { type EdssLeastChange, edss, sdmt } from "./measures.ts";
import { type ConfirmedChangeOptions, defaultChangeOptions, type Wanted } from "./options.ts";
import type { RelapseFree } from "./relapse-free.ts";

type Bound = number | "Inf";
type OptionSet = {
  readonly set_id: string;
  readonly outcome: "edss" | "sdmt";
  readonly event: string;
  readonly baseline: string;
  readonly proceed_from: "firstconf" | "event";
  readonly sub_threshold_rebl: ConfirmedChangeOptions["subThreshold"];
  readonly bl_geq: boolean;
  readonly relapse_rebl: boolean;
  readonly skip_local_extrema: ConfirmedChangeOptions["skipExtrema"];
  readonly conf_days: readonly number[];
  readonly conf_tol_days: readonly [Bound, Bound];
  readonly require_sust_days: Bound;
  readonly check_intermediate: boolean;
  readonly relapse_to_bl: readonly [number, number];
  readonly relapse_to_event: readonly [number, number];
  readonly relapse_to_conf: readonly [number, number];
  readonly relapse_assoc: readonly [number, number];
  readonly relapse_indep: string;
  readonly impute_last_visit: number;
  readonly delta: string;
};
type Bounds = Readonly<Record<"p0" | "p1" | "e0" | "e1" | "c0" | "c1", number | null>> & {
  readonly prec_type?: "last" | "last_delta";
};
type OptionSets = {
  readonly pira_definitions: Readonly<Record<string, Bounds>>;
  readonly runs: Readonly<Record<"toy" | "A", readonly string[]>>;
  readonly sets: readonly OptionSet[];
};

const wantedOf: Readonly<Record<string, Wanted>> = {
  firstCDW: "first-worsening",
  firstCDI: "first-improvement",
  first: "first",
  firstPIRA: "first-pira",
  firstRAW: "first-raw",
  multiple: "all",
};
const referenceOf: Readonly<Record<string, ConfirmedChangeOptions["reference"]>> = {
  fixed: "fixed",
  roving: "roving",
  roving_impr: "roving-improvement",
  roving_wors: "roving-worsening",
};
const daysOf = (bound: Bound): number => (bound === "Inf" ? Number.POSITIVE_INFINITY : bound);
const aroundOf = ([before, after]: readonly [Bound, Bound]) => ({ before: daysOf(before), after: daysOf(after) });

const file = jsonOf<OptionSets>("progression_option_sets.json");

function relapseFreeOf(name: string): RelapseFree {
  const { p0, p1, e0, e1, c0, c1, prec_type } = file.pira_definitions[name]!;
  const reach = (days: number | null) => days ?? ("joined" as const);
  const preceding =
    prec_type === "last" ? "last-visit" : prec_type === "last_delta" ? "last-different-visit" : "reference";
  return {
    preceding,
    around: [
      { before: reach(p0), after: reach(p1) },
      { before: reach(e0), after: reach(e1) },
      { before: reach(c0), after: reach(c1) },
    ],
  };
}

const optionsOf = (set: OptionSet): ConfirmedChangeOptions => ({
  ...defaultChangeOptions,
  measure: set.outcome === "sdmt" ? sdmt : edss((set.delta === "default" ? "standard" : set.delta) as EdssLeastChange),
  wanted: wantedOf[set.event]!,
  reference: referenceOf[set.baseline]!,
  proceedFrom: set.proceed_from === "event" ? "onset" : "confirmation",
  subThreshold: set.sub_threshold_rebl,
  rebaselineAfterRelapse: set.relapse_rebl,
  neverLower: set.bl_geq,
  skipExtrema: set.skip_local_extrema,
  confirmationDays: set.conf_days,
  confirmationTolerance: aroundOf(set.conf_tol_days),
  sustainedDays: daysOf(set.require_sust_days),
  checkIntermediate: set.check_intermediate,
  relapseDistance: {
    reference: aroundOf(set.relapse_to_bl),
    onset: aroundOf(set.relapse_to_event),
    confirmation: aroundOf(set.relapse_to_conf),
  },
  relapseAssociated: aroundOf(set.relapse_assoc),
  relapseFree: relapseFreeOf(set.relapse_indep),
  imputeLastVisitWithinDays: set.impute_last_visit === 1 ? Number.POSITIVE_INFINITY : set.impute_last_visit,
});

const day = (value: number | undefined): string => (value === undefined ? "-" : formatDay(value as Day));

/** A change as a row of the reference tables, without patient and number. */
const asRow = (change: ConfirmedChange, lastDay: number, firstDay: number): Row => ({
  event_type: change.direction === "worsening" ? "CDW" : "CDI",
  cdw_type: change.direction === "improvement" ? "" : change.type === "undetermined" ? "undefined" : change.type,
  total_fu: `${lastDay - firstDay}`,
  time2event: `${change.daysFromFirstVisit}`,
  bl2event: `${change.daysFromReference}`,
  date: day(change.onsetDay),
  value: `${change.value}`,
  bl_date: day(change.referenceDay),
  bl_value: `${change.referenceValue}`,
  last_delta_date: day(change.lastDifferentDay),
  sust_days: `${change.sustainedDays}`,
  sust_last: change.isSustainedToEnd ? "1" : "0",
  conf_dates: change.confirmations.map((one) => day(one.day)).join(";"),
  pira_conf_dates: change.confirmations.map((one) => day(one.piraDay)).join(";"),
});

describe.each(["toy", "A"] as const)("confirmed change in the cohort %s", (cohort) => {
  const visits = Map.groupBy(tableOf(`progression_${cohort}_visits.csv`), (row) => row["id"]!);
  const relapses = Map.groupBy(tableOf(`progression_${cohort}_relapses.csv`), (row) => row["id"]!);
  const expected = tableOf(`progression_${cohort}_reference.csv`);

  it.each(file.runs[cohort])("is that of msprog under the option set %s", (id) => {
    const set = file.sets.find(({ set_id }) => set_id === id)!;
    const options = optionsOf(set);
    const found = [...visits].flatMap(([patient, rows]) => {
      const scored = rows.map((row) => ({ day: dayIn(row, "date"), value: numberIn(row, set.outcome.toUpperCase()) }));
      const onsets = (relapses.get(patient) ?? []).map((row) => ({ onset: dayIn(row, "date") }));
      const history = confirmedChanges(scored, onsets, options);
      return history.changes.map((change, i) => ({
        set_id: id,
        id: patient,
        nevent: `${i + 1}`,
        ...asRow(change, history.lastDay!, history.firstDay!),
      }));
    });
    expect(found).toEqual(expected.filter((row) => row["set_id"] === id));
  });

  it("has a row for each set that was run", () => {
    expect(new Set(expected.map((row) => row["set_id"]))).toEqual(new Set(file.runs[cohort]));
    expect(expected).toHaveLength(cohort === "toy" ? 116 : 298);
  });
});
