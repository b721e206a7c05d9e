import { type Confidence, type Estimable, type Interval, isDuration, notEstimable, usualLevel } from "./estimate.ts";
import { atRiskAt, type SurvivalCurve, stepsUntil } from "./kaplan-meier.ts";
import { normalMultiplier } from "./special/normal.ts";

/**
 * The scale on which an interval around S is symmetric: "log-log" (the one to show: it stays within 0 and 1), "log"
 * (the default of R's survival) or "plain". The last two are cut at 1, "plain" at 0 too.
 */
export type SurvivalScale = "log-log" | "log" | "plain";

export type SurvivalPoint = {
  readonly time: number;
  readonly survival: number;
  readonly standardError: number | undefined;
  /** Undefined while S is 1 and once it is 0: Greenwood's formula then knows no width. */
  readonly interval: Interval | undefined;
  /** Still observed and without the event just before `time`. */
  readonly atRisk: number;
};

/** An interval around 0 < S < 1 with standard error of S (Kalbfleisch & Prentice 2002, section 1.4). */
export function survivalInterval(
  survival: number,
  standardError: number,
  { scale = "log-log", level = usualLevel }: Confidence & { readonly scale?: SurvivalScale } = {},
): Interval {
  const half = normalMultiplier(level) * standardError;
  if (scale === "plain") return { lower: Math.max(0, survival - half), upper: Math.min(1, survival + half) };
  if (scale === "log") {
    const factor = Math.exp(half / survival);
    return { lower: survival / factor, upper: Math.min(1, survival * factor) };
  }
  const power = Math.exp(half / (survival * -Math.log(survival)));
  return { lower: survival ** power, upper: survival ** (1 / power) };
}

/**
 * S at a time: that of the last step at or before it. Not estimable after the last observation, unless everybody had
 * the event by then. "% with the event by t" is 1 − S(t), never events over people.
 */
export function survivalAt(
  curve: SurvivalCurve,
  time: number,
  options: Confidence & { readonly scale?: SurvivalScale } = {},
): Estimable<SurvivalPoint> {
  if (!isDuration(time)) return notEstimable("value-unusable");
  const last = curve.steps.at(-1);
  if (last === undefined) return notEstimable("nobody");
  if (time > last.time && last.survival > 0) return notEstimable("beyond-follow-up");
  const { survival, standardError } = curve.steps[stepsUntil(curve, time) - 1] ?? { survival: 1, standardError: 0 };
  return {
    estimable: true,
    time,
    survival,
    standardError,
    interval: standardError ? survivalInterval(survival, standardError, options) : undefined,
    atRisk: atRiskAt(curve, time),
  };
}
