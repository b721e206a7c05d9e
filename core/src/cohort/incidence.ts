import { type Confidence, type Estimable, type Interval, notEstimable, usualLevel } from "./estimate.ts";
import { firstOf, isSound, type PersonEvents } from "./person-events.ts";
import { type Proportion, proportion } from "./proportion.ts";
import { type EventsInTime, type Rate, rateOf } from "./rate.ts";

/** A rate for every 100 person-years, with its exact Poisson interval. */
export type Per100 = EventsInTime & { readonly per100: number; readonly exact: Interval };

export type Incidence = {
  /** People with the event at least once; Clopper–Pearson is the customary interval. */
  readonly people: Proportion;
  /** First events over the time until them: the time afterwards is not at risk of a first. */
  readonly first: Per100;
  /** All events over all the time. */
  readonly any: Per100;
};

const per100 = ({ events, personYears, rate, exact }: Rate): Per100 => ({
  events,
  personYears,
  per100: 100 * rate,
  exact: { lower: 100 * exact.lower, upper: 100 * exact.upper },
});

/**
 * The incidence of an adverse event, times in years. Not estimable when nobody was followed for any time, or when all
 * first events were at time 0.
 */
export function incidenceOf(
  people: readonly PersonEvents[],
  { level = usualLevel }: Confidence = {},
): Estimable<Incidence> {
  if (!people.every(isSound)) return notEstimable("value-unusable");
  let [withEvent, untilFirst, events, years] = [0, 0, 0, 0];
  for (const person of people) {
    const first = firstOf(person);
    withEvent += first === undefined ? 0 : 1;
    untilFirst += first ?? person.followUp;
    events += person.events.length;
    years += person.followUp;
  }
  const share = proportion({ count: withEvent, of: people.length }, { level });
  if (!share.estimable) return share;
  const first = rateOf({ events: withEvent, personYears: untilFirst }, { level });
  if (!first.estimable) return first;
  const any = rateOf({ events, personYears: years }, { level });
  if (!any.estimable) return any;
  return { estimable: true, people: share, first: per100(first), any: per100(any) };
}
