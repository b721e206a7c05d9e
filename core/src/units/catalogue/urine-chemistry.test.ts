import { describe, expect, it } from "vitest";
import type { Limits } from "../analyte.ts";
import { urineChemistry } from "./urine-chemistry.ts";

/** Key, hard and soft limits, copied from safety-signals 2.1 by hand. */
describe("urine chemistry: limits of safety-signals 2.1", () => {
  it.each<readonly [string, Limits, Limits | undefined]>([
    ["upcr", { min: 0, max: 5000 }, { max: 1000 }],
    ["uacr", { min: 0, max: 5000 }, { max: 500 }],
  ])("%s", (key, hard, soft) => {
    const analyte = urineChemistry.find((one) => one.key === key);
    expect(analyte?.hard).toEqual(hard);
    expect(analyte?.soft).toEqual(soft);
  });

  it("elsewhere limits nothing but what is so by definition", () => {
    const unlisted = urineChemistry.filter(({ source }) => !source.startsWith("SS"));
    const definitions = [undefined, { min: 0 }, { min: 0, max: 1 }, { min: 0, max: 14 }, { min: 0, max: 100 }];
    for (const { key, hard, soft } of unlisted) {
      expect([key, soft]).toEqual([key, undefined]);
      expect(definitions).toContainEqual(hard);
    }
    expect(urineChemistry.length - unlisted.length).toBe(2);
  });
});
