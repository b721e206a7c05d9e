import { describe, expect, it } from "vitest";
import { mriActivity, uniqueActiveLesions } from "./activity.ts";
import { annualisedVolumeChange, isPathologicalLoss } from "./brain-volume.ts";

describe("activity of a scan", () => {
  it.each([
    [0, 0, "free"],
    [1, 0, "active"],
    [0, 1, "active"],
    [undefined, 2, "active"],
    [1, undefined, "active"],
    [0, undefined, "cannot-tell"],
    [undefined, 0, "cannot-tell"],
    [undefined, undefined, "cannot-tell"],
    [Number.NaN, 0, "cannot-tell"],
    [-1, 0, "cannot-tell"],
  ] as const)("with %s enhancing and %s new lesions", (gadolinium, newOrEnlargingT2, state) => {
    expect(mriActivity({ gadolinium, newOrEnlargingT2 }).state).toBe(state);
  });

  it("names what is missing, and may do without contrast", () => {
    const plain = { gadolinium: undefined, newOrEnlargingT2: 0 };
    expect(mriActivity(plain)).toEqual({ state: "cannot-tell", missing: ["gadolinium"] });
    expect(mriActivity(plain, { isGadoliniumRequired: false })).toEqual({ state: "free" });
  });

  it("counts each lesion once", () => {
    expect(uniqueActiveLesions({ gadolinium: 2, newOrEnlargingT2: 3, enhancingAmongT2: 1 })).toEqual({
      least: 4,
      most: 4,
    });
    expect(uniqueActiveLesions({ gadolinium: 2, newOrEnlargingT2: 3 })).toEqual({ least: 3, most: 5 });
    expect(uniqueActiveLesions({ gadolinium: 2, newOrEnlargingT2: 3, enhancingAmongT2: 9 })).toEqual({
      least: 3,
      most: 5,
    });
    expect(uniqueActiveLesions({ gadolinium: undefined, newOrEnlargingT2: 3 })).toBeUndefined();
  });
});

describe("brain volume", () => {
  it("is counted per year", () => {
    expect(annualisedVolumeChange(-0.8, 0, 730.5)).toBeCloseTo(-0.4, 12);
    expect(annualisedVolumeChange(-0.8, 100, 100)).toBeUndefined();
    expect(isPathologicalLoss(annualisedVolumeChange(-0.8, 0, 730.5)!)).toBe(false);
    expect(isPathologicalLoss(-0.41)).toBe(true);
  });
});
