import { type Confidence, type Estimable, type Interval, isDuration, notEstimable, usualLevel } from "./estimate.ts";
import { survivalInterval } from "./survival-at.ts";

/** A person's time to the first of several exclusive ends; `cause` is undefined when follow-up ended before any. */
export type CausedObservation = { readonly time: number; readonly cause: string | undefined };

export type IncidenceStep = {
  readonly time: number;
  readonly atRisk: number;
  /** Events of the cause asked about, and of all the others, at this time. */
  readonly events: number;
  readonly competing: number;
  /** The probability of the cause by this time, while the others may come first. */
  readonly incidence: number;
  readonly standardError: number;
  /** On the log-log scale; undefined while the incidence is 0. */
  readonly interval: Interval | undefined;
};

export type IncidenceCurve = {
  readonly people: number;
  readonly events: number;
  readonly competing: number;
  /** A step at every time with an event of any cause, ascending. */
  readonly steps: readonly IncidenceStep[];
  /** Nobody was observed for longer: the curve ends here. */
  readonly lastTime: number;
};

const sorted = (observations: readonly CausedObservation[]): Float64Array =>
  Float64Array.from(observations, ({ time }) => time).sort();

/**
 * The cumulative incidence of one cause where others compete: F(t) = Σ S(s−) d/n (Aalen & Johansen 1978), with the
 * delta-method variance (Marubini & Valsecchi 1995, section 10.2), which is Greenwood's when nothing competes. One minus
 * Kaplan–Meier would be too high: it lets the dead have the event later.
 */
export function cumulativeIncidence(
  observations: readonly CausedObservation[],
  cause: string,
  { level = usualLevel }: Confidence = {},
): Estimable<IncidenceCurve> {
  if (observations.length === 0) return notEstimable("nobody");
  if (!observations.every(({ time }) => isDuration(time))) return notEstimable("value-unusable");
  const times = sorted(observations);
  const own = sorted(observations.filter((one) => one.cause === cause));
  const ends = sorted(observations.filter((one) => one.cause !== undefined));
  const steps: IncidenceStep[] = [];
  let [survival, incidence] = [1, 0];
  /** Σ a, Σ aF, Σ aF² with a = d/(n(n − d)); Σ of the variance of the steps; Σ c, Σ cF of their covariance. */
  let [a, aF, aFF, steep, c, cF] = [0, 0, 0, 0, 0, 0];
  for (let i = 0, e = 0, o = 0; e < ends.length; ) {
    const time = ends[e]!;
    const [endsBefore, ownBefore] = [e, o];
    while (times[i]! < time) i += 1;
    while (ends[e] === time) e += 1;
    while (own[o] === time) o += 1;
    const [n, all, events] = [times.length - i, e - endsBefore, o - ownBefore];
    incidence += (survival * events) / n;
    if (all < n) {
      const weight = all / (n * (n - all));
      a += weight;
      aF += weight * incidence;
      aFF += weight * incidence * incidence;
    }
    steep += (survival * survival * (n - events) * events) / n ** 3;
    c += (survival * events) / (n * n);
    cF += (survival * events * incidence) / (n * n);
    survival *= (n - all) / n;
    const variance = incidence * incidence * a - 2 * incidence * aF + aFF + steep - 2 * (incidence * c - cF);
    const standardError = Math.sqrt(Math.max(0, variance));
    steps.push({
      time,
      atRisk: n,
      events,
      competing: all - events,
      incidence,
      standardError,
      interval:
        incidence > 0 && incidence < 1 && standardError > 0
          ? survivalInterval(incidence, standardError, { scale: "log-log", level })
          : undefined,
    });
  }
  return {
    estimable: true,
    people: observations.length,
    events: own.length,
    competing: ends.length - own.length,
    steps,
    lastTime: times.at(-1)!,
  };
}
