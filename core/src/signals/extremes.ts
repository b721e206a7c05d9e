import { type DefaultRange, defaultRanges } from "../units/default-ranges.ts";
import type { Columns } from "./columns.ts";

/** How far the results of one analyte reach, so that a rule none of them can meet is not asked of each. */
export type Extremes = {
  readonly least: number;
  readonly greatest: number;
  /** The most any is above its upper limit, and the least any is of its lower one, as a ratio; one where unsure. */
  readonly mostOfUpper: number;
  readonly leastOfLower: number;
  /** Some result is a word. */
  readonly hasWords: boolean;
};

/** Whatever the sex, in favour of asking. */
export function extremesOf(columns: Omit<Columns, "extremes">): Extremes {
  const { size, lows, highs, refLows, refHighs, key } = columns;
  const usual = defaultRanges.get(key);
  const upper = usual && endOf(usual, "high", Math.min);
  const lower = usual && endOf(usual, "low", Math.max);
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  let mostOfUpper = Number.NEGATIVE_INFINITY;
  let leastOfLower = Number.POSITIVE_INFINITY;
  let hasWords = false;
  for (let i = 0; i < size; i += 1) {
    const low = lows[i]!;
    if (Number.isNaN(low)) {
      hasWords = true;
      continue;
    }
    least = Math.min(least, low);
    greatest = Math.max(greatest, highs[i]!);
    mostOfUpper = Math.max(mostOfUpper, ratio(highs[i]!, refHighs[i]!, upper, Number.POSITIVE_INFINITY));
    leastOfLower = Math.min(leastOfLower, ratio(low, refLows[i]!, lower, Number.NEGATIVE_INFINITY));
  }
  return { least, greatest, mostOfUpper, leastOfLower, hasWords };
}

function endOf(range: DefaultRange, end: "low" | "high", of: (a: number, b: number) => number): number | undefined {
  const [male, female] = [range.male[end], range.female[end]];
  return male === undefined || female === undefined ? (male ?? female) : of(male, female);
}

/** Without any limit nothing is beyond it; with one that is not above nought, the ratio says nothing. */
function ratio(value: number, own: number, usual: number | undefined, unsure: number): number {
  const limit = Number.isNaN(own) ? usual : own;
  if (limit === undefined) return -unsure;
  return limit > 0 ? value / limit : unsure;
}
