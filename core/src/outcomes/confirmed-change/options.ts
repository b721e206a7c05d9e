import type { Measure } from "./measure.ts";
import { edss } from "./measures.ts";
import { type RelapseFree, relapseFree } from "./relapse-free.ts";

/** A number of days on each side of a day. */
export type DaysAround = { readonly before: number; readonly after: number };

/** Which changes are wanted. After a wanted first one the search ends. */
export type Wanted = "first-worsening" | "first-improvement" | "first" | "first-pira" | "first-raw" | "all";

/**
 * A definition of confirmed change. Published results differ more by definition than by drug, so a figure is
 * never shown without it.
 *
 * @source outcomes reference, section 2.3
 */
export type ConfirmedChangeOptions = {
  readonly measure: Measure;
  readonly wanted: Wanted;
  /** Whether the reference moves to the confirmation after every change, after improvements or worsenings only, or never. */
  readonly reference: "fixed" | "roving" | "roving-improvement" | "roving-worsening";
  /** Where the search goes on, and a roving reference goes to, after a change. */
  readonly proceedFrom: "confirmation" | "onset";
  /** Confirmed differences below the least change that still move a roving reference. */
  readonly subThreshold: "none" | "change" | "improvement" | "worsening";
  readonly rebaselineAfterRelapse: boolean;
  /** A reference set anew is never better than the one before it. */
  readonly neverLower: boolean;
  /** Visits that stick out from both neighbours are no reference: by any amount, or by the least change. */
  readonly skipExtrema: "none" | "strict" | "all";
  /** Days from onset to confirmation, ascending: the first window that has a visit decides. */
  readonly confirmationDays: readonly number[];
  /** Around each confirmation day, both ends included; `after` may be Infinity. */
  readonly confirmationTolerance: DaysAround;
  /** How long a change must hold from its onset; Infinity: to the last visit. */
  readonly sustainedDays: number;
  /** Whether the change must be present at every visit up to the confirmation, or at the confirmation only. */
  readonly checkIntermediate: boolean;
  /** Least days since the relapse before and until the relapse after; exactly that many are enough. */
  readonly relapseDistance: { readonly [visit in "reference" | "onset" | "confirmation"]: DaysAround };
  /** An onset so many days or fewer after a relapse (`before`), or before one (`after`), is associated with it. */
  readonly relapseAssociated: DaysAround;
  readonly relapseFree: RelapseFree;
  /** A worsening at the last visit counts unconfirmed within so many days of the first visit: 0 never, Infinity always. */
  readonly imputeLastVisitWithinDays: number;
  /** `used`: a relapse with a known end weighs on the days from onset to end, both included, and on no others. */
  readonly relapseEnds: "ignored" | "used";
};

export const defaultChangeOptions: ConfirmedChangeOptions = {
  measure: edss("standard"),
  wanted: "first-worsening",
  reference: "fixed",
  proceedFrom: "confirmation",
  subThreshold: "none",
  rebaselineAfterRelapse: false,
  neverLower: false,
  skipExtrema: "none",
  confirmationDays: [84],
  confirmationTolerance: { before: 7, after: 730.5 },
  sustainedDays: 0,
  checkIntermediate: true,
  relapseDistance: {
    reference: { before: 30, after: 0 },
    onset: { before: 0, after: 0 },
    confirmation: { before: 30, after: 0 },
  },
  relapseAssociated: { before: 90, after: 0 },
  relapseFree: relapseFree.muller2023,
  imputeLastVisitWithinDays: 0,
  relapseEnds: "ignored",
};
