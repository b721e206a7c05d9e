import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareUpper } from "./chi-square.ts";
import { betaLower, betaQuantile, betaUpper, betaUpperQuantile } from "./incomplete-beta.ts";
import { gammaLower, gammaQuantile, gammaUpper } from "./incomplete-gamma.ts";
import { halfDeviance, logFactorial, logGamma } from "./log-gamma.ts";
import { normalCdf, normalMultiplier, normalQuantile, twoSidedNormal } from "./normal.ts";
import { studentTMultiplier, twoSidedStudentT } from "./student-t.ts";

/** Known values were computed to 40 digits (mpmath), or to 1e-13 by SciPy where the argument is large. */
const near = (value: number, expected: number, relative = 1e-12): void =>
  expect(Math.abs(value / expected - 1), `${value} for ${expected}`).toBeLessThan(relative);

it.each([
  [0.001, 6.907178885383853],
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [3.25, 0.9358019311087253],
  [9.9, 12.577179904219879],
  [10.1, 13.027526738633238],
  [100, 359.1342053695754],
  [12345.678, 103959.91990554606],
])("ln Γ(%s)", (x, expected) => {
  near(logGamma(x), expected);
});

it("ln n! is the sum of logarithms", () => {
  let sum = 0;
  for (let n = 1; n <= 200; n += 1) {
    sum += Math.log(n);
    expect(Math.abs(logFactorial(n) - sum)).toBeLessThan(1e-12 * Math.max(1, sum));
  }
});

it("the half deviance is smooth where it changes its method", () => {
  for (const u of [-0.5, -0.05, 0.05])
    near(halfDeviance(7, 7 * (1 + u - 1e-13)), halfDeviance(7, 7 * (1 + u + 1e-13)), 1e-9);
});

it.each([
  [0.5, 0.1, 0.34527915398142295, 0.654720846018577],
  [3, 1, 0.08030139707139419, 0.9196986029286058],
  [3, 9, 0.9937678048936227, 0.006232195106377317],
  [31, 31, 0.5238880201878743, 0.4761119798121258],
  [72.5, 50, 0.0016458545538146703, 0.9983541454461853],
  [60000, 60100, 0.6588704531674376, 0.3411295468325623],
  [100000, 99000, 0.0007574199211747679, 0.9992425800788253],
  [0.5, 18, 0.9999999980268247, 1.973175290075396e-9],
])("P and Q(%s, %s)", (a, x, lower, upper) => {
  near(gammaLower(a, x), lower);
  near(gammaUpper(a, x), upper);
});

it.each([
  [0.5, 0.5, 0.3, 0.36901011956554536, 0.6309898804344546],
  [2, 3, 0.4, 0.5248, 0.4752],
  [21, 25, 0.31, 0.019743960299121992, 0.980256039700878],
  [52, 24, 0.78, 0.9707789033466738, 0.029221096653326204],
  [24, 1194, 0.0127, 0.025491162415228596, 0.9745088375847714],
  [30000, 30001, 0.498, 0.16460126819533927, 0.8353987318046618],
  [0.5, 60, 0.2, 0.9999997584055501, 2.4159444984067096e-7],
])("I and 1 − I(%s, %s) at %s", (a, b, x, lower, upper) => {
  near(betaLower(a, b, x), lower, 1e-11);
  near(betaUpper(a, b, x), upper, 1e-11);
});

describe("outside their domain's middle", () => {
  it("the ends are 0 and 1", () => {
    expect([gammaLower(2, 0), gammaUpper(2, 0), betaLower(2, 3, 0), betaUpper(2, 3, 0)]).toEqual([0, 1, 0, 1]);
    expect([betaLower(2, 3, 1), betaUpper(2, 3, 1)]).toEqual([1, 0]);
    expect([gammaLower(2, Number.POSITIVE_INFINITY), gammaUpper(2, Number.POSITIVE_INFINITY)]).toEqual([1, 0]);
  });
});

it.each([
  [-8, 6.220960574271784e-16],
  [-1.96, 0.024997895148220435],
  [-0.3, 0.3820885778110474],
  [0, 0.5],
  [1, 0.8413447460685429],
  [3.5, 0.9997673709209645],
])("Φ(%s)", (z, expected) => {
  near(normalCdf(z), expected, 1e-13);
});

it.each([
  [1e-300, -37.0470962993612],
  [1e-10, -6.361340902404057],
  [0.01, -2.326347874040841],
  [0.3, -0.5244005127080408],
  [0.99, 2.326347874040841],
])("the normal quantile of %s", (p, expected) => {
  near(normalQuantile(p), expected, 1e-12);
});

it("the normal multiplier of 95 % and its tail agree", () => {
  near(normalMultiplier(0.95), 1.959963984540054, 1e-14);
  near(twoSidedNormal(normalMultiplier(0.95)), 0.05, 1e-13);
  expect(normalQuantile(0.5)).toBe(0);
});

it.each([
  [3.841458820694124, 1, 0.05],
  [20, 3, 0.00016974243555282632],
  [100, 2, 1.9287498479639183e-22],
  [0.5, 10, 0.999993388289439],
])("χ² of %s on %s df", (x, df, p) => {
  near(chiSquareUpper(x, df), p);
});

it.each([
  [0.95, 1, 12.706204736174694],
  [0.95, 10, 2.228138851986274],
  [0.99, 119, 2.617775976490859],
  [0.95, 59999, 1.9600035238369327],
])("t at level %s on %s df", (level, df, expected) => {
  near(studentTMultiplier(level, df), expected, 1e-11);
  near(twoSidedStudentT(studentTMultiplier(level, df), df), 1 - level, 1e-10);
});

it("two-sided t tail", () => {
  near(twoSidedStudentT(2.5, 7), 0.04099221858575289);
});

it.each([
  [0.025, 1, 0.025317807984289876],
  [0.025, 31, 21.062995979141853],
  [0.975, 32, 44.00202550324875],
  [0.975, 60001, 60482.041618160685],
])("the %s quantile of gamma(%s)", (p, a, expected) => {
  near(gammaQuantile(p, a), expected, 1e-11);
});

it.each([
  [0.025, 21, 25, 0.3166008229974236],
  [0.975, 22, 24, 0.6212799839125356],
  [0.025, 24, 1194, 0.012675236309992729],
  [0.975, 60000, 2, 0.9999959632204785],
  [0.5, 0.5, 0.5, 0.5],
])("the %s quantile of beta(%s, %s)", (p, a, b, expected) => {
  near(betaQuantile(p, a, b), expected, 1e-11);
});

const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const shape = fc.double({ min: 1, max: 5000, noNaN: true });

it("a quantile is undone by its distribution", () => {
  fc.assert(
    fc.property(probability, shape, shape, (p, a, b) => {
      near(gammaLower(a, gammaQuantile(p, a)), p, 1e-10);
      near(betaLower(a, b, betaQuantile(p, a, b)), p, 1e-8);
      near(betaUpper(a, b, betaUpperQuantile(p, a, b)), p, 1e-8);
      near(normalCdf(normalQuantile(p)), p, 1e-12);
    }),
    { numRuns: 300 },
  );
});
