import type { Neda } from "./neda.ts";

/**
 * The share without evidence of disease activity, with its denominators. Shares are fractions from 0 to 1,
 * undefined where there is nobody to divide by.
 */
export type NedaShare = {
  readonly inPeriod: number;
  readonly decided: number;
  readonly cannotTell: number;
  readonly none: number;
  /** Of those decided. */
  readonly share: number | undefined;
  /** Bounds over everybody in the period: all who cannot be told have evidence, or none has. */
  readonly pessimistic: number | undefined;
  readonly optimistic: number | undefined;
};

const fraction = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

/**
 * @param answers one for each person in the period
 * @source outcomes reference, section 5
 */
export function nedaShare(answers: readonly Neda[]): NedaShare {
  const inPeriod = answers.length;
  const none = answers.filter((one) => one === "none").length;
  const cannotTell = answers.filter((one) => one === "cannot-tell").length;
  const decided = inPeriod - cannotTell;
  return {
    inPeriod,
    decided,
    cannotTell,
    none,
    share: fraction(none, decided),
    pessimistic: fraction(none, inPeriod),
    optimistic: fraction(none + cannotTell, inPeriod),
  };
}
