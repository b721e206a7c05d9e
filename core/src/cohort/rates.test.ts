import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overdispersion, quasiPoissonRate } from "./overdispersion.ts";
import { clopperPearsonInterval, proportion, wilsonInterval } from "./proportion.ts";
import { exactCountInterval, rateOf } from "./rate.ts";
import { exactRateRatio, poissonRateRatio, quasiPoissonRateRatio, reductionOf } from "./rate-ratio.ts";
import { fisherExact, pearsonChiSquare } from "./two-by-two.ts";

const cannot = (because: string) => ({ estimable: false, because });

describe("figures that were published", () => {
  const chiSquare = (a: number, n: number, b: number, m: number) =>
    pearsonChiSquare({ count: a, of: n }, { count: b, of: m });
  const p = (test: ReturnType<typeof chiSquare> | ReturnType<typeof fisherExact>): number =>
    test.estimable ? test.p : Number.NaN;

  it.each([
    [82, 376, 0.218, 3],
    [687, 811, 0.847, 3],
    [24, 1217, 0.0197, 4],
  ])("%s of %s", (count, of, share, digits) => {
    const found = proportion({ count, of });
    expect(found.estimable && found.proportion.toFixed(digits)).toBe(share.toFixed(digits));
  });

  it("24 of 1 217 has the exact interval 1.27 to 2.92 %", () => {
    const { lower, upper } = clopperPearsonInterval({ count: 24, of: 1217 });
    expect([100 * lower, 100 * upper].map((end) => end.toFixed(2))).toEqual(["1.27", "2.92"]);
  });

  it("176 of 363 against 99 of 172: .0499 by Pearson, .052 by Fisher", () => {
    expect(p(chiSquare(176, 363, 99, 172)).toFixed(4)).toBe("0.0499");
    expect(p(fisherExact({ count: 176, of: 363 }, { count: 99, of: 172 })).toFixed(3)).toBe("0.052");
  });

  it.each([
    [38, 410, 44, 190],
    [26, 366, 34, 178],
  ])("%s of %s against %s of %s: p < .0001", (a, n, b, m) => {
    expect(p(chiSquare(a, n, b, m))).toBeLessThan(1e-4);
    expect(p(fisherExact({ count: a, of: n }, { count: b, of: m }))).toBeLessThan(1e-4);
  });

  it("a rate ratio of .506 is 49.4 % less", () => {
    expect((100 * reductionOf(0.506)).toFixed(1)).toBe("49.4");
  });
});

describe("a rate", () => {
  it("without an event is 0, with an exact upper end of 3.689 events", () => {
    const found = rateOf({ events: 0, personYears: 10 });
    expect(found).toMatchObject({ rate: 0, exact: { lower: 0 }, logWald: undefined });
    expect(found.estimable && found.exact.upper).toBeCloseTo(-Math.log(0.025) / 10, 12);
  });

  it("needs person-time and whole events", () => {
    expect(rateOf({ events: 0, personYears: 0 })).toEqual(cannot("no-person-time"));
    expect(rateOf({ events: 1.5, personYears: 10 })).toEqual(cannot("value-unusable"));
    expect(rateOf({ events: 1, personYears: Number.NaN })).toEqual(cannot("value-unusable"));
  });

  it("lies inside its interval, which widens with the level", () => {
    fc.assert(
      fc.property(fc.nat(5000), (events) => {
        const [usual, wide] = [exactCountInterval(events), exactCountInterval(events, 0.99)];
        expect(usual.lower).toBeLessThanOrEqual(events);
        expect(usual.upper).toBeGreaterThan(events);
        expect(wide.lower).toBeLessThanOrEqual(usual.lower);
        expect(wide.upper).toBeGreaterThan(usual.upper);
      }),
      { numRuns: 500 },
    );
  });
});

describe("dispersion", () => {
  it("is not narrowed below Poisson", () => {
    const found = quasiPoissonRate({ counts: [1, 1, 1, 1], years: [1, 1, 1, 1] });
    expect(found).toMatchObject({ dispersion: 0 });
    expect(found.estimable && found.interval.upper).toBeCloseTo(Math.exp(1.959963984540054 / 2), 12);
  });

  it("cannot be told without events, without people to spare, or from lists that do not match", () => {
    expect(overdispersion([{ counts: [0, 0], years: [1, 1] }])).toEqual(cannot("no-events"));
    expect(overdispersion([{ counts: [1], years: [1] }])).toEqual(cannot("too-few"));
    expect(overdispersion([{ counts: [1, 2], years: [1] }])).toEqual(cannot("unequal-lengths"));
    expect(overdispersion([{ counts: [1, 2], years: [1, 0] }])).toEqual(cannot("value-unusable"));
    expect(overdispersion([])).toEqual(cannot("nobody"));
  });

  it("leaves out who was not observed", () => {
    const without = overdispersion([{ counts: [0, 2, 1], years: [1, 1, 2] }]);
    expect(overdispersion([{ counts: [0, 2, 1, 0], years: [1, 1, 2, 0] }])).toEqual(without);
  });
});

describe("a ratio of rates", () => {
  const two = (k1: number, t1: number, k0: number, t0: number) => ({
    group: { events: k1, personYears: t1 },
    reference: { events: k0, personYears: t0 },
  });

  it("of a group without events is not told, its exact limit is", () => {
    expect(poissonRateRatio(two(0, 10, 5, 10))).toEqual(cannot("no-events-in-group"));
    const none = exactRateRatio(two(0, 10, 5, 10));
    expect(none).toMatchObject({ estimable: true, ratio: undefined, lower: 0 });
    const share = 1 - 0.025 ** (1 / 5);
    expect(none.estimable && none.upper).toBeCloseTo(share / (1 - share), 10);
    expect(none.estimable && none.p).toBeCloseTo(2 * 0.5 ** 5, 12);
    expect(exactRateRatio(two(5, 10, 0, 10))).toMatchObject({ ratio: undefined, upper: undefined });
    expect(exactRateRatio(two(0, 10, 0, 10))).toEqual(cannot("no-events"));
    expect(exactRateRatio(two(1, 0, 1, 10))).toEqual(cannot("no-person-time"));
    expect(
      quasiPoissonRateRatio({ group: { counts: [0, 0], years: [1, 1] }, reference: { counts: [1, 2], years: [1, 1] } }),
    ).toEqual(cannot("no-events-in-group"));
  });

  it("turns over when the groups change places, and lies inside its interval", () => {
    const count = fc.integer({ min: 1, max: 400 });
    const years = fc.double({ min: 0.5, max: 900, noNaN: true });
    fc.assert(
      fc.property(count, years, count, years, (k1, t1, k0, t0) => {
        const [there, back] = [exactRateRatio(two(k1, t1, k0, t0)), exactRateRatio(two(k0, t0, k1, t1))];
        if (!there.estimable || !back.estimable) throw new Error("not told");
        expect(there.ratio! * back.ratio!).toBeCloseTo(1, 10);
        expect(there.lower * back.upper!).toBeCloseTo(1, 8);
        expect(there.p).toBeCloseTo(back.p, 8);
        expect(there.lower).toBeLessThan(there.ratio!);
        expect(there.upper).toBeGreaterThan(there.ratio!);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a proportion", () => {
  it("of nobody is not told", () => {
    expect(proportion({ count: 0, of: 0 })).toEqual(cannot("nobody"));
    expect(proportion({ count: 3, of: 2 })).toEqual(cannot("value-unusable"));
  });

  it("lies inside both intervals, and they inside 0 and 1; the complement mirrors them", () => {
    fc.assert(
      fc.property(fc.nat(600), fc.nat(600), (a, b) => {
        const [count, of] = [Math.min(a, b), Math.max(a, b, 1)];
        for (const interval of [wilsonInterval, clopperPearsonInterval]) {
          const [{ lower, upper }, mirror] = [interval({ count, of }), interval({ count: of - count, of })];
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeLessThanOrEqual(1);
          expect(lower).toBeLessThanOrEqual(count / of);
          expect(upper).toBeGreaterThanOrEqual(count / of);
          expect(mirror.lower).toBeCloseTo(1 - upper, 10);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("two by two", () => {
  it("cannot be told of a group of nobody, or when nobody or everybody is counted", () => {
    expect(pearsonChiSquare({ count: 0, of: 0 }, { count: 1, of: 2 })).toEqual(cannot("one-group"));
    expect(pearsonChiSquare({ count: 0, of: 3 }, { count: 0, of: 2 })).toEqual(cannot("no-events-in-group"));
    expect(fisherExact({ count: 4, of: 3 }, { count: 0, of: 2 })).toEqual(cannot("value-unusable"));
    expect(fisherExact({ count: 0, of: 3 }, { count: 0, of: 2 })).toEqual({ estimable: true, p: 1 });
  });

  it("the lady tasting tea: 3 of 4 against 1 of 4 is p = 34/70", () => {
    const found = fisherExact({ count: 3, of: 4 }, { count: 1, of: 4 });
    expect(found.estimable && found.p).toBeCloseTo(34 / 70, 12);
  });
});
