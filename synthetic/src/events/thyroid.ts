import { addDays, type Day } from "@longwatch/core";
import { type AutoimmuneEvent, type Disease, daysPerYear, type Person } from "../life.ts";
import { exp, power } from "../random/arithmetic.ts";
import { exponential, happens, pickKey, uniform, weibull } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import type { EventsParameters } from "./parameters.ts";
import { courseBefore, firstInfusion, monthsLater } from "./timing.ts";

type Parameters = EventsParameters["autoimmune"]["thyroid"];

/** Product of the person's risk factors over its mean in the cohort. */
const relativeRisk = (person: Person, parameters: Parameters): number =>
  ((person.antiTpo ? parameters.antiTpo : 1) *
    (person.smoker ? parameters.smoker : 1) *
    (person.familyAutoimmunity ? parameters.family : 1) *
    (person.sex === "female" ? parameters.female : 1)) /
  parameters.meanMultiplier;

/**
 * Probability that the person is susceptible (evidence 3.8). Frailty g, of gamma shape k and mean 1, enters as
 * 1 − exp(−θg); θ is such that the mean over g, 1 − (1 + θ/k)^−k, is exactly what the risk factors ask for. A plain
 * product capped at 1 would fall short of the cohort's share.
 */
export function thyroidSusceptibility(person: Person, parameters: Parameters): number {
  const { susceptible, highest, frailtyShape: k } = parameters;
  const share = Math.min(highest, susceptible * relativeRisk(person, parameters));
  const theta = k * (power(1 - share, -1 / k) - 1);
  return 1 - exp(-theta * person.frailty.autoimmune);
}

/** Onset after alemtuzumab; of the susceptible a few come late. */
function afterAlemtuzumab(draw: Draw, first: Day, person: Person, parameters: Parameters): Day | undefined {
  if (!happens(draw, thyroidSusceptibility(person, parameters))) return undefined;
  const months = happens(draw, parameters.late)
    ? uniform(draw, ...parameters.lateMonths)
    : weibull(draw, parameters.shape, parameters.scaleMonths);
  return monthsLater(first, months);
}

function onInterferon(draw: Draw, person: Person, parameters: Parameters): Day {
  const rate = parameters.interferonPerYear * person.frailty.autoimmune * relativeRisk(person, parameters);
  return addDays(person.start, Math.round(Math.min(exponential(draw, 1 / rate), 1000) * daysPerYear));
}

/** The thyroid event of a person, at most one; of interferon only until a first course of alemtuzumab. */
export function thyroidOf(
  disease: Disease,
  { autoimmune: { thyroid: parameters } }: EventsParameters,
  streams: Streams,
): AutoimmuneEvent | undefined {
  const { person } = disease;
  const first = firstInfusion(disease);
  const before =
    person.arm === "interferon" ? onInterferon(streams("events-thyroid-interferon"), person, parameters) : undefined;
  const draw = streams("events-thyroid");
  const recognisedOn =
    before !== undefined && (first === undefined || before < first)
      ? before
      : first === undefined
        ? undefined
        : afterAlemtuzumab(draw, first, person, parameters);
  if (recognisedOn === undefined) return undefined;
  const details = streams("events-thyroid-details");
  const kind = pickKey(details, parameters.kinds);
  const recognised = { recognisedOn, afterCourse: courseBefore(disease, recognisedOn) };
  if (kind === "thyroiditis") return { ...recognised, kind, recovers: happens(details, parameters.recovers) };
  if (kind !== "graves") return { ...recognised, kind };
  return {
    ...recognised,
    kind,
    fluctuating: happens(details, parameters.fluctuating),
    antibody: happens(details, parameters.antibody),
    ft4Multiple: uniform(details, ...parameters.ft4Multiple),
  };
}
