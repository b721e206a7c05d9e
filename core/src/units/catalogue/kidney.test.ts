import { describe, expect, it } from "vitest";
import type { Limits } from "../analyte.ts";
import { kidney } from "./kidney.ts";

/** Key, hard and soft limits, copied from safety-signals 2.1 by hand. */
describe("kidney: limits of safety-signals 2.1", () => {
  it.each<readonly [string, Limits, Limits | undefined]>([
    ["creatinine", { min: 10, max: 3000 }, { min: 25, max: 300 }],
    ["egfr", { min: 0, max: 200 }, undefined],
    ["egfr_population_row", { min: 0, max: 200 }, undefined],
    ["urea", { min: 0.3, max: 100 }, { max: 30 }],
    ["potassium", { min: 1, max: 10 }, { min: 2.8, max: 6 }],
  ])("%s", (key, hard, soft) => {
    const analyte = kidney.find((one) => one.key === key);
    expect(analyte?.hard).toEqual(hard);
    expect(analyte?.soft).toEqual(soft);
  });

  it("elsewhere limits nothing but what is so by definition", () => {
    const unlisted = kidney.filter(({ source }) => !source.startsWith("SS"));
    const definitions = [undefined, { min: 0 }, { min: 0, max: 1 }, { min: 0, max: 14 }, { min: 0, max: 100 }];
    for (const { key, hard, soft } of unlisted) {
      expect([key, soft]).toEqual([key, undefined]);
      expect(definitions).toContainEqual(hard);
    }
    expect(kidney.length - unlisted.length).toBe(5);
  });
});
