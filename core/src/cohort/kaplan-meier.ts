import type { Estimable } from "./estimate.ts";
import { flawOfObservations, type Observation, type RiskRow, riskTable } from "./observation.ts";

export type SurvivalStep = RiskRow & {
  /** The share without the event just after this time. */
  readonly survival: number;
  /** Greenwood's standard error of it; undefined when nobody is left without the event. */
  readonly standardError: number | undefined;
};

export type SurvivalCurve = {
  readonly people: number;
  readonly events: number;
  /** A step at every distinct time, ascending; those without an event carry the survival on. */
  readonly steps: readonly SurvivalStep[];
};

/**
 * The product-limit estimate S(t) = Π (1 − d/n) with Greenwood's variance S² Σ d/(n(n − d)) (Kaplan & Meier 1958).
 * Somebody censored on the day of an event was still at risk of it. Without any event S stays 1.
 */
export function kaplanMeier(observations: readonly Observation[]): Estimable<SurvivalCurve> {
  const flaw = flawOfObservations(observations);
  if (flaw) return flaw;
  let [survival, variance, events] = [1, 0, 0];
  const steps = riskTable(observations).map((row): SurvivalStep => {
    survival *= (row.atRisk - row.events) / row.atRisk;
    variance += row.events / (row.atRisk * (row.atRisk - row.events));
    events += row.events;
    return { ...row, survival, standardError: survival === 0 ? undefined : survival * Math.sqrt(variance) };
  });
  return { estimable: true, people: observations.length, events, steps };
}

/** How many steps are at or before this time. */
export function stepsUntil({ steps }: SurvivalCurve, time: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]!.time <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many are still observed and without the event just before this time: the number to print under a curve. */
export function atRiskAt(curve: SurvivalCurve, time: number): number {
  const before = stepsUntil(curve, time);
  const last = curve.steps[before - 1];
  if (last === undefined) return curve.people;
  return last.time === time ? last.atRisk : last.atRisk - last.events - last.censored;
}
