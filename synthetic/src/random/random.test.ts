import { describe, expect, it } from "vitest";
import { cosTurn, exp, ln, power } from "./arithmetic.ts";
import * as from from "./distributions.ts";
import { normalCdf, normalQuantile } from "./normal.ts";
import { streamsOf } from "./stream.ts";

const streams = streamsOf("random.test", 0);
const many = (name: string, make: (draw: () => number) => number, n = 40_000): readonly number[] => {
  const draw = streams(name);
  return Array.from({ length: n }, () => make(draw));
};
const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const variance = (xs: readonly number[]): number => {
  const centre = mean(xs);
  return mean(xs.map((x) => (x - centre) ** 2));
};

describe("arithmetic agrees with the engine's own to the last digits", () => {
  const relative = (mine: number, theirs: number): number => Math.abs(mine - theirs) / (Math.abs(theirs) || 1);
  it.each(many("x", (draw) => from.uniform(draw, -50, 50), 200))("at %d", (x) => {
    expect(relative(exp(x), Math.exp(x))).toBeLessThan(4e-16 * (1 + Math.abs(x)));
    expect(relative(ln(exp(x)), x)).toBeLessThan(1e-13);
    expect(relative(ln(Math.abs(x)), Math.log(Math.abs(x)))).toBeLessThan(1e-14);
    expect(Math.abs(cosTurn(x) - Math.cos(2 * Math.PI * x))).toBeLessThan(2e-13);
    expect(relative(power(Math.abs(x), 1.7), Math.abs(x) ** 1.7)).toBeLessThan(1e-14);
  });
  it("at the ends", () => {
    expect([exp(-800), exp(0), exp(800), ln(1), ln(0), power(0, 2), cosTurn(0), cosTurn(0.5), cosTurn(7.25)]).toEqual([
      0,
      1,
      Number.POSITIVE_INFINITY,
      0,
      Number.NEGATIVE_INFINITY,
      0,
      1,
      -1,
      expect.closeTo(0, 12),
    ]);
  });
});

describe("the normal distribution", () => {
  it.each([
    [0, 0.5],
    [1, 0.841_344_746_068_543],
    [-1.959_963_984_540_054, 0.025],
    [3.719_016_485_455_709, 0.9999],
    [-6, 9.865_876_450_376_98e-10],
  ])("at %d", (z, p) => {
    expect(normalCdf(z)).toBeCloseTo(p, 13);
    expect(normalQuantile(p)).toBeCloseTo(z, 9);
  });
});

describe("distributions have the mean and variance they should", () => {
  const cases: readonly [string, (draw: () => number) => number, number, number][] = [
    ["uniform", (draw) => from.uniform(draw, 2, 6), 4, 16 / 12],
    ["uniform integer", (draw) => from.uniformInteger(draw, 1, 6), 3.5, 35 / 12],
    ["happens", (draw) => Number(from.happens(draw, 0.3)), 0.3, 0.21],
    ["normal", (draw) => from.normal(draw, 5, 2), 5, 4],
    ["truncated normal", (draw) => from.truncatedNormal(draw, 0, 1, -1, 1), 0, 0.291],
    [
      "log-normal",
      (draw) => from.logNormal(draw, 2, 0.5),
      2 * Math.exp(0.125),
      4 * Math.exp(0.25) * (Math.exp(0.25) - 1),
    ],
    ["exponential", (draw) => from.exponential(draw, 3), 3, 9],
    ["weibull", (draw) => from.weibull(draw, 2, 1), Math.sqrt(Math.PI) / 2, 1 - Math.PI / 4],
    ["gamma 2", (draw) => from.gamma(draw, 2, 3), 3, 4.5],
    ["gamma below 1", (draw) => from.gamma(draw, 0.35, 1), 1, 1 / 0.35],
    ["beta", (draw) => from.beta(draw, 0.25, 8), 0.25, (0.25 * 0.75) / 9],
    ["poisson", (draw) => from.poisson(draw, 2.5), 2.5, 2.5],
    ["poisson, large", (draw) => from.poisson(draw, 100), 100, 100],
    ["negative binomial", (draw) => from.negativeBinomial(draw, 1.3, 1.2), 1.3, 1.3 + 1.69 / 1.2],
    ["pick", (draw) => from.pick(draw, [1, 1, 2]), 1.25, 0.6875],
  ];
  it.each(cases)("%s", (name, make, expectedMean, expectedVariance) => {
    const xs = many(name, make);
    expect(Math.abs(mean(xs) - expectedMean)).toBeLessThan(4.5 * Math.sqrt(expectedVariance / xs.length));
    expect(variance(xs) / expectedVariance).toBeGreaterThan(0.9);
    expect(variance(xs) / expectedVariance).toBeLessThan(1.1);
  });
});

describe("streams", () => {
  const first = (seed: string, person: number, process: string, part = 0): number =>
    streamsOf(seed, person)(process, part)();
  it("are the same for the same names, and on every machine", () => {
    expect([
      first("7", 0, "relapse"),
      first("7", 0, "relapse", 1),
      first("7", 1, "relapse"),
      first("8", 0, "relapse"),
    ]).toEqual(expect.any(Array));
    expect(first("7", 3, "mri", 4)).toBe(first("7", 3, "mri", 4));
  });
  it("differ by seed, person, process and part, without a pattern", () => {
    const firsts = Array.from({ length: 20_000 }, (_, i) => first("7", i % 100, `p${i % 20}`, Math.floor(i / 100)));
    expect(new Set(firsts).size).toBe(20_000);
    expect(Math.abs(mean(firsts) - 0.5)).toBeLessThan(0.01);
    const pairs = firsts.slice(1).map((x, i) => (x - 0.5) * (firsts[i]! - 0.5));
    expect(Math.abs(mean(pairs))).toBeLessThan(0.002);
  });
});
