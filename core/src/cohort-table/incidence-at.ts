import { daysPerYear } from "../base/calendar.ts";
import type { IncidenceCurve } from "../cohort/cumulative-incidence.ts";
import type { Estimable } from "../cohort/estimate.ts";
import { ends, type Told } from "./cohort-figure.ts";

/**
 * The incidence by the end of a year, of a curve in years; not known beyond the longest follow-up. Both are compared in
 * whole days, and a year ends on its last whole day: 1,095 days are three years.
 */
export function incidenceAt(curve: Estimable<IncidenceCurve>, year: number): Partial<Told> {
  if (!curve.estimable) return { because: curve.because };
  const lastDay = Math.floor(year * daysPerYear);
  const dayOf = (time: number): number => Math.round(time * daysPerYear);
  if (lastDay > dayOf(curve.lastTime)) return { because: "beyond-follow-up" };
  const step = curve.steps.findLast(({ time }) => dayOf(time) <= lastDay);
  return { value: step?.incidence ?? 0, ...ends(step?.interval, "log-log") };
}
