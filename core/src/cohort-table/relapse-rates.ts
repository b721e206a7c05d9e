import { fitNegativeBinomial } from "../cohort/negative-binomial.ts";
import type { PeopleCounts } from "../cohort/people-counts.ts";
import { totalOf } from "../cohort/people-counts.ts";
import { rateOf } from "../cohort/rate.ts";
import { exactRateRatio, poissonRateRatio } from "../cohort/rate-ratio.ts";
import { type CohortFigure, ends, figureOf, type Told } from "./cohort-figure.ts";
import type { CohortPerson } from "./cohort-person.ts";
import type { Group, Groups } from "./group.ts";

/** Relapses and years of those of whom both can be told. Nobody without time at risk is among them. */
function countsOf(people: readonly CohortPerson[]): PeopleCounts & { readonly missing: number } {
  const told = people.flatMap(({ relapses }) => (relapses !== null && relapses.years > 0 ? [relapses] : []));
  return {
    counts: told.map(({ count }) => count),
    years: told.map(({ years }) => years),
    missing: people.length - told.length,
  };
}

/**
 * The annualised relapse rate of each group, and how groups compare: relapses over years of all together, never the
 * mean of rates. The model is negative binomial with the logarithm of time as offset, and Poisson where no
 * over-dispersion is left; a ratio of a group without a relapse has an exact limit only.
 *
 * @source outcomes reference, section 7
 */
export const relapseRates = ({ compared, described }: Groups): readonly CohortFigure[] => [
  ...described.flatMap(ratesOf),
  ...compared.slice(1).flatMap((group) => ratiosOf(group, compared[0]!)),
];

function ratesOf({ stratum, people }: Group): readonly CohortFigure[] {
  const { missing, ...counted } = countsOf(people);
  const total = totalOf(counted);
  const rate = rateOf(total);
  const fit = fitNegativeBinomial(counted);
  const frame = { shape: "rate", n: counted.counts.length, missing, count: total.events } as const;
  const tell = (told: Told) => figureOf("relapses", stratum, told);
  return [
    tell({ ...frame, measure: "relapses", shape: "count", value: total.events }),
    tell({ ...frame, measure: "person-years", shape: "number", value: total.personYears }),
    tell({
      ...frame,
      measure: "arr",
      ...(rate.estimable ? { value: rate.rate, ...ends(rate.exact, "exact") } : { because: rate.because }),
    }),
    tell({
      ...frame,
      measure: "arr-model",
      ...(fit.estimable
        ? { value: fit.intercept.model.ratio, ...ends(fit.intercept.model.interval, fit.model) }
        : { because: fit.because }),
    }),
  ];
}

function ratiosOf(group: Group, reference: Group): readonly CohortFigure[] {
  const [one, other] = [countsOf(group.people), countsOf(reference.people)];
  const both = { group: totalOf(one), reference: totalOf(other) };
  const poisson = poissonRateRatio(both);
  const exact = exactRateRatio(both);
  const fit = fitNegativeBinomial({
    counts: [...one.counts, ...other.counts],
    years: [...one.years, ...other.years],
    covariates: [[...one.counts.map(() => 1), ...other.counts.map(() => 0)]],
  });
  const frame = {
    shape: "ratio",
    at: { name: reference.stratum },
    n: one.counts.length + other.counts.length,
    missing: one.missing + other.missing,
    count: both.group.events + both.reference.events,
  } as const;
  const tell = (told: Told) => figureOf("relapses", group.stratum, told);
  const coefficient = fit.estimable ? fit.coefficients[0]! : undefined;
  return [
    tell({
      ...frame,
      measure: "rate-ratio",
      ...(fit.estimable
        ? { value: coefficient!.model.ratio, ...ends(coefficient!.model.interval, fit.model) }
        : { because: fit.because }),
    }),
    tell({
      ...frame,
      measure: "rate-ratio-robust",
      ...(coefficient?.robust === undefined
        ? { because: fit.estimable ? "too-few" : fit.because }
        : { value: coefficient.robust.ratio, ...ends(coefficient.robust.interval, "robust") }),
    }),
    tell({
      ...frame,
      measure: "rate-ratio-poisson",
      ...(poisson.estimable
        ? { value: poisson.ratio, ...ends(poisson.interval, "poisson") }
        : { because: poisson.because }),
    }),
    tell({
      ...frame,
      measure: "rate-ratio-exact",
      ...(exact.estimable
        ? { value: exact.ratio ?? null, lower: exact.lower, upper: exact.upper ?? null, between: "exact" }
        : { because: exact.because }),
    }),
    tell({
      ...frame,
      measure: "rate-ratio-p",
      shape: "p",
      ...(coefficient === undefined
        ? { because: fit.estimable ? "too-few" : fit.because }
        : { value: coefficient.model.p }),
    }),
  ];
}
