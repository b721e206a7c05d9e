import { addDays, type Day, dayFromCivil } from "@longwatch/core";
import { type Arm, daysPerYear, type Person } from "../life.ts";
import {
  exponential,
  happens,
  logNormal,
  negativeBinomial,
  normal,
  pickKey,
  uniform,
} from "../random/distributions.ts";
import {
  gammaQuantile,
  negativeBinomialQuantile,
  truncatedNormalQuantile,
  weightedQuantile,
} from "../random/quantiles.ts";
import type { Streams } from "../random/stream.ts";
import { drawRanks } from "./correlated.ts";
import { drawEarlierDrugs } from "./earlier-drugs.ts";
import { drawFrailty } from "./frailty.ts";
import type { PeopleParameters } from "./parameters.ts";

/** The Monday on or after the day. Day 0 was a Thursday. */
export const mondayFrom = (day: Day): Day => addDays(day, (7 - ((((day + 3) % 7) + 7) % 7)) % 7);

/** A person as they are on the first day of treatment (evidence 2.2, 3.1). */
export function drawPerson(
  parameters: PeopleParameters,
  streams: Streams,
  arm: Arm,
  index: number,
  id: string,
): Person {
  const ranks = drawRanks(streams("people ranks"), parameters);
  const { age, yearsSinceOnset, priorRelapses, enhancing, t2Volume, weight, calendar } = parameters;
  const ageYears = truncatedNormalQuantile(ranks.age, age.mean, age.sd, age.min, age.max);
  const sinceOnset = Math.min(
    gammaQuantile(ranks.onset, yearsSinceOnset.shape, yearsSinceOnset.scale),
    ageYears - yearsSinceOnset.leastAge,
  );
  const sex = happens(streams("people sex"), parameters.female) ? "female" : "male";
  const year = uniform(streams("people calendar"), calendar.from, calendar.to);
  const start = mondayFrom(addDays(dayFromCivil(2000, 1, 1), Math.floor((year - 2000) * daysPerYear)));
  const firstSymptom = addDays(start, -Math.round(sinceOnset * daysPerYear));
  const toDiagnosis = exponential(streams("people diagnosis"), parameters.yearsToDiagnosis * daysPerYear);
  const named = addDays(firstSymptom, Math.round(Math.min(toDiagnosis, 0.9 * (start - firstSymptom))));
  const earlierDrugs = drawEarlierDrugs(streams("people earlier drugs"), parameters.earlierDrugs, named, start);
  const firstDrug = earlierDrugs[0]?.startedOn ?? start;
  const diagnosedOn = firstDrug < named ? firstDrug : named;
  const onset = diagnosedOn < firstSymptom ? diagnosedOn : firstSymptom;
  const priorRelapses1y = Number(weightedQuantile(ranks.relapses, priorRelapses.lastYear));
  const before = negativeBinomial(
    streams("people relapses before"),
    priorRelapses.yearBefore,
    priorRelapses.yearBeforeSize,
  );
  const jurisdiction = pickKey(streams("people jurisdiction"), parameters.jurisdiction);
  const someEnhancing = (ranks.enhancing - enhancing.none) / (1 - enhancing.none);
  return {
    index,
    id,
    arm,
    sex,
    bornOn: addDays(start, -Math.round(ageYears * daysPerYear)),
    start,
    onset,
    diagnosedOn,
    priorRelapses1y,
    priorRelapses2y: Math.max(priorRelapses1y + before, priorRelapses.leastInTwoYears),
    edss: Number(weightedQuantile(ranks.edss, parameters.edss)),
    enhancingLesions:
      someEnhancing <= 0 ? 0 : 1 + negativeBinomialQuantile(someEnhancing, enhancing.mean, enhancing.size),
    t2Volume: logNormal(streams("people lesion volume"), t2Volume.median, t2Volume.logSd),
    weightKg: Math.max(
      40,
      normal(streams("people weight"), weight[sex], sex === "female" ? weight.femaleSd : weight.maleSd),
    ),
    smoker: happens(streams("people smoking"), parameters.smoker),
    familyAutoimmunity: happens(streams("people family"), parameters.familyAutoimmunity),
    antiTpo: happens(streams("people antibodies"), parameters.antiTpo[sex]),
    jurisdiction,
    hemisphere: jurisdiction === "AU" ? "south" : "north",
    earlierDrugs,
    frailty: drawFrailty(parameters, streams, { arm, priorRelapses1y, ageYears }),
  };
}
