import { addDays, type Day } from "@longwatch/core";
import { type Course, daysPerMonth, type Relapse, type Scan } from "../life.ts";
import { mondayFrom } from "../people/person.ts";
import { exp } from "../random/arithmetic.ts";
import { happens, logNormal, uniform, uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { DiseaseParameters } from "./parameters.ts";
import { dayOfMonth, type History, lastCourse } from "./state.ts";

type Courses = DiseaseParameters["courses"];

/** The infusion days of a course that begins on or after a day. */
export function giveCourse(
  from: Day,
  number: number,
  reason: Course["reason"],
  courses: Courses,
  streams: Streams,
): Course {
  const draw = streams("disease course", number);
  const days = number === 1 ? courses.firstDays : courses.laterDays;
  const begins = number === 1 ? mondayFrom(from) : addDays(mondayFrom(from), uniformInteger(draw, 0, 2));
  const interrupted = number === 1 && happens(draw, courses.interrupted);
  const completed = happens(draw, courses.interruptedCompleted);
  const given = uniformInteger(draw, 1, days - 1);
  const pause = interrupted ? uniformInteger(draw, 2, 10) : 0;
  const infusedOn = Array.from({ length: days }, (_, i) => addDays(begins, i + (i >= given ? pause : 0)));
  return { number, infusedOn: interrupted && !completed ? infusedOn.slice(0, given) : infusedOn, reason, interrupted };
}

/** The day from which the second course is planned; undefined for those who will not have one. */
export function secondCourseFrom(history: History, courses: Courses, streams: Streams): Day | undefined {
  const draw = streams("disease second course");
  if (!happens(draw, courses.second)) return undefined;
  const months = Math.max(courses.monthsApart, logNormal(draw, courses.secondMonth, courses.secondLogSd));
  return addDays(history.person.start, Math.ceil(months * daysPerMonth));
}

/** What the clinic has seen and not yet decided about. */
export type Activity = { readonly relapses: readonly Relapse[]; readonly scans: readonly Scan[] };

/** Activity that would justify a further course, by the rule of the extensions (evidence 2.6). */
export function qualifyingActivity(
  { relapses, scans }: Activity,
  { lesionsThatQualify }: Courses,
): "relapse" | "mri" | undefined {
  if (relapses.length > 0) return "relapse";
  const isActive = ({ newOrEnlargingT2, gdEnhancing }: Scan): boolean =>
    Math.max(newOrEnlargingT2, gdEnhancing) >= lesionsThatQualify;
  return scans.some(isActive) ? "mri" : undefined;
}

export type Decision = "course" | "other-drug" | "wait";

/** What follows activity that qualifies (evidence 3.2). */
export function decide(month: number, history: History, courses: Courses, streams: Streams): Decision {
  if (history.courses.length >= courses.most) return "wait";
  const draw = streams("disease retreatment", month);
  const years = Math.max(0, month / 12 - courses.decidedFromMonth / 12);
  const first = history.courses.length >= 3 ? courses.chanceAfterThree : courses.chance;
  const chance = first * exp(-courses.chanceFallsPerYear * years) * courses.chanceFactor;
  const treated = happens(draw, chance);
  const switched = happens(draw, courses.switchInstead);
  return treated ? (switched ? "other-drug" : "course") : "wait";
}

/** First day on which a further course may begin: after the month of the activity and a delay, and not before the interval is over. */
export function furtherCourseFrom(month: number, history: History, courses: Courses, streams: Streams): Day {
  const draw = streams("disease course delay", month);
  const wanted = dayOfMonth(history.person, month + 1 + uniform(draw, 0, courses.longestDelay));
  const last = lastCourse(history)!.infusedOn[0]!;
  const apart = addDays(last, Math.ceil((courses.monthsApart + uniform(draw, 0, courses.visitWindow)) * daysPerMonth));
  return wanted > apart ? wanted : apart;
}
