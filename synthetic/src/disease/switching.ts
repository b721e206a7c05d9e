import { type Day, dayFromCivil } from "@longwatch/core";
import { exp } from "../random/arithmetic.ts";
import { happens, pick } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import type { DiseaseParameters } from "./parameters.ts";

type OtherDrugs = DiseaseParameters["otherDrug"];

/** Whether another drug is begun in the month; more often in the year after activity that led to no course. */
export function switchesIn(
  month: number,
  isUnanswered: boolean,
  { otherDrug }: DiseaseParameters,
  streams: Streams,
): boolean {
  const perYear = otherDrug.perYear * (isUnanswered ? otherDrug.afterActivity : 1);
  return happens(streams("disease switch", month), 1 - exp(-perYear / 12));
}

/** One of the drugs that could be had on the day; the oldest where none could. */
export function drugOn(day: Day, { drugs, availableFrom }: OtherDrugs, draw: Draw): string {
  const names = (Object.keys(drugs) as (keyof typeof drugs)[]).toSorted((a, b) => availableFrom[a] - availableFrom[b]);
  const weights = names.map((name) => (dayFromCivil(availableFrom[name], 1, 1) <= day ? drugs[name] : 0));
  return names[weights.some((weight) => weight > 0) ? pick(draw, weights) : 0]!;
}
