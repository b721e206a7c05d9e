import { type Candidate, decidingVisit, endOfChange, holdsUntil, type Windows } from "./confirmation.ts";
import type { Search } from "./search.ts";

/** A change that is confirmed, or imputed at the last visit. */
export type Held = {
  readonly candidate: Candidate;
  /** The confirmation visit that decided; the onset itself where it is imputed. */
  readonly deciding: number;
  readonly isImputed: boolean;
  /** First visit without the change; the number of visits where there is none. */
  readonly end: number;
  /** Confirmation visits before that end. */
  readonly windows: Windows;
};

/** The change, if it is confirmed: present up to the deciding visit. */
export function heldChange(search: Search, candidate: Candidate, windows: Windows): Held | undefined {
  const deciding = decidingVisit(windows);
  if (deciding === undefined || !holdsUntil(search, candidate, deciding)) return undefined;
  const end = endOfChange(search, candidate, deciding);
  const before = windows.map((visits) => visits.filter((visit) => visit < end));
  return { candidate, deciding, isImputed: false, end, windows: before };
}

/**
 * The change at the last visit, if that counts without a confirmation: by the options, or for it is death.
 *
 * @source outcomes reference, sections 2.3 and 12
 */
export function imputedAtLastVisit({ series, options }: Search, candidate: Candidate): Held | undefined {
  const { onset } = candidate;
  const isLast = onset === series.days.length - 1;
  if (!isLast) return undefined;
  const isInTime = series.days[onset]! - series.days[0]! <= options.imputeLastVisitWithinDays;
  if (!isInTime && !(series.endsInDeath && candidate.direction === "worsening")) return undefined;
  const windows = options.confirmationDays.map(() => []);
  return { candidate, deciding: onset, isImputed: true, end: onset + 1, windows };
}
