import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Certainty } from "../../base/certainty.ts";
import { runs } from "../../testing/properties.ts";
import { relapseExposure } from "./exposure.ts";
import { mergeRelapses } from "./merge.ts";

const report = (onset: number, confirmed: Certainty = "yes") => ({ onset, confirmed });
const onsetsOf = (...onsets: readonly number[]) =>
  mergeRelapses(onsets.map((onset) => report(onset))).map((one) => one.onset);

describe("merging relapses", () => {
  it("joins onsets fewer than 30 days apart and keeps the earlier", () => {
    expect(onsetsOf(100, 129)).toEqual([100]);
    expect(onsetsOf(100, 130)).toEqual([100, 130]);
    expect(onsetsOf(130, 100, 115)).toEqual([100]);
    expect(onsetsOf()).toEqual([]);
  });

  it("is confirmed if any report is, refuted if all are", () => {
    const together = (...all: readonly Certainty[]) => mergeRelapses(all.map((one) => report(0, one)))[0]!.confirmed;
    expect(together("no", "yes")).toBe("yes");
    expect(together("no", "cannot-tell")).toBe("cannot-tell");
    expect(together("no", "no")).toBe("no");
  });

  it("does not depend on the order, nor change what is merged already", () => {
    const reports = fc.array(
      fc.integer({ min: 0, max: 400 }).map((onset) => report(onset)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(reports, (some) => {
        const merged = mergeRelapses(some);
        const onsets = merged.map(({ onset }) => onset);
        expect(mergeRelapses(some.toReversed()).map(({ onset }) => onset)).toEqual(onsets);
        expect(mergeRelapses([...some, ...some]).map(({ onset }) => onset)).toEqual(onsets);
        expect(merged.flatMap((one) => one.reports)).toHaveLength(some.length);
      }),
      runs(2000),
    );
  });
});

describe("relapses in a span", () => {
  const relapses = mergeRelapses([report(0), report(100), report(365), report(500, "cannot-tell"), report(600, "no")]);

  it("counts after the first day, through the last", () => {
    expect(relapseExposure(relapses, { after: 0, through: 365 }, undefined, 365, "confirmed")).toEqual({
      which: "confirmed",
      relapses: { least: 2, most: 2 },
      daysAtRisk: 365,
      yearsAtRisk: 365 / 365.25,
      contactExtendedTo: undefined,
    });
    expect(relapseExposure(relapses, { after: -365, through: 0 }, undefined, 365, "confirmed").relapses.most).toBe(1);
  });

  it("counts what is pending as possible, and what was refuted only where all reports count", () => {
    const span = { after: 0, through: 730 };
    expect(relapseExposure(relapses, span, undefined, 900, "confirmed").relapses).toEqual({ least: 2, most: 3 });
    expect(relapseExposure(relapses, span, undefined, 900, "reported").relapses).toEqual({ least: 4, most: 4 });
  });

  it("is at risk until the last contact, and until a relapse after it", () => {
    const span = { after: 0, through: 730 };
    expect(relapseExposure([], span, undefined, 400, "reported").daysAtRisk).toBe(400);
    expect(relapseExposure([], span, 100, 400, "reported").daysAtRisk).toBe(300);
    expect(relapseExposure(relapses, span, undefined, 400, "reported")).toMatchObject({
      daysAtRisk: 600,
      contactExtendedTo: 600,
    });
    expect(relapseExposure([], span, undefined, undefined, "reported")).toMatchObject({
      daysAtRisk: 0,
      yearsAtRisk: 0,
    });
    expect(relapseExposure([], span, undefined, -50, "reported").daysAtRisk).toBe(0);
  });
});
