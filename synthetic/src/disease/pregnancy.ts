import { addDays, type Day } from "@longwatch/core";
import { daysPerMonth, daysPerYear, type Pregnancy } from "../life.ts";
import { exp } from "../random/arithmetic.ts";
import { happens, normal, uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { DiseaseParameters } from "./parameters.ts";
import { dayOfMonth, type History, lastCourse } from "./state.ts";

/** A pregnancy that begins in the month. */
export function pregnancyIn(
  month: number,
  history: History,
  { pregnancy }: DiseaseParameters,
  streams: Streams,
): Pregnancy | undefined {
  const { person, pregnancies } = history;
  if (person.sex !== "female" || month < pregnancy.fromMonth) return undefined;
  const draw = streams("disease pregnancy", month);
  const day = addDays(dayOfMonth(person, month), uniformInteger(draw, 0, 29));
  const course = lastCourse(history);
  const tooSoon =
    (course !== undefined &&
      day < addDays(course.infusedOn.at(-1)!, Math.round(pregnancy.monthsAfterCourse * daysPerMonth))) ||
    (pregnancies.at(-1) !== undefined && day < addDays(pregnancies.at(-1)!.endedOn, Math.round(pregnancy.apart)));
  const tooOld = (day - person.bornOn) / daysPerYear >= pregnancy.belowAge;
  if (tooSoon || tooOld || !happens(draw, 1 - exp(-pregnancy.perYear / 12))) return undefined;
  const lost = happens(draw, pregnancy.lost);
  const days = lost
    ? 2 * pregnancy.lostDays * draw()
    : Math.min(pregnancy.days + 2 * pregnancy.daysSd, normal(draw, pregnancy.days, pregnancy.daysSd));
  return { conceivedOn: day, endedOn: addDays(day, Math.max(14, Math.round(days))), outcome: lost ? "loss" : "birth" };
}

/** The day, or the first one after a pregnancy that stands in the way. */
export function afterPregnancy(from: Day, { pregnancies }: History, parameters: DiseaseParameters["pregnancy"]): Day {
  const last = pregnancies.at(-1);
  if (last === undefined) return from;
  const free = addDays(last.endedOn, last.outcome === "birth" ? Math.round(parameters.daysToCourse) : 1);
  return free > from ? free : from;
}
