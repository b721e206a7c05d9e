import { describe, expect, it } from "vitest";
import type { Limits } from "../analyte.ts";
import { thyroid } from "./thyroid.ts";

/** Key, hard and soft limits, copied from safety-signals 2.1 by hand. */
describe("thyroid: limits of safety-signals 2.1", () => {
  it.each<readonly [string, Limits, Limits | undefined]>([
    ["tsh", { min: 0, max: 1000 }, { max: 100 }],
    ["ft4", { min: 0.5, max: 300 }, { min: 5, max: 60 }],
    ["ft3", { min: 0.5, max: 100 }, { max: 20 }],
    ["t3_total", { min: 0.1, max: 30 }, { max: 8 }],
    ["trab", { min: 0, max: 1000 }, { max: 40 }],
    ["tpo_ab", { min: 0, max: 100000 }, { max: 3000 }],
  ])("%s", (key, hard, soft) => {
    const analyte = thyroid.find((one) => one.key === key);
    expect(analyte?.hard).toEqual(hard);
    expect(analyte?.soft).toEqual(soft);
  });

  it("elsewhere limits nothing but what is so by definition", () => {
    const unlisted = thyroid.filter(({ source }) => !source.startsWith("SS"));
    const definitions = [undefined, { min: 0 }, { min: 0, max: 1 }, { min: 0, max: 14 }, { min: 0, max: 100 }];
    for (const { key, hard, soft } of unlisted) {
      expect([key, soft]).toEqual([key, undefined]);
      expect(definitions).toContainEqual(hard);
    }
    expect(thyroid.length - unlisted.length).toBe(6);
  });
});
