import { expect, it } from "vitest";
import { coxRegression } from "./cox.ts";
import { cumulativeIncidence } from "./cumulative-incidence.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import { logRank } from "./log-rank.ts";
import { fitNegativeBinomial } from "./negative-binomial.ts";
import { exactRateRatio, quasiPoissonRateRatio } from "./rate-ratio.ts";
import { medianFollowUp } from "./survival-summary.ts";
import { fisherExact } from "./two-by-two.ts";

const size = 60_000;

/** A repeatable uniform draw (the multiplicative congruence of Park & Miller 1988). */
function uniform(): () => number {
  let state = 20_261_121;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const draw = uniform();
const people = Array.from({ length: size }, (_, i) => {
  const group = i % 2;
  const years = 0.2 + 9 * draw();
  const age = 20 + Math.floor(40 * draw());
  const frailty = -Math.log(draw());
  const wait = -Math.log(draw()) / (0.05 * (group === 1 ? 0.5 : 1) * Math.exp(0.01 * (age - 40)));
  const day = Math.ceil(365.25 * Math.min(wait, years));
  return {
    group,
    years,
    age,
    day,
    event: wait <= years,
    count: Math.floor(frailty * years * (group === 1 ? 0.2 : 0.4)),
  };
});
const of = (group: number) => people.filter((one) => one.group === group);
const observed = (list: typeof people) => list.map(({ day, event }) => ({ time: day, event }));
const counted = (list: typeof people) => ({
  counts: list.map(({ count }) => count),
  years: list.map(({ years }) => years),
});
const total = (group: number) => ({
  events: of(group).reduce((sum, { count }) => sum + count, 0),
  personYears: of(group).reduce((sum, { years }) => sum + years, 0),
});
const covariates = [people.map(({ group }) => group), people.map(({ age }) => age)];

it.each<readonly [string, () => { readonly estimable: boolean }]>([
  ["Kaplan–Meier", () => kaplanMeier(observed(people))],
  ["reverse Kaplan–Meier", () => ({ estimable: medianFollowUp(observed(people)) !== undefined })],
  ["log-rank", () => logRank([observed(of(0)), observed(of(1))])],
  [
    "cumulative incidence",
    () =>
      cumulativeIncidence(
        people.map(({ day, event }, i) => ({ time: day, cause: event ? `${i % 3}` : undefined })),
        "1",
      ),
  ],
  ["Cox", () => coxRegression({ intervals: people.map(({ day, event }) => ({ stop: day, event })), covariates })],
  [
    "Cox from start to stop, robust",
    () =>
      coxRegression({
        intervals: people.map(({ day, event }, i) => ({ start: Math.min(day - 1, i % 200), stop: day, event })),
        covariates,
        clusters: people.map((_, i) => i % 30_000),
      }),
  ],
  ["negative binomial", () => fitNegativeBinomial({ ...counted(people), covariates })],
  ["quasi-Poisson ratio", () => quasiPoissonRateRatio({ group: counted(of(1)), reference: counted(of(0)) })],
  ["exact ratio", () => exactRateRatio({ group: total(1), reference: total(0) })],
  ["Fisher", () => fisherExact({ count: 14_000, of: 30_000 }, { count: 14_200, of: 30_000 })],
])("%s of 60,000 people is told within two seconds", { timeout: 20_000 }, (name, analyse) => {
  const from = performance.now();
  const { estimable } = analyse();
  const took = performance.now() - from;
  if (process.env["LONGWATCH_TIMES"]) console.log(`${name}: ${took.toFixed(0)} ms`);
  expect(estimable).toBe(true);
  expect(took).toBeLessThan(2000);
});
