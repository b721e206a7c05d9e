import { describe, expect, it } from "vitest";
import { central95, logNormalOf } from "./log-normal.ts";

describe("the log-normal distribution with a published mean and standard deviation", () => {
  it.each([
    // Worked by hand: sigma² = ln(1 + (sd/mean)²), mu = ln(mean) − sigma²/2, edges exp(mu ± 1.96 sigma).
    [0.28, 0.14, { low: 0.099, median: 0.25, high: 0.63 }],
    [0.16, 0.09, { low: 0.05, median: 0.14, high: 0.39 }],
    [0.042, 0.06, { low: 0.003, median: 0.024, high: 0.19 }],
  ])("mean %s, standard deviation %s", (mean, sd, expected) => {
    expect(central95(logNormalOf(mean, sd))).toEqual(expected);
  });

  it("has the mean and the standard deviation that it was made of", () => {
    for (const [mean, sd] of [
      [0.042, 0.06],
      [0.32, 0.18],
    ] as const) {
      const { mu, sigma } = logNormalOf(mean, sd);
      expect(Math.exp(mu + sigma ** 2 / 2)).toBeCloseTo(mean, 12);
      expect(Math.sqrt(Math.exp(sigma ** 2) - 1) * mean).toBeCloseTo(sd, 12);
    }
  });
});
