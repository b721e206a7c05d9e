import { describe, expect, it } from "vitest";
import type { Limits } from "../analyte.ts";
import { liver } from "./liver.ts";

/** Key, hard and soft limits, copied from safety-signals 2.1 by hand. */
describe("liver: limits of safety-signals 2.1", () => {
  it.each<readonly [string, Limits, Limits | undefined]>([
    ["alt", { min: 0, max: 30000 }, { max: 500 }],
    ["ast", { min: 0, max: 30000 }, { max: 500 }],
    ["alp", { min: 0, max: 10000 }, { max: 600 }],
    ["ggt", { min: 0, max: 10000 }, { max: 800 }],
    ["bilirubin_total", { min: 0, max: 1200 }, { max: 100 }],
    ["albumin", { min: 5, max: 80 }, { min: 20 }],
    ["ldh", { min: 20, max: 50000 }, { max: 1500 }],
  ])("%s", (key, hard, soft) => {
    const analyte = liver.find((one) => one.key === key);
    expect(analyte?.hard).toEqual(hard);
    expect(analyte?.soft).toEqual(soft);
  });

  it("elsewhere limits nothing but what is so by definition", () => {
    const unlisted = liver.filter(({ source }) => !source.startsWith("SS"));
    const definitions = [undefined, { min: 0 }, { min: 0, max: 1 }, { min: 0, max: 14 }, { min: 0, max: 100 }];
    for (const { key, hard, soft } of unlisted) {
      expect([key, soft]).toEqual([key, undefined]);
      expect(definitions).toContainEqual(hard);
    }
    expect(liver.length - unlisted.length).toBe(7);
  });
});
