import { isDuration, type NotEstimable, notEstimable } from "./estimate.ts";

/**
 * One person's time from the start of observation, in any one unit (days, say), to the event or to the end of
 * follow-up, whichever was first.
 */
export type Observation = { readonly time: number; readonly event: boolean };

/** What happened at one time. Events come before censorings of the same day. */
export type RiskRow = {
  readonly time: number;
  /** How many were observed until here: the event, the censoring and all that is later. */
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
};

export function flawOfObservations(observations: readonly Observation[]): NotEstimable | undefined {
  if (observations.length === 0) return notEstimable("nobody");
  return observations.every(({ time }) => isDuration(time)) ? undefined : notEstimable("value-unusable");
}

/** The times in ascending order. */
export const sortedTimes = (observations: readonly Observation[]): Float64Array =>
  Float64Array.from(observations, ({ time }) => time).sort();

export const sortedEventTimes = (observations: readonly Observation[]): Float64Array =>
  sortedTimes(observations.filter(({ event }) => event));

/** The life table over every distinct time, ascending. */
export function riskTable(observations: readonly Observation[]): readonly RiskRow[] {
  const times = sortedTimes(observations);
  const eventTimes = sortedEventTimes(observations);
  const rows: RiskRow[] = [];
  for (let i = 0, e = 0; i < times.length; ) {
    const time = times[i]!;
    const atRisk = times.length - i;
    const eventsBefore = e;
    while (times[i] === time) i += 1;
    while (eventTimes[e] === time) e += 1;
    const events = e - eventsBefore;
    rows.push({ time, atRisk, events, censored: atRisk - (times.length - i) - events });
  }
  return rows;
}
