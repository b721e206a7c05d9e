import { onceFor } from "../base/attached.ts";
import { assertNever } from "../base/result.ts";
import { type DefaultRange, defaultRanges } from "../units/default-ranges.ts";
import { isOrdinal, ordinalRank } from "../units/result-value.ts";
import { type Columns, type ResultFact, valid, withdrawn } from "./columns.ts";
import { meaningOf } from "./words.ts";

/**
 * The ways in which a result can stand out: low or high as it is, beyond its range as a multiple of the limit, away from
 * what came before as a multiple or by a distance, as a grade, as a word at all.
 */
export type Reach =
  | "low"
  | "high"
  | "below-range"
  | "above-range"
  | "fallen"
  | "risen"
  | "fallen-by"
  | "risen-by"
  | "grade"
  | "word";

/**
 * How far each result of a series goes that way; more is further, so a fall is counted below nought. `NaN`: not at all.
 * Never less than the truth: where unsure, as far as can be, so that no result is passed over.
 */
export type Reached = { readonly at: readonly number[]; readonly most: number };

/** Float noise of a product or a ratio: what lies so near is asked exactly. */
const nearly = 1e-9;

const waysOf = onceFor((_: Columns) => new Map<Reach, Reached>());

/** How far the results go one way; worked out once for each series. */
export function reachedIn(columns: Columns, reach: Reach): Reached {
  const ways = waysOf(columns);
  const known = ways.get(reach) ?? reachedBy(columns, reach);
  ways.set(reach, known);
  return known;
}

function reachedBy(columns: Columns, reach: Reach): Reached {
  const at = measured(columns, reach);
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < at.length; i += 1) {
    if (columns.states[i] === withdrawn) at[i] = Number.NaN;
    else if (at[i]! > most) most = at[i]!;
  }
  return { at, most };
}

function measured(columns: Columns, reach: Reach): number[] {
  const { lows, highs } = columns;
  switch (reach) {
    case "low":
      return highs.map((high) => -high);
    case "high":
      return lows.slice();
    case "below-range":
      return beyondRange(columns, highs, columns.refLows, limitOf(columns.key, "low", Math.max), -1);
    case "above-range":
      return beyondRange(columns, lows, columns.refHighs, limitOf(columns.key, "high", Math.min), 1);
    case "fallen":
      return afterEarlier(columns, lows, Math.max, (most, i) => -timesAsMuch(highs[i]!, most, -1));
    case "risen":
      return afterEarlier(columns, highs, Math.min, (least, i) => timesAsMuch(lows[i]!, least, 1));
    case "fallen-by":
      return afterEarlier(columns, lows, Math.max, (most, i) => most - highs[i]! + Math.abs(highs[i]!) * nearly);
    case "risen-by":
      return afterEarlier(columns, highs, Math.min, (least, i) => lows[i]! - least + Math.abs(lows[i]!) * nearly);
    case "grade":
      return lows.map((_, i) => gradeOf(sentValue(columns, i)));
    case "word":
      return lows.map((_, i) => (typeof sentValue(columns, i) === "string" ? 1 : Number.NaN));
    default:
      return assertNever(reach);
  }
}

const sentValue = ({ series }: Columns, i: number) => (series.facts[i] as ResultFact).value;

function gradeOf(value: unknown): number {
  if (isOrdinal(value)) return ordinalRank(value);
  return meaningOf(value) === "positive" ? ordinalRank("1+") : Number.NaN;
}

/** A value as a multiple of a limit above nought, with a little added upwards (1) or taken off (−1). */
const timesAsMuch = (value: number, limit: number, sign: 1 | -1): number =>
  limit > 0 ? (value / limit) * (1 + sign * nearly) : sign * Number.POSITIVE_INFINITY;

/** @param usual the limit where the laboratory gives none; NaN: there is none, and nothing is beyond it */
function beyondRange(columns: Columns, ends: readonly number[], own: readonly number[], usual: number, sign: 1 | -1) {
  return ends.map((end, i) => {
    if (Number.isNaN(end))
      return meaningOf(sentValue(columns, i)) === "positive" ? Number.POSITIVE_INFINITY : Number.NaN;
    const limit = Number.isNaN(own[i]) ? usual : own[i]!;
    return Number.isNaN(limit) ? Number.NaN : sign * timesAsMuch(end, limit, sign);
  });
}

/** Of the limits of the two sexes the one that is sooner passed; of the only one, that. */
function limitOf(key: string, end: "low" | "high", sooner: (a: number, b: number) => number): number {
  const usual: DefaultRange | undefined = defaultRanges.get(key);
  const [male = Number.NaN, female = Number.NaN] = [usual?.male[end], usual?.female[end]];
  return Number.isNaN(male) ? female : Number.isNaN(female) ? male : sooner(male, female);
}

/**
 * Held against the furthest of all valid numbers before it: the previous one, the first of a row and those that a
 * baseline is made of are among them. Without any it has not moved.
 */
function afterEarlier(
  { states, size }: Columns,
  ends: readonly number[],
  further: (a: number, b: number) => number,
  moved: (furthest: number, i: number) => number,
): number[] {
  const at = new Array<number>(size).fill(Number.NaN);
  let furthest = Number.NaN;
  for (let i = 0; i < size; i += 1) {
    if (!Number.isNaN(furthest)) at[i] = moved(furthest, i);
    if (states[i] === valid && !Number.isNaN(ends[i]))
      furthest = Number.isNaN(furthest) ? ends[i]! : further(furthest, ends[i]!);
  }
  return at;
}
