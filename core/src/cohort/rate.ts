import {
  type Confidence,
  type Estimable,
  type Interval,
  isCount,
  isDuration,
  notEstimable,
  usualLevel,
} from "./estimate.ts";
import { gammaQuantile } from "./special/incomplete-gamma.ts";
import { logWaldInterval } from "./wald.ts";

/** Events of a group, and the years of all its people added up. */
export type EventsInTime = { readonly events: number; readonly personYears: number };

export type Rate = EventsInTime & {
  /** Events per person-year. */
  readonly rate: number;
  /** Exact Poisson interval (Garwood 1936), through the quantiles of chi-square. */
  readonly exact: Interval;
  /** rate · exp(± z / √events); undefined without an event. */
  readonly logWald: Interval | undefined;
};

/**
 * The expected number of events behind a count: the exact Poisson interval. The lower end is 0 when nothing was
 * seen.
 */
export function exactCountInterval(events: number, level = usualLevel): Interval {
  const tail = (1 - level) / 2;
  return {
    lower: events === 0 ? 0 : gammaQuantile(tail, events),
    upper: gammaQuantile(1 - tail, events + 1),
  };
}

/**
 * The rate of a group: events per person-year, e.g. the annualised relapse rate. Zero events give rate 0 with an
 * exact upper end. Not estimable without person-time.
 */
export function rateOf(
  { events, personYears }: EventsInTime,
  { level = usualLevel }: Confidence = {},
): Estimable<Rate> {
  if (!isCount(events) || !isDuration(personYears)) return notEstimable("value-unusable");
  if (personYears === 0) return notEstimable("no-person-time");
  const rate = events / personYears;
  const counted = exactCountInterval(events, level);
  return {
    estimable: true,
    events,
    personYears,
    rate,
    exact: { lower: counted.lower / personYears, upper: counted.upper / personYears },
    logWald: events === 0 ? undefined : logWaldInterval(rate, 1 / Math.sqrt(events), level),
  };
}
