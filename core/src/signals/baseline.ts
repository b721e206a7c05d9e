import type { Day } from "../base/calendar.ts";
import { type Columns, isExactAt } from "./columns.ts";
import { isOutsideRange } from "./range.ts";
import type { World } from "./world.ts";

/** What is normal for this person. */
export type Baseline = {
  readonly value: number;
  /** `single`: of one value. `surrogate`: from after the first infusion, for want of any from before. */
  readonly mark: "median" | "single" | "surrogate";
  readonly facts: readonly string[];
};

/** How many values a baseline, or its surrogate, is made of at most. @source GEN-2; resolutions 1.9 */
const most = 3;

/** The better end of the first values stands in for a baseline. @source resolutions 1.9 */
const surrogates: ReadonlyMap<string, "highest" | "lowest"> = new Map([
  ["platelets", "highest"],
  ["haemoglobin", "highest"],
  ["neutrophils", "highest"],
  ["creatinine", "lowest"],
  ["alt", "lowest"],
]);

/** Days after an infusion whose values say nothing of the usual state. @source GEN-2 */
export const unsettledDays = 60;

/**
 * The personal baseline of one analyte, as it stood on the day of each of its results: the median of up to three last
 * valid values of days before the first infusion, none from a steroid window. Values of later days never change it.
 *
 * @source safety-signals.md GEN-2; resolutions.md section 1, item 9
 */
export function baselines(world: World, columns: Columns): (i: number) => Baseline | undefined {
  const { earliest } = columns.series;
  const first = world.infusions[0]?.earliest ?? Number.POSITIVE_INFINITY;
  let before: Baseline | undefined | null = null;
  let eligible: readonly number[] | undefined;
  return (i) => {
    const day = earliest[i]!;
    if (day <= first) return medianBefore(world, columns, day);
    if (before === null) before = medianBefore(world, columns, first);
    if (before !== undefined) return before;
    const end = surrogates.get(columns.key);
    if (end === undefined) return undefined;
    eligible ??= firstSettled(world, columns, first);
    return surrogate(columns, eligible, day, end);
  };
}

function medianBefore(world: World, columns: Columns, day: number): Baseline | undefined {
  const places = placesBefore(world, columns, day, (j) => isExactAt(columns, j));
  if (places.length === 0) return undefined;
  const value = median(places.map((j) => columns.lows[j]!));
  return { value, mark: places.length === 1 ? "single" : "median", facts: places.map((j) => columns.series.ids[j]!) };
}

/**
 * The places of the last results of days before `day` that may make a baseline, none from a steroid window; the oldest
 * first.
 */
export function placesBefore(
  world: World,
  columns: Columns,
  day: number,
  mayCount: (j: number) => boolean,
): readonly number[] {
  const { earliest, latest } = columns.series;
  const places: number[] = [];
  for (let j = columns.size - 1; j >= 0 && places.length < most; j -= 1)
    if (latest[j]! < day && mayCount(j) && !world.isSteroidDay(earliest[j]!)) places.unshift(j);
  return places;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * The first valid values after the first infusion that are nobody's warning: outside days 0–60 after any infusion, steroid
 * windows and pregnancy. One outside its own range has opened a signal, so it is none of them.
 */
function firstSettled(world: World, columns: Columns, first: Day | number): readonly number[] {
  const { earliest } = columns.series;
  const places: number[] = [];
  for (let j = 0; j < columns.size && places.length < most; j += 1) {
    const day = earliest[j]!;
    const isSettled =
      day > first &&
      isExactAt(columns, j) &&
      !world.isWithinInfusionDays(day, unsettledDays) &&
      !world.isSteroidDay(day) &&
      !world.isPregnantOn(day) &&
      !isOutsideRange(world, columns, j);
    if (isSettled) places.push(j);
  }
  return places;
}

function surrogate(
  columns: Columns,
  eligible: readonly number[],
  day: Day,
  end: "highest" | "lowest",
): Baseline | undefined {
  const { latest, ids } = columns.series;
  const places = eligible.filter((j) => latest[j]! < day);
  if (places.length === 0) return undefined;
  const values = places.map((j) => columns.lows[j]!);
  const value = end === "highest" ? Math.max(...values) : Math.min(...values);
  return { value, mark: "surrogate", facts: places.map((j) => ids[j]!) };
}
