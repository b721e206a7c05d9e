import type { Course, Disease, InfusionDay } from "../life.ts";
import { normal, uniform } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { EventsParameters } from "./parameters.ts";
import { reactionsOf } from "./reactions.ts";
import { type Stroke, strokesOf } from "./strokes.ts";
import { untilLeaving } from "./timing.ts";
import { restingSigns, type Strain, vitalsOf } from "./vitals.ts";

const toFiveMinutes = (minutes: number): number => Math.round(minutes / 5) * 5;
const minutesPerDay = 1440;

/** An interrupted course breaks off on the day before its first gap, or without a gap on its last day. */
function interruptedDay(course: Course): number {
  if (!course.interrupted) return -1;
  const gap = course.infusedOn.findIndex((day, i) => i > 0 && day !== course.infusedOn[i - 1]! + 1);
  return (gap === -1 ? course.infusedOn.length : gap) - 1;
}

/** What the doses before and this one have added to a pressure that climbs to a stroke. */
const climbOf = (stroke: Stroke | undefined, ordinal: number, doses: number): Strain["climb"] => {
  const climb = stroke?.climb ?? 0;
  return [(climb * (ordinal - 1)) / doses, (climb * ordinal) / doses];
};

/**
 * Every infusion with its vital signs and reactions (evidence 3.6, 2.8); reactions are associated up to 24 h after the end.
 * @param strokes those of {@link strokesOf}, which the pressure climbs to
 */
export function infusionDaysOf(
  disease: Disease,
  { infusions }: EventsParameters,
  streams: Streams,
  strokes: readonly Stroke[],
): readonly InfusionDay[] {
  if (disease.courses.length === 0) return [];
  const { day: daily, vitals } = infusions;
  const signs = restingSigns(streams("events-infusion-person"), vitals);
  const daySd = vitals.systolicDaySd;
  const [meanRise, riseSd] = vitals.systolicRise;
  const readingSd = vitals.readingSd.systolic;
  const courseSd = Math.sqrt(Math.max(0, riseSd * riseSd - daySd * daySd - 2 * readingSd * readingSd));
  const days = disease.courses.flatMap((course) => {
    const reactions = reactionsOf(course, infusions.reactions, streams);
    const stroke = strokes.find((each) => each.course === course.number);
    const courseRise = normal(streams("events-infusion-pressure", course.number), meanRise, courseSd);
    const interrupted = interruptedDay(course);
    return course.infusedOn.map((day, i): InfusionDay => {
      const draw = streams("events-infusion-days", course.number * 10 + i);
      const startsAt = toFiveMinutes(uniform(draw, ...daily.startsAt));
      const lasts = toFiveMinutes(normal(draw, ...daily.minutes));
      const associated = (reactions[i] ?? []).map((reaction) => ({
        ...reaction,
        minute: Math.min(reaction.minute, lasts + minutesPerDay),
      }));
      const strain: Strain = {
        lasts,
        pulse: normal(draw, ...(i === 0 ? vitals.pulseRiseFirstDay : vitals.pulseRiseOtherDays)),
        systolic: normal(draw, courseRise, daySd),
        climb: climbOf(stroke, i + 1, course.infusedOn.length),
        reactions: associated,
      };
      return {
        day,
        course: course.number,
        ordinal: i + 1,
        startsAt,
        lasts,
        doseMg: daily.doseMg,
        vitals: vitalsOf(draw, signs, strain, vitals),
        reactions: associated,
        interrupted: i === interrupted,
      };
    });
  });
  return untilLeaving(disease, days, (each) => each.day);
}
