import { addDays, type Day, dayFromCivil } from "@longwatch/core";
import { daysPerYear, type EarlierDrug } from "../life.ts";
import { happens, uniform } from "../random/distributions.ts";
import type { Draw } from "../random/stream.ts";
import type { PeopleParameters } from "./parameters.ts";

/**
 * What was taken before, one after the other in the order in which the drugs came to be had; the last ends some weeks
 * before the start. Each is taken for so long that it could have worked.
 */
export function drawEarlierDrugs(
  draw: Draw,
  { each, untreated, yearsOff, availableFrom, leastDays }: PeopleParameters["earlierDrugs"],
  diagnosedOn: Day,
  start: Day,
): readonly EarlierDrug[] {
  if (happens(draw, untreated)) return [];
  const names = (Object.keys(each) as (keyof typeof each)[]).toSorted((a, b) => availableFrom[a] - availableFrom[b]);
  let taken: readonly (keyof typeof each)[] = [];
  while (taken.length === 0) taken = names.filter((name) => happens(draw, each[name]));
  let until = addDays(start, -Math.ceil(uniform(draw, 0.2, 1.8) * yearsOff * daysPerYear));
  const drugs: EarlierDrug[] = [];
  for (const [i, drug] of taken.toReversed().entries()) {
    const fair = addDays(until, -Math.round((until - diagnosedOn) / (taken.length - i)));
    const latest = addDays(until, -Math.ceil(leastDays));
    const licensed = dayFromCivil(availableFrom[drug], 1, 1);
    const startedOn = Math.max(Math.min(fair, latest), Math.min(licensed, latest)) as Day;
    drugs.unshift({ drug, startedOn, stoppedOn: addDays(until, -1) });
    until = startedOn;
  }
  return drugs;
}
