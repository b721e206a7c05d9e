import type { Confidence, Estimable } from "./estimate.ts";
import { notEstimable } from "./estimate.ts";
import { isSound, type PersonEvents } from "./person-events.ts";
import { type Rate, rateOf } from "./rate.ts";

export type YearRate = {
  /** 1 for the first year: after 0 up to 1 year, both the day 0 and the end included. */
  readonly year: number;
  readonly rate: Estimable<Rate>;
};

/**
 * The rate of each year since the start, times in years: events of that year over the person-time inside it. Year k is
 * `(k − 1, k]`, its end included. Stops at `lastYear`; a year that nobody was followed in has no rate. Empty when a
 * time is unusable.
 */
export function ratesByYear(
  people: readonly PersonEvents[],
  lastYear: number,
  options: Confidence = {},
): readonly YearRate[] {
  if (!people.every(isSound)) return [];
  return Array.from({ length: lastYear }, (_, k) => {
    let [events, personYears] = [0, 0];
    for (const person of people) {
      personYears += Math.max(0, Math.min(person.followUp, k + 1) - k);
      events += person.events.filter((time) => Math.max(0, Math.ceil(time) - 1) === k).length;
    }
    const rate = personYears === 0 ? notEstimable("no-person-time") : rateOf({ events, personYears }, options);
    return { year: k + 1, rate };
  });
}
