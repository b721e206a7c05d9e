import { daysPerYear } from "../life.ts";
import { exp } from "../random/arithmetic.ts";
import { happens } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { DiseaseParameters } from "./parameters.ts";
import { dayOfMonth, type History } from "./state.ts";

/** Whether another drug is begun: instead of a course, or without one, more often in the year after activity. */
export function switchesIn(
  month: number,
  decision: "none" | "course" | "other-drug" | "wait",
  history: History,
  { otherDrug }: DiseaseParameters,
  streams: Streams,
): boolean {
  if (decision === "other-drug") return true;
  const day = dayOfMonth(history.person, month);
  const lastRelapse = history.relapses.at(-1)?.onset ?? Number.NEGATIVE_INFINITY;
  const lastCourse = history.courses.at(-1)?.infusedOn[0] ?? Number.NEGATIVE_INFINITY;
  const unanswered = lastRelapse > day - daysPerYear && lastCourse < lastRelapse;
  const perYear = otherDrug.perYear * (unanswered ? otherDrug.afterActivity : 1);
  return happens(streams("disease switch", month), 1 - exp(-perYear / 12));
}
