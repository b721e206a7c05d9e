import type { ConfirmedChange, UnconfirmedChange } from "./confirmed-change.ts";
import { judge } from "./judge.ts";
import { hasChanged } from "./measure.ts";
import type { ConfirmedChangeOptions, Wanted } from "./options.ts";
import { isOvertakenByRelapse, rebaselineAfterRelapse, settleReference } from "./reference.ts";
import { referenceValue, type Search, searchOf } from "./search.ts";
import { isFarFromRelapses, type RelapseSpan, type ScoredVisit, seriesOf } from "./series.ts";

export type ReferenceVisit = { readonly day: number; readonly value: number };

export type ChangeHistory = {
  /** In the order of their onsets; of the wanted kind, and one at most unless all are wanted. */
  readonly changes: readonly ConfirmedChange[];
  /** Changes large enough that were not confirmed or not sustained, as the search met them. */
  readonly unconfirmed: readonly UnconfirmedChange[];
  /** First and last day with a usable visit; undefined where there is none. */
  readonly firstDay: number | undefined;
  readonly lastDay: number | undefined;
  /** The first acceptable reference; undefined where every visit is too near a relapse. */
  readonly firstReference: ReferenceVisit | undefined;
  /** The reference at the end of the search; undefined where no visit was acceptable any more. */
  readonly reference: ReferenceVisit | undefined;
  /** Days with visits of different values: the one listed last was taken, and somebody should look. */
  readonly contradictoryDays: readonly number[];
};

/** Step 3: the first visit that shows a change, far enough from relapses. */
function nextOnset(search: Search): number | undefined {
  const { series, options, from } = search;
  const threshold = options.subThreshold === "none" ? "least-change" : "any-difference";
  const reference = referenceValue(search);
  for (let onset = from; onset < series.days.length; onset += 1) {
    const value = series.values[onset]!;
    const isChange =
      hasChanged(options.measure, "worsening", threshold, value, reference) ||
      hasChanged(options.measure, "improvement", threshold, value, reference);
    if (isChange && isFarFromRelapses(series, onset, options.relapseDistance.onset)) return onset;
  }
  return undefined;
}

const isOfKind = (change: ConfirmedChange, wanted: Wanted): boolean => {
  if (wanted === "all" || wanted === "first") return true;
  if (change.direction === "improvement") return wanted === "first-improvement";
  if (wanted === "first-worsening") return true;
  return (wanted === "first-pira" && change.type === "PIRA") || (wanted === "first-raw" && change.type === "RAW");
};

const hasWhatIsWanted = ({ found, options }: Search): boolean =>
  options.wanted !== "all" && found.some((change) => isOfKind(change, options.wanted));

function searchThrough(search: Search): void {
  while (!search.isOver) {
    settleReference(search);
    const onset = nextOnset(search);
    if (onset === undefined) return;
    if (isOvertakenByRelapse(search, onset)) search.from = onset;
    else if (judge(search, onset) === "next-pass") continue;
    rebaselineAfterRelapse(search);
    if (hasWhatIsWanted(search)) return;
  }
}

/** Of two changes with one onset the later record stays: a new reference after a relapse can find one again. */
function reported({ found, options }: Search): readonly ConfirmedChange[] {
  const byOnset = [...new Map(found.map((change) => [change.onsetDay, change])).values()];
  const inOrder = byOnset.sort((a, b) => a.onsetDay - b.onsetDay);
  return options.wanted === "all" ? inOrder : inOrder.filter((one) => isOfKind(one, options.wanted)).slice(0, 1);
}

/**
 * Confirmed worsening and improvement of one person, by a definition. A change counts from its onset, never
 * from its confirmation. With a fixed reference and all changes wanted, one lasting worsening is found again
 * after each confirmation: count with a roving reference.
 *
 * @param visits in any order; of several on one day the one listed last counts
 * @param relapses in any order
 * @returns no changes where there is no visit, or none that may be a reference: see `firstReference`
 * @source outcomes reference, section 2.3
 */
export function confirmedChanges(
  visits: readonly ScoredVisit[],
  relapses: readonly RelapseSpan[],
  options: ConfirmedChangeOptions,
): ChangeHistory {
  const series = seriesOf(visits, relapses, options);
  const search = searchOf(series, options);
  if (series.days.length > 0) searchThrough(search);
  const visitAt = (visit: number | undefined): ReferenceVisit | undefined =>
    visit === undefined ? undefined : { day: series.days[visit]!, value: series.values[visit]! };
  return {
    changes: reported(search),
    unconfirmed: search.unconfirmed,
    firstDay: series.days[0],
    lastDay: series.days.at(-1),
    firstReference: visitAt(search.firstReference),
    reference: series.days.length === 0 || search.isWithoutReference ? undefined : visitAt(search.reference),
    contradictoryDays: series.contradictoryDays,
  };
}
