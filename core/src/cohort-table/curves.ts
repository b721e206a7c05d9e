import { atRiskAt, kaplanMeier, type SurvivalCurve } from "../cohort/kaplan-meier.ts";
import { survivalInterval } from "../cohort/survival-at.ts";
import { adverseCurve } from "./adverse-events.ts";
import { daysPerYear } from "./cohort-person.ts";
import { type Endpoint, observed, type TimeOf } from "./first-events.ts";
import type { Group, Groups } from "./group.ts";

export type CurvePoint = {
  readonly year: number;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
};

/** One line of a figure: shares from 0 to 1 by years since the start. */
export type CohortCurve = {
  readonly section: Endpoint | "adverse-events";
  readonly stratum: string;
  readonly people: number;
  /** A point wherever the share changes, from year 0 on. */
  readonly points: readonly CurvePoint[];
  /** The line ends here: later fewer than {@link fewestAtRisk} were at risk. */
  readonly throughYear: number;
  /** At risk at the start of each half year, the start of observation first, as far as the line goes. */
  readonly atRisk: readonly number[];
};

/** A step of a line that stands on fewer people would be read as more than it is. */
export const fewestAtRisk = 5;

/** Kaplan–Meier as drawn: without the event for a first relapse, with the event for a change of EDSS. */
export const eventCurves = (section: Endpoint, { compared }: Groups, timeOf: TimeOf): readonly CohortCurve[] =>
  compared.flatMap((group) => {
    const curve = kaplanMeier(observed(group.people, timeOf).observations);
    return curve.estimable ? [ofSurvival(section, group, curve)] : [];
  });

function ofSurvival(section: Endpoint, { stratum }: Group, curve: SurvivalCurve): CohortCurve {
  const falls = section === "first-relapse";
  const enough = curve.steps.filter(({ atRisk }) => atRisk >= fewestAtRisk);
  const points = enough.flatMap(({ time, events, survival, standardError }): readonly CurvePoint[] => {
    if (events === 0) return [];
    const around =
      standardError === undefined || survival === 1 ? undefined : survivalInterval(survival, standardError);
    const [lower, upper] = around === undefined ? [null, null] : [around.lower, around.upper];
    const year = time / daysPerYear;
    return falls
      ? [{ year, value: survival, lower, upper }]
      : [
          {
            year,
            value: 1 - survival,
            lower: upper === null ? null : 1 - upper,
            upper: lower === null ? null : 1 - lower,
          },
        ];
  });
  const throughYear = (enough.at(-1)?.time ?? 0) / daysPerYear;
  const start = { year: 0, value: falls ? 1 : 0, lower: null, upper: null };
  return {
    section,
    stratum,
    people: curve.people,
    points: [start, ...points],
    throughYear,
    atRisk: halfYears(throughYear).map((year) => atRiskAt(curve, year * daysPerYear)),
  };
}

/** 0, 0.5, 1, … as far as a line goes. */
export const halfYears = (through: number): readonly number[] =>
  Array.from({ length: Math.floor(through * 2) + 1 }, (_, i) => i / 2);

/** The cumulative incidence of any autoimmune disease, with death as competing event. */
export const adverseCurves = ({ compared }: Groups): readonly CohortCurve[] =>
  compared.flatMap(({ stratum, people }) => {
    const curve = adverseCurve(people, "any");
    if (!curve.estimable) return [];
    const enough = curve.steps.filter(({ atRisk }) => atRisk >= fewestAtRisk);
    const ends = curve.times.toSorted((a, b) => b - a);
    const throughYear = ends[fewestAtRisk - 1] ?? 0;
    const points = enough.map(({ time, incidence, interval }) => ({
      year: time,
      value: incidence,
      lower: interval?.lower ?? null,
      upper: interval?.upper ?? null,
    }));
    const atRisk = halfYears(throughYear).map((year) => curve.times.filter((time) => time >= year).length);
    const start = { year: 0, value: 0, lower: null, upper: null };
    return [
      { section: "adverse-events", stratum, people: curve.people, points: [start, ...points], throughYear, atRisk },
    ];
  });
