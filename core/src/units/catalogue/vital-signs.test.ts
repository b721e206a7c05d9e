import { describe, expect, it } from "vitest";
import type { Limits } from "../analyte.ts";
import { vitalSigns } from "./vital-signs.ts";

/** Key, hard and soft limits, copied from safety-signals 2.1 by hand. */
describe("vital signs: limits of safety-signals 2.1", () => {
  it.each<readonly [string, Limits, Limits | undefined]>([
    ["systolic", { min: 40, max: 300 }, undefined],
    ["diastolic", { min: 20, max: 200 }, undefined],
    ["pulse", { min: 20, max: 300 }, undefined],
    ["spo2", { min: 50, max: 100 }, undefined],
    ["temperature", { min: 30, max: 44 }, undefined],
  ])("%s", (key, hard, soft) => {
    const analyte = vitalSigns.find((one) => one.key === key);
    expect(analyte?.hard).toEqual(hard);
    expect(analyte?.soft).toEqual(soft);
  });

  it("elsewhere limits nothing but what is so by definition", () => {
    const unlisted = vitalSigns.filter(({ source }) => !source.startsWith("SS"));
    const definitions = [undefined, { min: 0 }, { min: 0, max: 1 }, { min: 0, max: 14 }, { min: 0, max: 100 }];
    for (const { key, hard, soft } of unlisted) {
      expect([key, soft]).toEqual([key, undefined]);
      expect(definitions).toContainEqual(hard);
    }
    expect(vitalSigns.length - unlisted.length).toBe(5);
  });
});
