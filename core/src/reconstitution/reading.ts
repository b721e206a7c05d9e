import type { Day } from "../base/calendar.ts";
import type { ResultFlaw } from "../facts/result-flaw.ts";
import type { Comparator } from "../facts/result-reported.ts";
import { type Columns, type ResultFact, valid } from "../signals/columns.ts";
import { compare, type Operator } from "../signals/three-valued.ts";

/** One valid count in the canonical unit, known to lie from `low` through `high`; an open end is not a possible value. */
export type Reading = {
  readonly fact: string;
  readonly on: Day;
  readonly low: number;
  readonly high: number;
  readonly isLowOpen: boolean;
  readonly isHighOpen: boolean;
  readonly comparator: Comparator | undefined;
  /** The laboratory's own lower limit, where it sent one. */
  readonly refLow: number | undefined;
  /** Its place in the columns. */
  readonly index: number;
};

/** A result that is not drawn, and why. */
export type NotUsed = { readonly fact: string; readonly on: Day; readonly why: ResultFlaw | "date-uncertain" };

export type Readings = { readonly used: readonly Reading[]; readonly notUsed: readonly NotUsed[] };

/** The counts of days after `from` up to `asOf`, in order of their day. No count is less than nought. */
export function readingsOf(columns: Columns, from: Day, asOf: Day): Readings {
  const used: Reading[] = [];
  const notUsed: NotUsed[] = [];
  const { ids, earliest, latest, flaws, facts } = columns.series;
  for (let i = 0; i < columns.size && earliest[i]! <= asOf; i += 1) {
    const [fact, on] = [ids[i]!, earliest[i]!];
    if (on <= from) continue;
    const low = columns.lows[i]!;
    const why = flaws[i] ?? (earliest[i] !== latest[i] ? "date-uncertain" : Number.isNaN(low) ? "no-value" : undefined);
    if (why !== undefined || columns.states[i] !== valid) {
      notUsed.push({ fact, on, why: why ?? "no-value" });
      continue;
    }
    const refLow = columns.refLows[i]!;
    used.push({
      fact,
      on,
      low: Math.max(0, low),
      high: columns.highs[i]!,
      isLowOpen: columns.areLowsOpen[i] === 1,
      isHighOpen: columns.areHighsOpen[i] === 1,
      comparator: (facts[i] as ResultFact).comparator,
      refLow: Number.isNaN(refLow) ? undefined : refLow,
      index: i,
    });
  }
  return { used, notUsed };
}

/** A count against a limit. */
export const against = (one: Reading, op: Operator, limit: number) =>
  compare(op, one.low, one.high, one.isLowOpen, one.isHighOpen, limit, limit);
