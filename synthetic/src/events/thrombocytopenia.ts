import { type AutoimmuneEvent, type Disease, daysPerYear } from "../life.ts";
import { exp, ln } from "../random/arithmetic.ts";
import { happens, pickKey, truncatedNormal } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { afterCourses } from "./course-law.ts";
import type { EventsParameters } from "./parameters.ts";
import { recognised } from "./timing.ts";

/** Immune thrombocytopenia of a person, at most one (evidence 3.8; its course 3.12). */
export function thrombocytopeniaOf(
  disease: Disease,
  { autoimmune: { thrombocytopenia: parameters } }: EventsParameters,
  streams: Streams,
): AutoimmuneEvent | undefined {
  const follows = afterCourses(disease, parameters, "thrombocytopenia", streams);
  if (follows === undefined) return undefined;
  const { draw, on } = follows;
  const { person } = disease;
  const onset = pickKey(draw, parameters.onset);
  const [least, greatest] = parameters.nadirRange;
  const median = ln(parameters.nadirMedian);
  const nadir = Math.round(exp(truncatedNormal(draw, median, parameters.nadirLogSd, ln(least), ln(greatest))));
  const bleeding = happens(draw, parameters.bleeds);
  const heavy = happens(draw, parameters.heavyMenses);
  const responds = happens(draw, parameters.responds);
  const relapsing = happens(draw, parameters.relapses);
  const menstruates = person.sex === "female" && on < person.bornOn + parameters.mensesUntil * daysPerYear;
  return {
    ...recognised(disease, on),
    kind: "thrombocytopenia",
    onset,
    nadir,
    bleeds: bleeding && nadir < parameters.bleedsBelow,
    heavyMenses: heavy && menstruates,
    responds,
    relapses: responds && relapsing,
  };
}
