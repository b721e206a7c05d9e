import { describe, expect, it } from "vitest";
import type { Limits } from "../analyte.ts";
import { bloodCount } from "./blood-count.ts";

/** Key, hard and soft limits, copied from safety-signals 2.1 by hand. */
describe("blood count: limits of safety-signals 2.1", () => {
  it.each<readonly [string, Limits, Limits | undefined]>([
    ["platelets", { min: 0, max: 3000 }, { min: 20, max: 800 }],
    ["haemoglobin", { min: 15, max: 250 }, { min: 60, max: 200 }],
    ["wbc", { min: 0, max: 500 }, { min: 0.5, max: 40 }],
    ["reticulocytes", { min: 0, max: 1000 }, { max: 300 }],
  ])("%s", (key, hard, soft) => {
    const analyte = bloodCount.find((one) => one.key === key);
    expect(analyte?.hard).toEqual(hard);
    expect(analyte?.soft).toEqual(soft);
  });

  it("elsewhere limits nothing but what is so by definition", () => {
    const unlisted = bloodCount.filter(({ source }) => !source.startsWith("SS"));
    const definitions = [undefined, { min: 0 }, { min: 0, max: 1 }, { min: 0, max: 14 }, { min: 0, max: 100 }];
    for (const { key, hard, soft } of unlisted) {
      expect([key, soft]).toEqual([key, undefined]);
      expect(definitions).toContainEqual(hard);
    }
    expect(bloodCount.length - unlisted.length).toBe(4);
  });
});
