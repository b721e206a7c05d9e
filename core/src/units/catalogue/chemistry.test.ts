import { describe, expect, it } from "vitest";
import type { Limits } from "../analyte.ts";
import { chemistry } from "./chemistry.ts";

/** Key, hard and soft limits, copied from safety-signals 2.1 by hand. */
describe("chemistry: limits of safety-signals 2.1", () => {
  it.each<readonly [string, Limits, Limits | undefined]>([
    ["haptoglobin", { min: 0, max: 10 }, undefined],
    ["ferritin", { min: 0, max: 1000000 }, { max: 5000 }],
    ["triglycerides", { min: 0.1, max: 150 }, { max: 10 }],
    ["crp", { min: 0, max: 1000 }, { max: 300 }],
    ["glucose", { min: 0.5, max: 100 }, { max: 20 }],
    ["hba1c", { min: 10, max: 200 }, undefined],
    ["troponin", { min: 0 }, undefined],
    ["igg", { min: 0, max: 150 }, { min: 3 }],
  ])("%s", (key, hard, soft) => {
    const analyte = chemistry.find((one) => one.key === key);
    expect(analyte?.hard).toEqual(hard);
    expect(analyte?.soft).toEqual(soft);
  });

  it("elsewhere limits nothing but what is so by definition", () => {
    const unlisted = chemistry.filter(({ source }) => !source.startsWith("SS"));
    const definitions = [undefined, { min: 0 }, { min: 0, max: 1 }, { min: 0, max: 14 }, { min: 0, max: 100 }];
    for (const { key, hard, soft } of unlisted) {
      expect([key, soft]).toEqual([key, undefined]);
      expect(definitions).toContainEqual(hard);
    }
    expect(chemistry.length - unlisted.length).toBe(8);
  });
});
