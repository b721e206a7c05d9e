/** Seconds of one or more trials, or that the test could not be done and why. */
export type Trials =
  | { readonly seconds: readonly (number | undefined)[] }
  | { readonly unable: "due-to-ms" | "for-another-reason" };

/** The mean time of two trials, in seconds. */
export type TrialMean =
  | { readonly known: "yes"; readonly seconds: number; readonly isOverLimit: boolean }
  | { readonly known: "unable"; readonly why: "due-to-ms" | "for-another-reason" }
  | { readonly known: "cannot-tell"; readonly missing: readonly ("first-trial" | "second-trial")[] };

/** Longest time of a trial, in seconds: a longer one is shown with a doubt, and counted. */
export const trialLimit = { t25fw: 180, nhpt: 300 } as const;

const isTime = (seconds: number | undefined): seconds is number =>
  seconds !== undefined && Number.isFinite(seconds) && seconds > 0;

/**
 * The mean of two trials of the timed walk, or of one hand at the pegs. One trial alone is no mean: it cannot be told.
 *
 * @param test whose limit a trial is held against; the limit itself is within
 * @source outcomes reference, section 9
 */
export function trialMean(trials: Trials, test: keyof typeof trialLimit): TrialMean {
  if ("unable" in trials) return { known: "unable", why: trials.unable };
  const [first, second] = trials.seconds;
  if (isTime(first) && isTime(second)) {
    const isOverLimit = Math.max(first, second) > trialLimit[test];
    return { known: "yes", seconds: (first + second) / 2, isOverLimit };
  }
  return {
    known: "cannot-tell",
    missing: [...(isTime(first) ? [] : ["first-trial" as const]), ...(isTime(second) ? [] : ["second-trial" as const])],
  };
}
