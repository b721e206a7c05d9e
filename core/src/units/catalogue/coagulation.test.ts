import { describe, expect, it } from "vitest";
import type { Limits } from "../analyte.ts";
import { coagulation } from "./coagulation.ts";

/** Key, hard and soft limits, copied from safety-signals 2.1 by hand. */
describe("coagulation: limits of safety-signals 2.1", () => {
  it.each<readonly [string, Limits, Limits | undefined]>([
    ["inr", { min: 0.5, max: 20 }, { max: 4 }],
    ["aptt", { min: 10, max: 300 }, { max: 60 }],
    ["fibrinogen", { min: 0, max: 20 }, { min: 1 }],
  ])("%s", (key, hard, soft) => {
    const analyte = coagulation.find((one) => one.key === key);
    expect(analyte?.hard).toEqual(hard);
    expect(analyte?.soft).toEqual(soft);
  });

  it("elsewhere limits nothing but what is so by definition", () => {
    const unlisted = coagulation.filter(({ source }) => !source.startsWith("SS"));
    const definitions = [undefined, { min: 0 }, { min: 0, max: 1 }, { min: 0, max: 14 }, { min: 0, max: 100 }];
    for (const { key, hard, soft } of unlisted) {
      expect([key, soft]).toEqual([key, undefined]);
      expect(definitions).toContainEqual(hard);
    }
    expect(coagulation.length - unlisted.length).toBe(3);
  });
});
