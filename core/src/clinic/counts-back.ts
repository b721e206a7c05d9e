import { type Estimable, notEstimable } from "../cohort/estimate.ts";
import { kaplanMeier, type SurvivalCurve } from "../cohort/kaplan-meier.ts";
import { type Quartiles, quartiles } from "../cohort/quantile.ts";
import { survivalQuantile } from "../cohort/survival-summary.ts";
import { findAnalyte } from "../units/analytes.ts";
import type { CountSeen, PersonSummary } from "./person-summary.ts";

export type CountsBack = {
  readonly analyte: string;
  readonly name: string;
  readonly unit: string;
  /** With a count since their last infusion. */
  readonly people: number;
  /** Counts that are no exact number, and so in no median. */
  readonly inexact: number;
  /** Of each month since the last infusion in which somebody was measured; of several counts of a person the last. */
  readonly months: readonly ({ readonly month: number } & Quartiles)[];
  /** Without a count at or above the lower limit of normal yet, by months since the last infusion. */
  readonly below: Estimable<SurvivalCurve>;
  /** Months until half have come back; null: not reached, or not estimable. */
  readonly medianMonths: number | null;
};

/** How counts come back after the newest course of each person. */
export function countsBack(
  people: readonly Pick<PersonSummary, "counts">[],
  analytes: readonly string[],
): readonly CountsBack[] {
  return analytes.map((key) => {
    const { name, unit } = findAnalyte(key)!;
    const ofPeople = people.flatMap(({ counts }) => counts.flatMap((one) => (one.analyte === key ? [one.seen] : [])));
    const below = ofPeople.length === 0 ? notEstimable("nobody") : kaplanMeier(ofPeople.flatMap(timeBelow));
    return {
      analyte: key,
      name,
      unit: unit!,
      people: ofPeople.length,
      inexact: ofPeople.flat().filter(({ value }) => value === null).length,
      months: monthsOf(ofPeople),
      below,
      medianMonths: below.estimable ? (survivalQuantile(below) ?? null) : null,
    };
  });
}

/** Until the first count that is known not to be below the limit; without one, until the last that can be told. */
function timeBelow(seen: readonly CountSeen[]): readonly { readonly time: number; readonly event: boolean }[] {
  const told = seen.filter(({ isBelowLimit }) => isBelowLimit !== null);
  const back = told.find(({ isBelowLimit }) => isBelowLimit === false);
  const end = back ?? told.at(-1);
  return end === undefined ? [] : [{ time: end.month, event: back !== undefined }];
}

function monthsOf(ofPeople: readonly (readonly CountSeen[])[]): CountsBack["months"] {
  const byMonth = new Map<number, number[]>();
  for (const seen of ofPeople) {
    const last = new Map(
      seen.flatMap(({ month, value }) => (value === null ? [] : [[Math.round(month), value] as const])),
    );
    for (const [month, value] of last) byMonth.set(month, [...(byMonth.get(month) ?? []), value]);
  }
  return [...byMonth]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([month, values]) => {
      const { estimable, ...found } = quartiles(values) as Quartiles & { estimable: true };
      return estimable ? [{ month, ...found }] : [];
    });
}
