import type { Course, Reaction } from "../life.ts";
import { exp, ln } from "../random/arithmetic.ts";
import { happens, logNormal, pick } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import type { EventsParameters } from "./parameters.ts";

type Parameters = EventsParameters["infusions"]["reactions"];

/** Probability of any reaction in a course (evidence 3.6); the logit falls by the same step from the third on. */
export function anyReaction({ any, logitFall }: Parameters, course: number): number {
  if (course === 1) return any[0];
  const odds = any[1] / (1 - any[1]);
  return 1 / (1 + exp(logitFall * (course - 2) - ln(odds)));
}

/** Days with a reaction, given any: each by itself, but at least one. */
function reactingDays(draw: Draw, probabilities: readonly number[], days: number): readonly number[] {
  const asked = Array.from({ length: days }, (_, i) => probabilities[Math.min(i, probabilities.length - 1)]!);
  const reacting = asked.flatMap((p, i) => (happens(draw, p) ? [i] : []));
  return reacting.length > 0 ? reacting : [pick(draw, asked)];
}

/** Symptoms of the course, at least one of them; each comes with exactly its own probability. */
function symptomsOf(draw: Draw, probabilities: Parameters["symptoms"]): readonly string[] {
  const names = Object.keys(probabilities);
  const values = Object.values(probabilities);
  const total = values.reduce((sum, p) => sum + p, 0);
  const certain = pick(draw, values);
  return names.filter((_, i) => {
    const first = values[i]! / total;
    return happens(draw, i === certain ? 1 : (values[i]! - first) / (1 - first));
  });
}

/**
 * Reactions of each infusion day of a course. Every symptom of the course shows on one of the days that react, and comes
 * back on others; a serious one is the first of the course.
 */
export function reactionsOf(
  course: Course,
  parameters: Parameters,
  streams: Streams,
): readonly (readonly Reaction[])[] {
  const draw = streams("events-infusion-reactions", course.number);
  const byDay: Reaction[][] = course.infusedOn.map(() => []);
  if (!happens(draw, anyReaction(parameters, course.number))) return byDay;
  const { firstCourseDays, laterCourseDays, again, gradeOne, gradeFour, onsetMedian, onsetLogSd } = parameters;
  const days = reactingDays(draw, course.number === 1 ? firstCourseDays : laterCourseDays, byDay.length);
  const symptoms = symptomsOf(draw, parameters.symptoms);
  const serious = happens(draw, parameters.serious[course.number === 1 ? 0 : 1]);
  const react = (day: number, symptom: string): void => {
    const grade = happens(draw, gradeOne) ? 1 : 2;
    byDay[day]!.push({ symptom, grade, minute: Math.round(logNormal(draw, onsetMedian, onsetLogSd)) });
  };
  for (const symptom of symptoms) {
    const surely =
      days[
        pick(
          draw,
          days.map(() => 1),
        )
      ]!;
    for (const day of days) if (day === surely || happens(draw, again)) react(day, symptom);
  }
  for (const day of days)
    if (byDay[day]!.length === 0)
      react(
        day,
        symptoms[
          pick(
            draw,
            symptoms.map(() => 1),
          )
        ]!,
      );
  if (serious) {
    const reactions = byDay[days[0]!]!;
    reactions[0] = { ...reactions[0]!, grade: happens(draw, gradeFour) ? 4 : 3 };
  }
  return byDay;
}
