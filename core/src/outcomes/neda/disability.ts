import { type ChangeHistory, confirmedChanges } from "../confirmed-change/confirmed-changes.ts";
import type { Measure } from "../confirmed-change/measure.ts";
import { edss } from "../confirmed-change/measures.ts";
import { type ConfirmedChangeOptions, defaultChangeOptions } from "../confirmed-change/options.ts";
import type { ScoredVisit } from "../confirmed-change/series.ts";

/**
 * Worsening confirmed over 24 weeks. The reference moves to the confirmation after each, so that one worsening
 * is charged once, and never moves down.
 *
 * @source outcomes reference, section 5
 */
export const nedaWorsening: ConfirmedChangeOptions = {
  ...defaultChangeOptions,
  measure: edss("standard"),
  wanted: "all",
  reference: "roving-worsening",
  confirmationDays: [168],
  confirmationTolerance: { before: 7, after: 730.5 },
};

export type Disability = {
  readonly history: ChangeHistory;
  readonly measure: Measure;
  /** With a day and a value, in order. */
  readonly visits: readonly { readonly day: number; readonly value: number }[];
};

/** @param visits from the anchor on, one a day, in any order */
export function disabilityOf(
  visits: readonly ScoredVisit[],
  relapseOnsets: readonly number[],
  options: ConfirmedChangeOptions,
): Disability {
  const usable = visits.flatMap(({ day, value }) =>
    day !== undefined && value !== undefined && Number.isFinite(day) && Number.isFinite(value) ? [{ day, value }] : [],
  );
  return {
    history: confirmedChanges(
      visits,
      relapseOnsets.map((onset) => ({ onset })),
      options,
    ),
    measure: options.measure,
    visits: usable.toSorted((a, b) => a.day - b.day),
  };
}
