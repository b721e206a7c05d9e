import { describe, expect, it } from "vitest";
import { serology } from "./serology.ts";

describe("serology", () => {
  it.each(["hbsag", "anti_hbc", "hcv_ab", "hiv", "igra", "hcg", "hpv"])("%s is a word, not an index", (key) => {
    const analyte = serology.find((one) => one.key === key);
    expect(analyte?.scale).toBe("qualitative");
    expect(analyte?.unit).toBeUndefined();
    expect(analyte?.loinc.filter(({ usualUnit }) => usualUnit !== undefined)).toEqual([]);
  });

  it("a number beside a word, or a word beside a number, names what it must not stand for", () => {
    const apart = serology.filter(({ key }) => /_(presence|quantity|index|rna|igm|component|spots)$/.test(key));
    expect(apart.length).toBe(11);
    expect(apart.filter(({ related }) => related === undefined)).toEqual([]);
  });

  it("has no limit but that nothing is negative", () => {
    expect(
      serology.filter(
        ({ soft, hard }) => soft !== undefined || (hard !== undefined && (hard.max !== undefined || hard.min !== 0)),
      ),
    ).toEqual([]);
  });
});
