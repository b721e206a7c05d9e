import { addDays, addMonths, type Day, type FactJson, formatDay } from "@longwatch/core";
import type { Leaving, Life } from "../life.ts";
import { exponential, happens } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { evening, instantAt } from "./moments.ts";
import type { RecordParameters } from "./parameters.ts";

/**
 * How follow-up ends: by the review some weeks after the last day of the watch, where the clinic remembers it, or when
 * the person leaves before that. A study goes on after the review, and a death is always written down.
 */
export function endingFacts(life: Life, { review }: RecordParameters, streams: Streams): readonly FactJson[] {
  const reviewedOn = reviewOf(life, review, streams);
  const { leaving } = life;
  if (reviewedOn === undefined) return leavingFacts(leaving);
  const closed = ended(reviewedOn, { reason: "completed-review" });
  return leaving.reason === "died" ? [closed, ...leavingFacts(leaving)] : [closed];
}

function reviewOf({ courses, leaving }: Life, review: RecordParameters["review"], streams: Streams): Day | undefined {
  const last = courses.at(-1)?.infusedOn.at(-1);
  const draw = streams("record.review");
  if (last === undefined || !happens(draw, review.done)) return undefined;
  const endsOn = addMonths(last, Math.round(review.monthsAfterLastInfusion));
  const day = addDays(endsOn, Math.floor(exponential(draw, review.delayDays)));
  return day <= leaving.day ? day : undefined;
}

type Ending = Extract<FactJson, { kind: "follow-up-ended" }>;

const ended = (day: Day, how: Pick<Ending, "reason" | "acceptedBy">): FactJson => ({
  kind: "follow-up-ended",
  endedOn: formatDay(day),
  ...how,
  recordedAt: instantAt(day, evening),
  by: "neurologist-1",
});

function leavingFacts({ day, reason }: Leaving): readonly FactJson[] {
  if (reason === "end-of-data") return [];
  if (reason === "died") return [ended(day, { reason: "died" })];
  if (reason === "withdrew") return [ended(day, { reason: "declined" })];
  return [ended(day, { reason: "handed-over", acceptedBy: "neurologist-2" })];
}
