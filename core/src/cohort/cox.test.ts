import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CoxModel, coxRegression } from "./cox.ts";
import type { AtRisk } from "./cox-data.ts";
import { logRank } from "./log-rank.ts";

const cannot = (because: string) => ({ estimable: false, because });
function told(model: CoxModel) {
  const fit = coxRegression(model);
  if (!fit.estimable) throw new Error(fit.because);
  return fit;
}

const person = fc.record({
  time: fc.integer({ min: 2, max: 30 }),
  event: fc.boolean(),
  x: fc.integer({ min: 0, max: 1 }),
  z: fc.integer({ min: -4, max: 4 }),
});
const people = fc.array(person, { minLength: 8, maxLength: 60 });
type Person = { readonly time: number; readonly event: boolean; readonly x: number; readonly z: number };
const modelOf = (list: readonly Person[], ties: "efron" | "breslow" = "efron"): CoxModel => ({
  intervals: list.map(({ time, event }) => ({ stop: time, event })),
  covariates: [list.map(({ x }) => x), list.map(({ z }) => z)],
  ties,
});
const close = (one: number, other: number, relative = 1e-6): void =>
  expect(Math.abs(one - other)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(other)));

/** The log partial likelihood straight from its definition, risk sets listed one by one. */
function direct({ intervals, covariates, ties }: CoxModel, beta: readonly number[]): number {
  const hazard = (i: number): number => Math.exp(beta.reduce((sum, b, j) => sum + b * covariates[j]![i]!, 0));
  const sum = (of: (row: AtRisk) => boolean): number =>
    intervals.reduce((total, row, i) => total + (of(row) ? hazard(i) : 0), 0);
  let value = 0;
  for (const time of new Set(intervals.filter(({ event }) => event).map(({ stop }) => stop))) {
    const dies = (row: AtRisk): boolean => row.event && row.stop === time;
    const risk = sum(({ start, stop }) => (start ?? Number.NEGATIVE_INFINITY) < time && stop >= time);
    const deaths = intervals.flatMap((row, i) => (dies(row) ? [i] : []));
    deaths.forEach((i, l) => {
      const left = ties === "breslow" ? 0 : l / deaths.length;
      value += Math.log(hazard(i)) - Math.log(risk - left * sum(dies));
    });
  }
  return value;
}

describe("Cox regression", () => {
  it("stands on the top of the partial likelihood, with its bend as information", () => {
    fc.assert(
      fc.property(people, fc.constantFrom("efron" as const, "breslow" as const), (list, ties) => {
        const model = modelOf(list, ties);
        const fit = coxRegression(model);
        if (!fit.estimable) return;
        const beta = fit.coefficients.map(({ estimate }) => estimate);
        const top = direct(model, beta);
        close(fit.logLikelihood.fitted, top, 1e-9);
        close(fit.logLikelihood.null, direct(model, [0, 0]), 1e-9);
        for (const [j, { model: wald }] of fit.coefficients.entries())
          for (const side of [-0.05, 0.05]) {
            const moved = beta.map((b, k) => (k === j ? b + side * Math.min(1, wald.logStandardError) : b));
            expect(direct(model, moved)).toBeLessThan(top);
          }
      }),
      { numRuns: 300 },
    );
  });

  it("does not depend on the order of people, nor on where covariates start from", () => {
    fc.assert(
      fc.property(people, fc.integer({ min: -50, max: 50 }), (list, shift) => {
        const fit = coxRegression(modelOf(list));
        const moved = coxRegression(modelOf(list.toReversed().map((one) => ({ ...one, z: one.z + shift }))));
        expect(moved.estimable).toBe(fit.estimable);
        if (!fit.estimable || !moved.estimable) return;
        fit.coefficients.forEach((one, j) => {
          close(moved.coefficients[j]!.estimate, one.estimate);
          close(moved.coefficients[j]!.model.logStandardError, one.model.logStandardError);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("does not change when a person's time is split, robust errors by person included", () => {
    fc.assert(
      fc.property(people, fc.array(fc.integer({ min: 1, max: 29 }), { maxLength: 4 }), (list, cuts) => {
        const whole = { ...modelOf(list), clusters: list.map((_, i) => i) };
        const parts = list.flatMap((one, i) => {
          const at = [...new Set(cuts)].filter((cut) => cut < one.time).toSorted((a, b) => a - b);
          const ends = [...at, one.time];
          return ends.map((stop, k) => ({
            row: { start: ends[k - 1] ?? 0, stop, event: one.event && k === ends.length - 1 },
            one,
            i,
          }));
        });
        const split = coxRegression({
          intervals: parts.map(({ row }) => row),
          covariates: [parts.map(({ one }) => one.x), parts.map(({ one }) => one.z)],
          clusters: parts.map(({ i }) => i),
        });
        const fit = coxRegression(whole);
        expect(split.estimable).toBe(fit.estimable);
        if (!fit.estimable || !split.estimable) return;
        fit.coefficients.forEach(({ estimate, model, robust }, j) => {
          close(split.coefficients[j]!.estimate, estimate);
          close(split.coefficients[j]!.model.logStandardError, model.logStandardError);
          if (robust) close(split.coefficients[j]!.robust!.logStandardError, robust.logStandardError);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("its score test is the log-rank test when no times are tied", () => {
    fc.assert(
      fc.property(people, (list) => {
        const untied = list.map((one, i) => ({ ...one, time: one.time * 100 + i }));
        const { intervals, covariates } = modelOf(untied);
        const fit = coxRegression({ intervals, covariates: [covariates[0]!] });
        const group = (x: number) => untied.filter((one) => one.x === x);
        const test = logRank([group(0), group(1)]);
        if (!fit.estimable || !test.estimable) return;
        close(fit.tests.score.statistic, test.statistic);
      }),
      { numRuns: 300 },
    );
  });

  it("is never NaN and never throws", () => {
    const row = fc.record({
      start: fc.option(fc.nat(6), { nil: undefined }),
      length: fc.integer({ min: 1, max: 5 }),
      event: fc.boolean(),
      x: fc.integer({ min: 0, max: 1 }),
      z: fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (list) => {
        const fit = coxRegression({
          intervals: list.map(({ start, length, event }) =>
            start === undefined ? { stop: length, event } : { start, stop: start + length, event },
          ),
          covariates: [list.map(({ x }) => x), list.map(({ z }) => z)],
          clusters: list.map((_, i) => i % 4),
        });
        if (!fit.estimable) return;
        for (const { estimate, model, robust } of fit.coefficients)
          for (const value of [estimate, model.logStandardError, model.p, robust?.p ?? 0])
            expect(Number.isFinite(value)).toBe(true);
        expect(Number.isFinite(fit.tests.wald.p)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("cannot be told, or not well", () => {
  const intervals = [1, 2, 3, 4, 5, 6].map((stop) => ({ stop, event: stop < 5 }));

  it.each<readonly [string, CoxModel]>([
    ["nobody", { intervals: [], covariates: [[]] }],
    ["unequal-lengths", { intervals, covariates: [[1]] }],
    ["unequal-lengths", { intervals, covariates: [[1, 0, 1, 0, 1, 0]], clusters: [1] }],
    ["value-unusable", { intervals: [{ start: 3, stop: 3, event: true }], covariates: [[1]] }],
    ["value-unusable", { intervals, covariates: [[1, 0, 1, 0, 1, Number.NaN]] }],
    ["no-events", { intervals: [{ stop: 3, event: false }], covariates: [[1]] }],
    ["no-events-in-group", { intervals, covariates: [[1, 1, 1, 1, 0, 0]] }],
    ["covariates-collinear", { intervals, covariates: [[1, 1, 1, 1, 1, 1]] }],
    ["covariates-collinear", { intervals, covariates: [] }],
    ["monotone-likelihood", { intervals, covariates: [[6, 5, 4, 3, 2, 1]] }],
  ])("%s", (because, model) => {
    expect(coxRegression(model)).toEqual(cannot(because));
  });

  it("a group whose events all come before anybody of the other is at risk of one: monotone", () => {
    const late = [1, 2, 3, 7, 8, 9].map((stop) => ({ stop, event: stop !== 9 }));
    expect(coxRegression({ intervals: late, covariates: [[1, 1, 1, 0, 0, 0]] })).toEqual(cannot("monotone-likelihood"));
  });

  it("warns of fewer than ten events for each covariate", () => {
    expect(told({ intervals, covariates: [[1, 0, 1, 0, 1, 0]] }).warnings).toEqual(["few-events-per-covariate"]);
    const many = Array.from({ length: 30 }, (_, i) => ({ stop: 1 + ((i * 7) % 30), event: i % 2 === 0 }));
    expect(told({ intervals: many, covariates: [many.map((_, i) => (i % 3 === 0 ? 1 : 0))] }).warnings).toEqual([]);
  });
});
