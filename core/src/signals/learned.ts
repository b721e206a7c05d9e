import { addDays, type Day } from "../base/calendar.ts";
import { type Instant, utcDay } from "../base/instant.ts";
import type { Fact } from "../facts/fact.ts";
import type { SignalUrgency } from "../protocol/signal-rule.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The end of a day, which is where an unknown moment of it is put. */
export const endOf = (day: Day): Instant => ((day + 1) * dayMs) as Instant;

/** The same moment, or the start of a day where that is later; undefined: of no day. */
export const notBefore = (at: Instant, day: Day | undefined): Instant =>
  day === undefined ? at : (Math.max(at, day * dayMs) as Instant);

/** Never before it happened: a clock that says so is wrong. */
export function learnedAt(fact: Fact): Instant {
  const { recordedAt } = fact;
  return recordedAt === undefined || utcDay(recordedAt) < fact.earliest ? endOf(fact.earliest) : recordedAt;
}

export const learnedOn = (fact: Fact): Day =>
  fact.recordedAt === undefined || utcDay(fact.recordedAt) < fact.earliest ? fact.earliest : utcDay(fact.recordedAt);

/**
 * When something became known, and by which fact: the last to be learned of those that it stands on. Where nobody wrote
 * down the hour, `at` is the end of the day `on`.
 */
export type Learned = { readonly at: Instant; readonly on: Day; readonly by: Fact };

export const learnedBy = (fact: Fact): Learned => ({ at: learnedAt(fact), on: learnedOn(fact), by: fact });

/** Days between happening and learning, beyond which it is history. @source resolutions 1.6 */
export const historicalDays = 30;

/** A rule that spoke at a fact more than 30 days before anybody could know that it did. */
export const isHistorical = (hit: { readonly trigger: Fact; readonly learned: () => Learned }): boolean =>
  hit.learned().on > addDays(hit.trigger.latest, historicalDays);

/** Time to act, in hours from when it was learned; the definition of the classes. @source safety-signals.md section 0 */
const hours: Readonly<Record<SignalUrgency, number | undefined>> = {
  IMMEDIATE: 1,
  "24H": 24,
  "7D": 7 * 24,
  ROUTINE: undefined,
};

export function deadlineOf(learned: Instant, urgency: SignalUrgency): Instant | undefined {
  const time = hours[urgency];
  return time === undefined ? undefined : hoursAfter(learned, time);
}

export const hoursAfter = (learned: Instant, count: number): Instant => (learned + count * hourMs) as Instant;
