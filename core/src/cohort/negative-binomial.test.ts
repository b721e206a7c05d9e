import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitNegativeBinomial } from "./negative-binomial.ts";
import { poissonRateRatio } from "./rate-ratio.ts";

const cannot = (because: string) => ({ estimable: false, because });
const told = (model: Parameters<typeof fitNegativeBinomial>[0]) => {
  const fit = fitNegativeBinomial(model);
  if (!fit.estimable) throw new Error(fit.because);
  return fit;
};

describe("without over-dispersion", () => {
  it("falls back to Poisson, says so, and gives no θ", () => {
    const fit = told({ counts: [1, 1, 1, 0, 1, 1], years: [1, 1, 1, 1, 1, 1] });
    expect(fit).toMatchObject({ model: "poisson", theta: undefined });
    expect(fit.intercept.model.ratio).toBeCloseTo(5 / 6, 12);
    expect(fit.intercept.model.logStandardError).toBeCloseTo(1 / Math.sqrt(5), 10);
  });

  it("its ratio of two groups is the Poisson one", () => {
    const counts = [1, 0, 1, 1, 0, 1, 1, 1];
    const years = [1, 1, 2, 1, 1, 1, 1, 1.5];
    const fit = told({ counts, years, covariates: [[1, 1, 1, 1, 0, 0, 0, 0]] });
    const two = poissonRateRatio({
      group: { events: 3, personYears: 5 },
      reference: { events: 3, personYears: 4.5 },
    });
    expect(fit.model).toBe("poisson");
    expect(two.estimable && fit.coefficients[0]!.model.ratio / two.ratio).toBeCloseTo(1, 10);
    expect(two.estimable && fit.coefficients[0]!.model.p).toBeCloseTo(two.estimable ? two.p : Number.NaN, 10);
  });
});

it("no residual, no robust error: undefined, not 0", () => {
  const fit = told({ counts: [1, 1, 1], years: [1, 1, 1] });
  expect(fit.intercept.model.ratio).toBeCloseTo(1, 12);
  expect(fit.intercept.robust).toBeUndefined();
});

describe("with over-dispersion", () => {
  const counts = [0, 0, 0, 0, 5, 0, 1, 0, 9, 0, 0, 2];
  const years = counts.map((_, i) => 1 + (i % 3));

  it("is the top of the joint likelihood", () => {
    const fit = told({ counts, years });
    expect(fit.model).toBe("negative-binomial");
    const logLikelihood = (rate: number, theta: number): number => {
      let sum = 0;
      counts.forEach((count, i) => {
        const mean = rate * years[i]!;
        for (let j = 0; j < count; j += 1) sum += Math.log(theta + j) - Math.log(j + 1);
        sum += theta * Math.log(theta / (theta + mean)) + count * Math.log(mean / (theta + mean));
      });
      return sum;
    };
    const top = logLikelihood(fit.intercept.model.ratio, fit.theta!);
    expect(fit.logLikelihood).toBeCloseTo(top, 10);
    for (const factor of [0.999, 1.001]) {
      expect(logLikelihood(fit.intercept.model.ratio * factor, fit.theta!)).toBeLessThan(top);
      expect(logLikelihood(fit.intercept.model.ratio, fit.theta! * factor)).toBeLessThan(top);
    }
  });

  it("does not depend on the order of people, nor on those who were not observed", () => {
    const people = counts.map((count, i) => ({ count, years: years[i]! }));
    const usual = told({ counts, years });
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: people.length }), fc.nat(3), (mixed, absent) => {
        const all = [...mixed, ...Array.from({ length: absent }, () => ({ count: 0, years: 0 }))];
        const fit = told({ counts: all.map(({ count }) => count), years: all.map((one) => one.years) });
        expect(fit.people).toBe(people.length);
        expect(fit.theta!).toBeCloseTo(usual.theta!, 8);
        expect(fit.intercept.estimate).toBeCloseTo(usual.intercept.estimate, 10);
      }),
      { numRuns: 100 },
    );
  });

  it("finds the top in a long tail, and does not mind where a covariate counts from", () => {
    const counts = [37, 3, 62, 2, 7, 0, 0, 11, 0, 0, 1, 6, 1, 1, 0, 0];
    const years = [4.6, 3.92, 3.11, 2.28, 3.58, 3.86, 2.89, 3.16, 3.13, 4.39, 1.23, 3.14, 1.85, 0.57, 4.09, 1.45];
    const arm = [0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1];
    const calendar = [1, 9, 16, 13, 9, 17, 15, 15, 3, 12, 8, 7, 5, 18, 14, 14];
    const [near, far] = [0, 2000].map((shift) =>
      told({ counts, years, covariates: [arm, calendar.map((year) => year + shift)] }),
    );
    expect(near!.theta!).toBeLessThan(1);
    expect(far!.theta! / near!.theta!).toBeCloseTo(1, 8);
    far!.coefficients.forEach(({ estimate, model }, j) => {
      expect(estimate).toBeCloseTo(near!.coefficients[j]!.estimate, 8);
      expect(model.logStandardError).toBeCloseTo(near!.coefficients[j]!.model.logStandardError, 8);
    });
    const slope = near!.coefficients[1]!.estimate;
    expect(far!.intercept.estimate).toBeCloseTo(near!.intercept.estimate - 2000 * slope, 6);
  });

  it("is never NaN and never throws, whatever the counts", () => {
    const person = fc.record({
      count: fc.oneof(fc.nat(3), fc.nat(200)),
      years: fc.double({ min: 0.01, max: 20, noNaN: true }),
      x: fc.integer({ min: -3, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 25 }), (people) => {
        const fit = fitNegativeBinomial({
          counts: people.map(({ count }) => count),
          years: people.map((one) => one.years),
          covariates: [people.map(({ x }) => x)],
        });
        if (!fit.estimable) return;
        const { model, robust, estimate } = fit.coefficients[0]!;
        for (const value of [estimate, model.logStandardError, robust?.p ?? 0, fit.logLikelihood, model.p])
          expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("cannot be told", () => {
  const years = [1, 1, 1, 1];
  it.each([
    ["nobody", { counts: [], years: [] }],
    ["unequal-lengths", { counts: [1], years }],
    ["unequal-lengths", { counts: [1, 0, 2, 0], years, covariates: [[1]] }],
    ["value-unusable", { counts: [1, 0, -2, 0], years }],
    ["value-unusable", { counts: [1, 0, 2, 0], years, covariates: [[1, 0, 1, Number.NaN]] }],
    ["no-person-time", { counts: [0], years: [0] }],
    ["no-events", { counts: [0, 0, 0, 0], years }],
    ["no-events-in-group", { counts: [0, 0, 2, 1], years, covariates: [[1, 1, 0, 0]] }],
    ["covariates-collinear", { counts: [1, 0, 2, 1], years, covariates: [[1, 1, 1, 1]] }],
    [
      "covariates-collinear",
      {
        counts: [1, 0, 2, 1],
        years,
        covariates: [
          [1, 0, 1, 0],
          [2, 0, 2, 0],
        ],
      },
    ],
  ])("%s", (because, model) => {
    expect(fitNegativeBinomial(model)).toEqual(cannot(because));
  });

  it("when two covariates together leave a corner without events", () => {
    const corner = [0, 0, 0, 0, 1, 1, 1, 1];
    const fit = fitNegativeBinomial({
      counts: [1, 2, 1, 3, 1, 2, 0, 0],
      years: corner.map(() => 1),
      covariates: [corner, [0, 1, 0, 1, 0, 0, 1, 1], [0, 0, 0, 0, 0, 0, 1, 1]],
    });
    expect(fit.estimable).toBe(false);
  });
});
