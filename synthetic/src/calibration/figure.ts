import {
  coxRegression,
  fitNegativeBinomial,
  kaplanMeier,
  meanOf,
  type Observation,
  proportion,
  rateOf,
  survivalAt,
} from "@longwatch/core";

/** A simulated figure with its 95 % interval, where there is one. */
export type Figure = { readonly value: number; readonly low?: number; readonly high?: number };

const nothing = (because: string): never => {
  throw new Error(`the simulated people give no figure: ${because}`);
};

/** Per cent of people. */
export function percent<T>(people: readonly T[], is: (one: T) => boolean): Figure {
  const found = proportion({ count: people.filter(is).length, of: people.length });
  return found.estimable
    ? { value: 100 * found.proportion, low: 100 * found.wilson.lower, high: 100 * found.wilson.upper }
    : nothing(found.because);
}

export function mean(values: readonly number[]): Figure {
  const found = meanOf(values);
  return found.estimable
    ? { value: found.mean, ...(found.interval && { low: found.interval.lower, high: found.interval.upper }) }
    : nothing(found.because);
}

export function median(values: readonly number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (1.96 * Math.sqrt(sorted.length)) / 2;
  const at = (i: number): number => sorted[Math.max(0, Math.min(sorted.length - 1, Math.round(i)))]!;
  return { value: at(sorted.length / 2), low: at(sorted.length / 2 - half), high: at(sorted.length / 2 + half) };
}

/** Standard deviation; interval by the large-sample formula of a normal. */
export function spread(values: readonly number[]): Figure {
  const centre = values.reduce((sum, x) => sum + x, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1));
  const half = (1.96 * sd) / Math.sqrt(2 * values.length);
  return { value: sd, low: sd - half, high: sd + half };
}

/** Events over person-years. */
export function rawRate(counts: readonly number[], years: readonly number[]): Figure {
  const sum = (xs: readonly number[]): number => xs.reduce((total, x) => total + x, 0);
  const found = rateOf({ events: sum(counts), personYears: sum(years) });
  return found.estimable
    ? { value: found.rate, low: found.exact.lower, high: found.exact.upper }
    : nothing(found.because);
}

/** Rate by a negative binomial model with robust variance. */
export function modelRate(counts: readonly number[], years: readonly number[]): Figure {
  const found = fitNegativeBinomial({ counts, years });
  if (!found.estimable) return nothing(found.because);
  const { robust, model } = found.intercept;
  const { ratio, interval } = robust ?? model;
  return { value: ratio, low: interval.lower, high: interval.upper };
}

type Counted = { readonly counts: readonly number[]; readonly years: readonly number[] };
/** Ratio of rates, treated over controls, by a negative binomial model. */
export function rateRatio(treated: Counted, controls: Counted): Figure {
  const found = fitNegativeBinomial({
    counts: [...treated.counts, ...controls.counts],
    years: [...treated.years, ...controls.years],
    covariates: [[...treated.counts.map(() => 1), ...controls.counts.map(() => 0)]],
  });
  if (!found.estimable) return nothing(found.because);
  const { robust, model } = found.coefficients[0]!;
  const { ratio, interval } = robust ?? model;
  return { value: ratio, low: interval.lower, high: interval.upper };
}

/** Per cent with the event by a day, by Kaplan–Meier; `free`: per cent without. */
export function byDay(observations: readonly Observation[], day: number, free = false): Figure {
  const curve = kaplanMeier(observations);
  if (!curve.estimable) return nothing(curve.because);
  const found = survivalAt(curve, day);
  if (!found.estimable) return nothing(found.because);
  const { lower, upper } = found.interval ?? { lower: found.survival, upper: found.survival };
  return free
    ? { value: 100 * found.survival, low: 100 * lower, high: 100 * upper }
    : { value: 100 * (1 - found.survival), low: 100 * (1 - upper), high: 100 * (1 - lower) };
}

/** Hazard ratio, treated over controls, of events up to a day. */
export function hazardRatio(treated: readonly Observation[], controls: readonly Observation[], day: number): Figure {
  const cut = ({ time, event }: Observation) => ({
    stop: Math.max(1, Math.min(time, day)),
    event: event && time <= day,
  });
  const found = coxRegression({
    intervals: [...treated, ...controls].map(cut),
    covariates: [[...treated.map(() => 1), ...controls.map(() => 0)]],
  });
  if (!found.estimable) return nothing(found.because);
  const { ratio, interval } = found.coefficients[0]!.model;
  return { value: ratio, low: interval.lower, high: interval.upper };
}

export const oddsRatio = <T>(people: readonly T[], exposed: (one: T) => boolean, ill: (one: T) => boolean): Figure => {
  const count = (e: boolean, i: boolean): number => people.filter((one) => exposed(one) === e && ill(one) === i).length;
  const [a, b, c, d] = [count(true, true), count(true, false), count(false, true), count(false, false)];
  const ratio = (a * d) / (b * c);
  const factor = Math.exp(1.96 * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d));
  return { value: ratio, low: ratio / factor, high: ratio * factor };
};
