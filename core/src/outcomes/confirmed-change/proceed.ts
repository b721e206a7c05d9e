import { type Candidate, decidingVisit, holdsUntil, isCandidate, type Windows } from "./confirmation.ts";
import type { Held } from "./held.ts";
import type { Direction } from "./measure.ts";
import type { ConfirmedChangeOptions } from "./options.ts";
import type { Search } from "./search.ts";

const roves = ({ reference }: ConfirmedChangeOptions, direction: Direction): boolean =>
  reference === "roving" || reference === `roving-${direction}`;

/** Moves the reference where it roves, and the search behind the confirmation or the onset. */
export function proceed(search: Search, held: Held, direction: Direction, isWanted: boolean): void {
  const { onset } = held.candidate;
  const next = search.options.proceedFrom === "confirmation" ? held.deciding : onset;
  // A change that was not sustained still moves a roving reference: quirk Q2 of the reference.
  if (roves(search.options, direction) && !held.isImputed) search.reference = next;
  search.from = (isWanted || roves(search.options, direction) ? next : onset) + 1;
}

/** Steps 6 and 8: a confirmed difference of any size moves the reference, and is no event. */
export function movesReference(search: Search, onset: number, direction: Direction, windows: Windows): boolean {
  const { subThreshold, proceedFrom } = search.options;
  if ((subThreshold !== "change" && subThreshold !== direction) || !roves(search.options, direction)) return false;
  const candidate: Candidate = { onset, direction, threshold: "any-difference" };
  const deciding = decidingVisit(windows);
  if (deciding === undefined || !isCandidate(search, candidate) || !holdsUntil(search, candidate, deciding))
    return false;
  search.reference = proceedFrom === "confirmation" ? deciding : onset;
  search.from = search.reference + 1;
  return true;
}
