import { type Candidate, decidingVisit, isCandidate, isSustained, windowsAfter } from "./confirmation.ts";
import type { UnconfirmedChange } from "./confirmed-change.ts";
import { type Held, heldChange, imputedAtLastVisit } from "./held.ts";
import type { Threshold } from "./measure.ts";
import type { ConfirmedChangeOptions } from "./options.ts";
import { movesReference, proceed } from "./proceed.ts";
import { fromReference, record } from "./record.ts";
import type { Search } from "./search.ts";
import { isRelapseAssociated } from "./worsening-type.ts";

/** What to do after an onset was looked at: start the next pass at once, or see first whether a relapse came between. */
export type Next = "next-pass" | "rebaseline";

/** With a reference that no improvement moves, a search for a first worsening passes improvements over. */
const passesImprovementsOver = ({ wanted, reference }: ConfirmedChangeOptions): boolean =>
  (wanted === "first-worsening" || wanted === "first-pira" || wanted === "first-raw") &&
  (reference === "fixed" || reference === "roving-worsening");

/** Step 5. */
function judgeImprovement(search: Search, held: Held): Next {
  const isAccepted = isSustained(search, held.candidate, held.end);
  if (isAccepted) search.found.push(record(search, held));
  else noteUnconfirmed(search, held.candidate, "not-sustained");
  proceed(search, held, "improvement", isAccepted);
  return "rebaseline";
}

/** A type that is not wanted is left out where neither it nor a worsening before it could move the reference. */
function isPassedOver({ wanted, reference }: ConfirmedChangeOptions, isRaw: boolean): boolean {
  if (reference !== "fixed" && reference !== "roving-improvement") return false;
  return wanted === (isRaw ? "first-pira" : "first-raw");
}

/** Step 7. */
function judgeWorsening(search: Search, held: Held): Next {
  const { wanted } = search.options;
  const { onset } = held.candidate;
  if (!isSustained(search, held.candidate, held.end)) {
    noteUnconfirmed(search, held.candidate, "not-sustained");
    proceed(search, held, "worsening", false);
    return "rebaseline";
  }
  if (isPassedOver(search.options, isRelapseAssociated(search, onset))) {
    search.from = onset + 1;
    return "next-pass";
  }
  const change = record(search, held);
  search.found.push(change);
  const type = change.direction === "worsening" ? change.type : undefined;
  const isOther = (wanted === "first-pira" && type !== "PIRA") || (wanted === "first-raw" && type !== "RAW");
  proceed(search, held, "worsening", !isOther);
  return "rebaseline";
}

function noteUnconfirmed(search: Search, candidate: Candidate, why: UnconfirmedChange["why"]): void {
  search.unconfirmed.push({ direction: candidate.direction, why, ...fromReference(search, candidate.onset) });
}

/** Steps 4 to 8: what the change at this visit is, and where the search goes on. */
export function judge(search: Search, onset: number): Next {
  const threshold: Threshold = "least-change";
  const windows = windowsAfter(search.series, onset, search.options);
  const better: Candidate = { onset, direction: "improvement", threshold };
  const worse: Candidate = { onset, direction: "worsening", threshold };
  const isBetter = isCandidate(search, better);
  const isWorse = isCandidate(search, worse);

  if (isBetter && !passesImprovementsOver(search.options)) {
    const held = heldChange(search, better, windows);
    if (held !== undefined) return judgeImprovement(search, held);
  }
  if (movesReference(search, onset, "improvement", windows)) return "rebaseline";
  if (isWorse) {
    const held = heldChange(search, worse, windows) ?? imputedAtLastVisit(search, worse);
    if (held !== undefined) return judgeWorsening(search, held);
  }
  if (movesReference(search, onset, "worsening", windows)) return "rebaseline";

  const why = decidingVisit(windows) === undefined ? "no-confirmation-visit" : "not-held";
  if (isWorse) noteUnconfirmed(search, worse, why);
  else if (isBetter && !passesImprovementsOver(search.options)) noteUnconfirmed(search, better, why);
  search.from = onset + 1;
  return "rebaseline";
}
