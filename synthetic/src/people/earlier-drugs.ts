import { addDays, type Day } from "@longwatch/core";
import { daysPerYear, type EarlierDrug } from "../life.ts";
import { happens, uniform } from "../random/distributions.ts";
import type { Draw } from "../random/stream.ts";
import type { PeopleParameters } from "./parameters.ts";

/** What was taken before, one after the other between diagnosis and `start`; the last ends some weeks before it. */
export function drawEarlierDrugs(
  draw: Draw,
  { each, untreated, yearsOff }: PeopleParameters["earlierDrugs"],
  diagnosedOn: Day,
  start: Day,
): readonly EarlierDrug[] {
  if (happens(draw, untreated)) return [];
  const names = Object.keys(each) as (keyof typeof each)[];
  let taken: readonly string[] = [];
  while (taken.length === 0) taken = names.filter((name) => happens(draw, each[name]));
  const end = addDays(start, -Math.ceil(uniform(draw, 0.2, 1.8) * yearsOff * daysPerYear));
  const length = Math.max(taken.length * 30, end - diagnosedOn) / taken.length;
  return taken.map((drug, i) => {
    const startedOn = addDays(end, -Math.round((taken.length - i) * length));
    return { drug, startedOn, stoppedOn: addDays(startedOn, Math.max(1, Math.round(length) - 1)) };
  });
}
