import type { AutoimmuneEvent, Disease } from "../life.ts";
import { happens, uniform } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { afterCourses } from "./course-law.ts";
import type { EventsParameters } from "./parameters.ts";
import { recognised } from "./timing.ts";

/**
 * Anti-GBM disease (evidence 3.8, 3.12). Blood and protein in the urine are shares of all cases: those that are silent have
 * neither, so the others have them more often.
 */
function antiGbmOf(disease: Disease, parameters: EventsParameters["autoimmune"]["antiGbm"], streams: Streams) {
  const follows = afterCourses(disease, parameters, "anti-gbm", streams);
  if (follows === undefined) return [];
  const { draw, on } = follows;
  const silent = happens(draw, parameters.silent);
  const spoken = 1 - parameters.silent;
  const blood = happens(draw, parameters.blood / spoken);
  const protein = happens(draw, parameters.protein / spoken);
  const peakCreatinine = Math.round(uniform(draw, ...parameters.peakCreatinine));
  const kind = "anti-gbm" as const;
  return [
    { ...recognised(disease, on), kind, silent, blood: blood && !silent, protein: protein && !silent, peakCreatinine },
  ];
}

/** Diseases of the kidney; each at most once. */
export function kidneyOf(
  disease: Disease,
  { autoimmune: { antiGbm, membranous } }: EventsParameters,
  streams: Streams,
): readonly AutoimmuneEvent[] {
  const follows = afterCourses(disease, membranous, "membranous", streams);
  return [
    ...antiGbmOf(disease, antiGbm, streams),
    ...(follows === undefined ? [] : [{ ...recognised(disease, follows.on), kind: "membranous" as const }]),
  ];
}
