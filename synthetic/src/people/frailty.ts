import type { Arm, Frailty } from "../life.ts";
import { exp, power } from "../random/arithmetic.ts";
import { gamma } from "../random/distributions.ts";
import { truncatedNormalQuantile, weightedQuantile } from "../random/quantiles.ts";
import { type Draw, type Streams, streamsOf } from "../random/stream.ts";
import { drawRanks } from "./correlated.ts";
import type { PeopleParameters } from "./parameters.ts";

/** c before it is divided by its mean: more relapses before, and youth, mean more relapses after. */
const covariates = ({ frailty }: PeopleParameters, priorRelapses: number, age: number): number =>
  exp(frailty.perPriorRelapse * priorRelapses + frailty.perYearOfAge * age);

const response = (draw: Draw, { frailty }: PeopleParameters, arm: Arm): number =>
  arm === "interferon" ? 1 : gamma(draw, frailty.responseShape, 1);

type Means = { readonly covariates: number; readonly lesions: Readonly<Record<Arm, number>> };
const means = new Map<string, Means>();
const sampled = 20_000;

/** Worked out once for all cohorts that differ only in when people begin. */
function meansOf(parameters: PeopleParameters): Means {
  const key = JSON.stringify({ ...parameters, calendar: undefined });
  const known = means.get(key) ?? sampledMeans(parameters);
  means.set(key, known);
  return known;
}

/** The means that make the factors average 1 over the cohort, from people drawn for this alone. */
function sampledMeans(parameters: PeopleParameters): Means {
  const draw = streamsOf("means of the frailty factors", 0)("people");
  let sum = 0;
  const lesions = { alemtuzumab: 0, interferon: 0 };
  const { age, priorRelapses, frailty } = parameters;
  for (let i = 0; i < sampled; i++) {
    const ranks = drawRanks(draw, parameters);
    const years = truncatedNormalQuantile(ranks.age, age.mean, age.sd, age.min, age.max);
    const c = covariates(parameters, Number(weightedQuantile(ranks.relapses, priorRelapses.lastYear)), years);
    const bc = gamma(draw, frailty.diseaseShape, 1) * c;
    sum += c;
    lesions.alemtuzumab += power(bc * response(draw, parameters, "alemtuzumab"), frailty.lesionPower);
    lesions.interferon += power(bc, frailty.lesionPower);
  }
  const c = sum / sampled;
  const scale = sampled * power(c, frailty.lesionPower);
  return {
    covariates: c,
    lesions: { alemtuzumab: lesions.alemtuzumab / scale, interferon: lesions.interferon / scale },
  };
}

/** The factors of one person; each averages 1 over the cohort (evidence 3.3, 3.4, 3.8). */
export function drawFrailty(
  parameters: PeopleParameters,
  streams: Streams,
  person: { readonly arm: Arm; readonly priorRelapses1y: number; readonly ageYears: number },
): Frailty {
  const { frailty } = parameters;
  const mean = meansOf(parameters);
  const b = gamma(streams("people disease frailty"), frailty.diseaseShape, 1);
  const r = response(streams("people response frailty"), parameters, person.arm);
  const c = covariates(parameters, person.priorRelapses1y, person.ageYears) / mean.covariates;
  const u = gamma(streams("people lesion frailty"), frailty.lesionShape, 1);
  return {
    disease: b,
    response: r,
    covariates: c,
    lesions: (power(b * c * r, frailty.lesionPower) * u) / mean.lesions[person.arm],
    autoimmune: gamma(streams("people autoimmune frailty"), frailty.autoimmuneShape, 1),
  };
}
