import { type Estimable, isDuration, notEstimable } from "./estimate.ts";
import { kaplanMeier, type SurvivalCurve } from "./kaplan-meier.ts";
import type { Observation } from "./observation.ts";

/** Products of fractions that should be equal differ by this much at most. */
const rounding = 1.5e-8;

/**
 * The first time at which S is `share` or less (the median for ½), as R's survival has it: where S rests exactly on
 * `share`, the middle of that plateau, if the plateau ends. Undefined when S never falls so low: not reached.
 */
export function survivalQuantile({ steps }: SurvivalCurve, share = 0.5): number | undefined {
  const first = steps.findIndex(({ survival }) => survival < share + rounding);
  if (first === -1) return undefined;
  const { time, survival } = steps[first]!;
  if (Math.abs(survival - share) >= rounding) return time;
  const end = steps.find((step, i) => i > first && step.survival < survival);
  return end === undefined ? time : (time + end.time) / 2;
}

export type RestrictedMean = {
  /** The mean time without the event up to `horizon`, in the unit of the times. */
  readonly mean: number;
  readonly standardError: number;
  readonly horizon: number;
};

/**
 * The area under S from 0 to the horizon, with variance Σ (area from t to the horizon)² d/(n(n − d)) over the event
 * times (Klein & Moeschberger 2003, section 4.5). Not estimable when the horizon lies after the last observation and
 * somebody is still without the event.
 */
export function restrictedMean({ steps }: SurvivalCurve, horizon: number): Estimable<RestrictedMean> {
  if (!isDuration(horizon)) return notEstimable("value-unusable");
  const last = steps.at(-1);
  if (last === undefined) return notEstimable("nobody");
  if (horizon > last.time && last.survival > 0) return notEstimable("beyond-follow-up");
  const within = steps.filter(({ time }) => time <= horizon);
  let [area, variance, until] = [0, 0, horizon];
  for (const { time, survival, atRisk, events } of within.toReversed()) {
    area += survival * (until - time);
    if (events < atRisk) variance += (area * area * events) / (atRisk * (atRisk - events));
    until = time;
  }
  return { estimable: true, mean: area + until, standardError: Math.sqrt(variance), horizon };
}

/**
 * Median follow-up by the reverse Kaplan–Meier method (Schemper & Smith 1996): the end of follow-up is what is waited
 * for, and the event cuts it short. Undefined when it is not reached.
 */
export function medianFollowUp(observations: readonly Observation[]): number | undefined {
  const reversed = kaplanMeier(observations.map(({ time, event }) => ({ time, event: !event })));
  return reversed.estimable ? survivalQuantile(reversed) : undefined;
}
