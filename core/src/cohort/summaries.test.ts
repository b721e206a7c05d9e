import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edssChange, edssChangeGroup } from "./edss-change.ts";
import { incidenceOf } from "./incidence.ts";
import { meanOf } from "./mean.ts";
import { recurrentIntervals } from "./person-events.ts";
import { quantiles, quartiles } from "./quantile.ts";
import { ratesByYear } from "./rates-by-year.ts";

const cannot = (because: string) => ({ estimable: false, because });

describe("quantiles", () => {
  it("lie on straight lines between the ordered values, as in R's default", () => {
    expect(quantiles([7, 1, 3, 10], [0, 0.25, 0.5, 0.75, 1])).toEqual({
      estimable: true,
      quantiles: [1, 2.5, 5, 7.75, 10],
    });
    expect(quartiles([2, 1, 3])).toEqual({
      estimable: true,
      values: 3,
      least: 1,
      lower: 1.5,
      median: 2,
      upper: 2.5,
      most: 3,
    });
  });

  it("of nothing, or at a share that is none, are not told", () => {
    expect(quartiles([])).toEqual(cannot("nobody"));
    expect(quantiles([1], [1.1])).toEqual(cannot("value-unusable"));
    expect(quartiles([1, Number.NaN])).toEqual(cannot("value-unusable"));
  });
});

describe("the mean", () => {
  it("has the interval of Student's t, or of the normal curve", () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    const [t, z] = [meanOf(values), meanOf(values, { by: "z" })];
    if (!t.estimable || !z.estimable) throw new Error("not told");
    expect(t.mean).toBe(5);
    expect(t.standardDeviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(t.interval!.upper).toBeCloseTo(5 + (2.364624251592785 * Math.sqrt(32 / 7)) / Math.sqrt(8), 10);
    expect(z.interval!.upper).toBeCloseTo(5 + (1.959963984540054 * Math.sqrt(32 / 7)) / Math.sqrt(8), 10);
  });

  it("of one value has no spread, of none is not told", () => {
    expect(meanOf([3])).toMatchObject({ mean: 3, standardDeviation: undefined, interval: undefined });
    expect(meanOf([])).toEqual(cannot("nobody"));
  });
});

describe("change of EDSS", () => {
  it("has its groups at 1.0 down and 1.0 up", () => {
    expect([-1.5, -1, -0.5, 0, 0.5, 1, 2].map(edssChangeGroup)).toEqual([
      "improved",
      "improved",
      "stable",
      "stable",
      "stable",
      "worsened",
      "worsened",
    ]);
  });

  it("is shown with its distribution", () => {
    const found = edssChange([-1.5, 0, 0.5, 1]);
    expect(found).toMatchObject({
      change: { mean: 0 },
      groups: { improved: { count: 1, of: 4 }, stable: { count: 2, of: 4 }, worsened: { count: 1, of: 4 } },
    });
  });

  it("of nobody, or off the scale, is not told", () => {
    expect(edssChange([])).toEqual(cannot("nobody"));
    expect(edssChange([0.25])).toEqual(cannot("value-unusable"));
    expect(edssChange([10.5])).toEqual(cannot("value-unusable"));
  });
});

describe("incidence of an adverse event", () => {
  const people = [
    { followUp: 4, events: [1, 3] },
    { followUp: 2, events: [] },
    { followUp: 5, events: [5] },
  ];

  it("first occurrences stop the clock, any occurrences do not", () => {
    expect(incidenceOf(people)).toMatchObject({
      people: { count: 2, of: 3 },
      first: { events: 2, personYears: 8, per100: 25 },
      any: { events: 3, personYears: 11 },
    });
    const found = incidenceOf(people);
    expect(found.estimable && found.any.exact.lower).toBeCloseTo(5.6243, 3);
  });

  it("cannot be told of nobody, without time, or of events outside follow-up", () => {
    expect(incidenceOf([])).toEqual(cannot("nobody"));
    expect(incidenceOf([{ followUp: 0, events: [] }])).toEqual(cannot("no-person-time"));
    expect(incidenceOf([{ followUp: 1, events: [2] }])).toEqual(cannot("value-unusable"));
  });
});

describe("rates by year", () => {
  it("a year's end belongs to it, and so does the first day to the first", () => {
    const years = ratesByYear([{ followUp: 2.5, events: [0, 1, 1.5, 2.5] }], 4);
    expect(years.map(({ rate }) => (rate.estimable ? [rate.events, rate.personYears] : rate.because))).toEqual([
      [2, 1],
      [1, 1],
      [1, 0.5],
      "no-person-time",
    ]);
    expect(ratesByYear([{ followUp: Number.NaN, events: [] }], 2)).toEqual([]);
  });
});

describe("intervals of recurrent events", () => {
  it("go from one event to the next and fill the follow-up", () => {
    expect(recurrentIntervals({ followUp: 730, events: [662, 0, 90, 90] })).toEqual([
      { start: 0, stop: 90, event: true },
      { start: 90, stop: 662, event: true },
      { start: 662, stop: 730, event: false },
    ]);
    expect(recurrentIntervals({ followUp: 9, events: [9] })).toEqual([{ start: 0, stop: 9, event: true }]);
    expect(recurrentIntervals({ followUp: 0, events: [] })).toEqual([]);
  });

  it("leave no gap and no overlap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.array(fc.nat(99)), (followUp, times) => {
        const intervals = recurrentIntervals({ followUp, events: times.filter((time) => time <= followUp) });
        expect(intervals.map(({ start }) => start)).toEqual([0, ...intervals.slice(0, -1).map(({ stop }) => stop)]);
        expect(intervals.at(-1)!.stop).toBe(followUp);
      }),
      { numRuns: 500 },
    );
  });
});
