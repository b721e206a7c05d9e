import { describe, expect, it } from "vitest";
import type { Limits } from "../analyte.ts";
import { whiteCells } from "./white-cells.ts";

/** Key, hard and soft limits, copied from safety-signals 2.1 by hand. */
describe("white cells: limits of safety-signals 2.1", () => {
  it.each<readonly [string, Limits, Limits | undefined]>([
    ["neutrophils", { min: 0, max: 200 }, { min: 0.3, max: 25 }],
    ["lymphocytes", { min: 0, max: 300 }, { max: 8 }],
    ["eosinophils", { min: 0, max: 100 }, { max: 5 }],
    ["cd4", { min: 0, max: 10 }, { max: 2.5 }],
    ["cd8", { min: 0, max: 10 }, { max: 2.5 }],
    ["cd19", { min: 0, max: 10 }, { max: 1.5 }],
    ["nk", { min: 0, max: 10 }, { max: 1.5 }],
  ])("%s", (key, hard, soft) => {
    const analyte = whiteCells.find((one) => one.key === key);
    expect(analyte?.hard).toEqual(hard);
    expect(analyte?.soft).toEqual(soft);
  });

  it("elsewhere limits nothing but what is so by definition", () => {
    const unlisted = whiteCells.filter(({ source }) => !source.startsWith("SS"));
    const definitions = [undefined, { min: 0 }, { min: 0, max: 1 }, { min: 0, max: 14 }, { min: 0, max: 100 }];
    for (const { key, hard, soft } of unlisted) {
      expect([key, soft]).toEqual([key, undefined]);
      expect(definitions).toContainEqual(hard);
    }
    expect(whiteCells.length - unlisted.length).toBe(7);
  });
});
