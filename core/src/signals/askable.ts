import type { SignalDoubt } from "./signal.ts";
import type { MissingKind } from "./trace.ts";

/** What a result lacks to be judged by itself: its number, its range, what it is compared with, a sound sample, the sex. */
const ofTheResult: ReadonlySet<MissingKind> = new Set([
  "number",
  "range",
  "baseline",
  "previous",
  "valid-sample",
  "sex",
]);

/**
 * The doubts that are work for somebody: a result that could not be judged for want of something about itself. That nobody
 * was asked for each symptom of each combination is unknown too, and stays with the signals; a list of all of it would
 * hide the results that somebody can settle today.
 */
export const askable = (doubts: readonly SignalDoubt[]): readonly SignalDoubt[] =>
  doubts.filter(({ missing }) => missing.length > 0 && missing.every(({ what }) => ofTheResult.has(what)));
