import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fitMeans } from "../count-regression.ts";
import { coxRegression } from "../cox.ts";
import type { Ties } from "../cox-likelihood.ts";
import { cumulativeIncidence } from "../cumulative-incidence.ts";
import { countsAbove, logLikelihoodAt } from "../dispersion-likelihood.ts";
import type { Estimable } from "../estimate.ts";
import { kaplanMeier } from "../kaplan-meier.ts";
import { logRank } from "../log-rank.ts";
import { fitNegativeBinomial } from "../negative-binomial.ts";
import { proportion } from "../proportion.ts";
import { rateOf } from "../rate.ts";
import { exactRateRatio } from "../rate-ratio.ts";
import { survivalAt } from "../survival-at.ts";
import { fisherExact, pearsonChiSquare } from "../two-by-two.ts";

/** What `scripts/r/reference.sh` wrote: numbers in lists. */
type Numbers = { readonly [name: string]: Numbers & readonly number[] };
const made = (name: string): Numbers => JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), "utf8"));
const people = (file: string): readonly Readonly<Record<string, string>>[] => {
  const text = readFileSync(join(import.meta.dirname, "../../testing/data/outcomes", file), "utf8");
  const [head, ...lines] = text.trim().split("\n");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [head!.split(",")[i]!, cell])));
};

function told<T>(value: Estimable<T>): T {
  if (!value.estimable) throw new Error(value.because);
  return value;
}

/** Six significant digits and one more; `digits` where the reference itself stops earlier. */
function same(own: readonly (number | undefined)[], reference: readonly (number | null)[], digits = 7): void {
  expect(own.length).toBe(reference.length);
  reference.forEach((value, i) => {
    if (value === null) throw new Error("the reference has no number here");
    expect(Math.abs(own[i]! - value), `${own[i]} for ${value}`).toBeLessThanOrEqual(10 ** -digits * Math.abs(value));
  });
}

const rows = people("stats_A_patients.csv");
const recurrent = people("stats_A_recurrent.csv");
const of = (name: string): readonly number[] => rows.map((row) => Number(row[name]));
const treated = rows.map((row) => (row["group"] === "alemtuzumab" ? 1 : 0));
const observations = rows.map((row) => ({ time: Number(row["cdw_time_days"]), event: row["cdw_event"] === "1" }));
const years = of("followup_days").map((days) => days / 365.25);

describe("survival, by R's survival", () => {
  const r = made("survival");
  it.each(["log", "log-log"] as const)("Kaplan–Meier with %s intervals, everybody and the treated", (scale) => {
    for (const [group, chosen] of [
      ["all", observations],
      ["treated", observations.filter((_, i) => treated[i] === 1)],
    ] as const) {
      const reference = r[`${scale.replace("-", "_")}_${group}`]!;
      const curve = told(kaplanMeier(chosen));
      const points = r["times"]!.map((time) => told(survivalAt(curve, time, { scale })));
      same(
        points.map(({ survival }) => survival),
        reference["survival"]!,
      );
      same(
        points.map(({ standardError }) => standardError),
        reference["error"]!,
      );
      same(
        points.map(({ interval }) => interval!.lower),
        reference["lower"]!,
      );
      same(
        points.map(({ interval }) => interval!.upper),
        reference["upper"]!,
      );
      expect(points.map(({ atRisk }) => atRisk)).toEqual(reference["at_risk"]);
    }
  });

  it("log-rank", () => {
    const groups = [1, 0].map((group) => observations.filter((_, i) => treated[i] === group));
    const { statistic, p, observed, expected } = told(logRank(groups));
    const reference = r["log_rank"]!;
    same([statistic], reference["statistic"]!);
    same([p], reference["p"]!);
    same(observed, reference["observed"]!);
    same(expected, reference["expected"]!);
  });

  it.each<Ties>(["efron", "breslow"])("Cox with three covariates, ties after %s", (ties) => {
    const fit = told(
      coxRegression({
        intervals: observations.map(({ time, event }) => ({ stop: time, event })),
        covariates: [treated, of("age"), of("prior_relapses_2y")],
        ties,
      }),
    );
    const reference = r[ties]!;
    same(
      fit.coefficients.map(({ estimate }) => estimate),
      reference["estimate"]!,
    );
    same(
      fit.coefficients.map(({ model }) => model.logStandardError),
      reference["error"]!,
    );
    same([fit.logLikelihood.null, fit.logLikelihood.fitted], reference["log_likelihood"]!);
    same([fit.tests.score.statistic], reference["score"]!);
    same([fit.tests.wald.statistic], reference["wald"]!);
    same([fit.tests.likelihoodRatio.statistic], reference["ratio"]!);
  });

  it("Andersen–Gill with an error robust to the relapses of one person hanging together", () => {
    const { coefficients } = told(
      coxRegression({
        intervals: recurrent.map((row) => ({
          start: Number(row["start_day"]),
          stop: Number(row["stop_day"]),
          event: row["relapse"] === "1",
        })),
        covariates: [recurrent.map((row) => (row["group"] === "alemtuzumab" ? 1 : 0))],
        clusters: recurrent.map((row) => row["id"]!),
      }),
    );
    const [one] = coefficients;
    const reference = r["andersen_gill"]!;
    same([one!.estimate], reference["estimate"]!);
    same([one!.model.logStandardError], reference["error"]!);
    same([one!.robust!.logStandardError], reference["robust"]!);
  });
});

describe("competing events, by R's survival", () => {
  const r = made("competing");
  const named = ["censored", "disease", "death"];
  const caused = observations.map(({ time }, i) => {
    const cause = named[r["cause"]![i]!]!;
    return { time, cause: cause === "censored" ? undefined : cause };
  });
  it.each([
    ["disease", "incidence"],
    ["death", "death"],
  ])("Aalen–Johansen for %s", (cause, reference) => {
    const { steps } = told(cumulativeIncidence(caused, cause));
    const at = r["times"]!.map((time) => steps.findLast((step) => step.time <= time)!.incidence);
    same(at, r[reference]!);
    if (cause !== "disease") return;
    const errors = r["times"]!.map((time) => steps.findLast((step) => step.time <= time)!.standardError);
    same(errors, r["error"]!);
  });
});

describe("counts, by R's glm and MASS", () => {
  const r = made("counts");
  const [counts, age] = [of("relapses"), of("age")];

  it("Poisson regression", () => {
    const x = Float64Array.from(rows.flatMap((_, i) => [1, treated[i]!, age[i]!]));
    const y = Float64Array.from(counts);
    const fit = fitMeans({ y, t: Float64Array.from(years), x, q: 3 }, 0, new Float64Array(3));
    if (typeof fit === "string") throw new Error(fit);
    same(Array.from(fit.beta), r["poisson"]!["estimate"]!);
    same([logLikelihoodAt(y, fit.mu, countsAbove(y), 0)], r["poisson"]!["log_likelihood"]!);
  });

  it("negative binomial regression", () => {
    const fit = told(fitNegativeBinomial({ counts, years, covariates: [treated, age] }));
    const reference = r["negative_binomial"]!;
    const all = [fit.intercept, ...fit.coefficients];
    same(
      all.map(({ estimate }) => estimate),
      reference["estimate"]!,
      6,
    );
    same(
      all.map(({ model }) => model.logStandardError),
      reference["error"]!,
      6,
    );
    same([fit.theta], reference["theta"]!, 6);
    same([fit.logLikelihood], reference["log_likelihood"]!);
  });
});

describe("exact tests and intervals, by R's stats", () => {
  const r = made("exact");

  it("ratio of two rates", () => {
    const [group, reference] = [0, 1].map((i) => ({ events: r["counts"]![i]!, personYears: r["years"]![i]! }));
    const { ratio, lower, upper, p } = told(exactRateRatio({ group: group!, reference: reference! }));
    same([ratio], r["ratio"]!["estimate"]!);
    same([lower, upper], r["ratio"]!["interval"]!);
    same([p], r["ratio"]!["p"]!);
  });

  it.each([
    ["none", 0],
    ["one", 1],
    ["seven", 7],
    ["many", 139],
  ])("rate of %s in 100 years", (name, events) => {
    const { exact } = told(rateOf({ events, personYears: 100 }));
    same([exact.lower, exact.upper], r["rates_per_100"]![name]!);
  });

  it("two by two, and a proportion", () => {
    const [one, other] = [
      { count: 51, of: 75 },
      { count: 21, of: 45 },
    ];
    same([told(fisherExact(one!, other!)).p], r["fisher"]!);
    same([told(pearsonChiSquare(one!, other!)).statistic], r["pearson"]!);
    const share = told(proportion(one!));
    same([share.clopperPearson.lower, share.clopperPearson.upper], r["clopper_pearson"]!);
    same([share.wilson.lower, share.wilson.upper], r["wilson"]!);
  });
});
