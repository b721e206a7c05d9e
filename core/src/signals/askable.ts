import type { SignalDoubt } from "./signal.ts";
import type { Missing, MissingKind } from "./trace.ts";

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
 * The doubts that are work for somebody: a result that could not be judged for want of something about itself, and an
 * answer of "unsure". That nobody was asked for each symptom of each combination is unknown too, and stays with the
 * signals; a list of all of it would hide what somebody can settle today.
 */
export const askable = (doubts: readonly SignalDoubt[]): readonly SignalDoubt[] =>
  doubts.filter((doubt) => doubt.missing.length > 0 && doubt.missing.every((one) => isOfItself(one, doubt)));

const isOfItself = ({ what, of }: Missing, { about }: SignalDoubt): boolean =>
  what === "symptom" ? of === about : ofTheResult.has(what);

/** Whether the answer itself is in doubt, so that the worst that it may mean must be reckoned with. */
export const isUnsureAnswer = ({ missing }: SignalDoubt): boolean => missing.some(({ what }) => what === "symptom");

/** Whether the number itself may lie on either side of a limit: `< 60`, "see comment". */
export const isUnsureNumber = ({ missing }: SignalDoubt): boolean => missing.some(({ what }) => what === "number");
