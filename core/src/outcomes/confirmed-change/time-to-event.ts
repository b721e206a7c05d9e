import type { ConfirmedChange } from "./confirmed-change.ts";
import type { ChangeHistory } from "./confirmed-changes.ts";
import { type Direction, leastChange, type Measure } from "./measure.ts";

export type AwaitedChange = "worsening" | "improvement" | "any" | "PIRA" | "RAW";

/** One person in a Kaplan–Meier curve. `days` count from the first visit, even where the reference has moved. */
export type TimeToEvent =
  | { readonly status: "event"; readonly onsetDay: number; readonly days: number }
  /** No event up to the last visit. */
  | { readonly status: "censored"; readonly censoredDay: number; readonly days: number }
  /** No change from the first reference can count: not in the denominator. */
  | { readonly status: "not-at-risk"; readonly referenceDay: number; readonly referenceValue: number }
  | { readonly status: "cannot-tell"; readonly missing: "visits" | "reference" };

const isAwaited = (change: ConfirmedChange, awaited: AwaitedChange): boolean =>
  awaited === "any" || awaited === change.direction || (change.direction === "worsening" && awaited === change.type);

const directionsOf = (awaited: AwaitedChange): readonly Direction[] =>
  awaited === "any" ? ["worsening", "improvement"] : [awaited === "improvement" ? "improvement" : "worsening"];

/**
 * The time to the first change of a kind, from its onset, or until the last visit without one.
 *
 * @param history of a search that wanted this kind of change, or all
 * @returns `cannot-tell` without a usable visit, or where every visit is too near a relapse to be a reference
 */
export function timeToFirst(history: ChangeHistory, awaited: AwaitedChange, measure: Measure): TimeToEvent {
  const { changes, firstDay, lastDay, firstReference } = history;
  if (firstDay === undefined || lastDay === undefined) return { status: "cannot-tell", missing: "visits" };
  if (firstReference === undefined) return { status: "cannot-tell", missing: "reference" };
  const first = changes.find((change) => isAwaited(change, awaited));
  if (first !== undefined) return { status: "event", onsetDay: first.onsetDay, days: first.onsetDay - firstDay };
  const { day, value } = firstReference;
  const isAtRisk = directionsOf(awaited).some(
    (direction) => leastChange(measure, direction, value) < Number.POSITIVE_INFINITY,
  );
  if (!isAtRisk) return { status: "not-at-risk", referenceDay: day, referenceValue: value };
  return { status: "censored", censoredDay: lastDay, days: lastDay - firstDay };
}
