import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cumulativeIncidence } from "./cumulative-incidence.ts";
import { atRiskAt, kaplanMeier } from "./kaplan-meier.ts";
import { logRank, petoPeto } from "./log-rank.ts";
import type { Observation } from "./observation.ts";
import { survivalAt } from "./survival-at.ts";
import { medianFollowUp, restrictedMean, survivalQuantile } from "./survival-summary.ts";

const cannot = (because: string) => ({ estimable: false, because });
const events = (...times: readonly number[]): readonly Observation[] => times.map((time) => ({ time, event: true }));
const censored = (...times: readonly number[]): readonly Observation[] => times.map((time) => ({ time, event: false }));
function told<T extends { readonly estimable: boolean }>(value: T): Extract<T, { readonly estimable: true }> {
  if (!value.estimable) throw new Error(JSON.stringify(value));
  return value as Extract<T, { readonly estimable: true }>;
}

const observation = fc.record({ time: fc.nat(40), event: fc.boolean() });
const group = fc.array(observation, { minLength: 1, maxLength: 60 });

/** Acute leukaemia, weeks of remission under 6-MP and placebo (Freireich et al. 1963), the textbooks' example. */
const sixMp = [...events(6, 6, 6, 7, 10, 13, 16, 22, 23), ...censored(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)];
const placebo = events(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);

describe("a survival curve", () => {
  it("counts somebody censored on the day of an event as at risk of it", () => {
    const { steps } = told(kaplanMeier([...events(5), ...censored(5, 9)]));
    expect(steps[0]).toMatchObject({ time: 5, atRisk: 3, events: 1, censored: 1, survival: 2 / 3 });
    expect(steps[1]).toMatchObject({ time: 9, atRisk: 1, events: 0, censored: 1, survival: 2 / 3 });
  });

  it("has the textbook's values", () => {
    const curve = told(kaplanMeier(sixMp));
    const at = told(survivalAt(curve, 10));
    expect(at.survival).toBeCloseTo(0.7529, 4);
    expect(at.standardError).toBeCloseTo(0.0963, 4);
    expect(told(survivalAt(curve, 23)).survival).toBeCloseTo(0.4482, 4);
    expect([survivalQuantile(curve), survivalQuantile(told(kaplanMeier(placebo)))]).toEqual([23, 8]);
    expect([0, 6, 6.5, 10, 36].map((time) => atRiskAt(curve, time))).toEqual([21, 21, 17, 15, 0]);
  });

  it("without censoring is the share still without the event", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 60 }), fc.nat(45), (times, at) => {
        const curve = told(kaplanMeier(events(...times)));
        const share = times.filter((time) => time > at).length / times.length;
        const point = told(survivalAt(curve, at));
        expect(point.survival).toBeCloseTo(share, 10);
        if (share > 0) expect(point.standardError).toBeCloseTo(Math.sqrt((share * (1 - share)) / times.length), 10);
      }),
      { numRuns: 1000 },
    );
  });

  it("does not depend on the order of people, falls only, and never leaves its interval", () => {
    fc.assert(
      fc.property(group, (people) => {
        const curve = told(kaplanMeier(people));
        expect(told(kaplanMeier(people.toReversed()))).toEqual(curve);
        curve.steps.reduce((before, { survival }) => {
          expect(survival).toBeLessThanOrEqual(before);
          return survival;
        }, 1);
        for (const { time } of curve.steps)
          for (const scale of ["log-log", "log", "plain"] as const) {
            const { survival, interval } = told(survivalAt(curve, time, { scale }));
            if (interval === undefined) continue;
            expect(interval.lower).toBeLessThanOrEqual(survival);
            expect(interval.upper).toBeGreaterThanOrEqual(survival);
            expect(interval.lower).toBeGreaterThanOrEqual(0);
            expect(interval.upper).toBeLessThanOrEqual(1);
          }
      }),
      { numRuns: 500 },
    );
  });

  it("says nothing after the last observation, unless everybody had the event", () => {
    const open = told(kaplanMeier([...events(3), ...censored(7)]));
    expect(survivalAt(open, 8)).toEqual(cannot("beyond-follow-up"));
    expect(restrictedMean(open, 8)).toEqual(cannot("beyond-follow-up"));
    const closed = told(kaplanMeier(events(3, 7)));
    expect(survivalAt(closed, 8)).toMatchObject({ survival: 0, standardError: undefined, interval: undefined });
    expect(told(restrictedMean(closed, 8)).mean).toBe(5);
  });

  it("has no interval while nothing has happened", () => {
    expect(survivalAt(told(kaplanMeier(censored(5, 9))), 4)).toMatchObject({
      survival: 1,
      interval: undefined,
      atRisk: 2,
    });
  });

  it("cannot be told of nobody, or of times that are none", () => {
    expect(kaplanMeier([])).toEqual(cannot("nobody"));
    expect(kaplanMeier(events(Number.NaN))).toEqual(cannot("value-unusable"));
    expect(kaplanMeier(events(-1))).toEqual(cannot("value-unusable"));
    expect(survivalAt(told(kaplanMeier(events(1))), Number.NaN)).toEqual(cannot("value-unusable"));
  });
});

describe("the median", () => {
  it("is the middle of a plateau at exactly one half, if the plateau ends", () => {
    expect(survivalQuantile(told(kaplanMeier(events(1, 2, 5, 9))))).toBe(3.5);
    expect(survivalQuantile(told(kaplanMeier([...events(1, 2), ...censored(8, 9)])))).toBe(2);
    expect(survivalQuantile(told(kaplanMeier(events(1, 2, 5))))).toBe(2);
  });

  it("is not reached while more than half are without the event", () => {
    expect(survivalQuantile(told(kaplanMeier([...events(1), ...censored(8, 9)])))).toBeUndefined();
  });

  it("of follow-up is that of the reversed curve", () => {
    expect(medianFollowUp([...events(1, 2, 3), ...censored(10, 20, 30)])).toBe(20);
    expect(medianFollowUp(events(1, 2, 3))).toBeUndefined();
    expect(medianFollowUp([])).toBeUndefined();
  });
});

describe("the log-rank test", () => {
  it("has the textbook's value", () => {
    const test = told(logRank([sixMp, placebo]));
    expect(test.statistic).toBeCloseTo(16.79, 2);
    expect(test.expected.map((one) => one.toFixed(2))).toEqual(["19.25", "10.75"]);
    expect(test.observed).toEqual([9, 21]);
  });

  it("expects in sum what was seen, and does not mind the order of groups", () => {
    fc.assert(
      fc.property(group, group, group, (a, b, c) => {
        for (const test of [logRank, petoPeto]) {
          const [one, other] = [test([a, b, c]), test([c, a, b])];
          expect(one.estimable).toBe(other.estimable);
          if (!one.estimable || !other.estimable) continue;
          const sum = (values: readonly number[]) => values.reduce((x, y) => x + y, 0);
          expect(sum(one.observed)).toBeCloseTo(sum(one.expected), 9);
          expect(one.statistic).toBeCloseTo(other.statistic, 6);
          expect(one.df).toBe(2);
          expect(one.p).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("needs two groups at risk, and an event", () => {
    expect(logRank([sixMp])).toEqual(cannot("one-group"));
    expect(logRank([sixMp, []])).toEqual(cannot("one-group"));
    expect(logRank([events(5), censored(1)])).toEqual(cannot("one-group"));
    expect(logRank([censored(5), censored(1)])).toEqual(cannot("no-events"));
  });
});

describe("cumulative incidence", () => {
  const caused = fc.record({ time: fc.nat(30), cause: fc.constantFrom("relapse", "death", undefined) });

  it("of all causes and survival fill 1; each variance is the sum over steps", () => {
    fc.assert(
      fc.property(fc.array(caused, { minLength: 1, maxLength: 50 }), (people) => {
        const [relapse, death] = ["relapse", "death"].map((cause) => told(cumulativeIncidence(people, cause)));
        const curve = told(kaplanMeier(people.map(({ time, cause }) => ({ time, event: cause !== undefined }))));
        relapse!.steps.forEach((step, i) => {
          const { survival } = told(survivalAt(curve, step.time));
          expect(step.incidence + death!.steps[i]!.incidence + survival).toBeCloseTo(1, 10);
          let [before, variance] = [1, 0];
          for (const { time, atRisk: n, events: d, competing, incidence } of relapse!.steps.slice(0, i + 1)) {
            const rest = step.incidence - incidence;
            const all = d + competing;
            if (all < n) variance += (rest * rest * all) / (n * (n - all));
            variance += (before * before * (n - d) * d) / n ** 3 - (2 * rest * before * d) / (n * n);
            before = told(survivalAt(curve, time)).survival;
          }
          expect(step.standardError ** 2).toBeCloseTo(Math.max(0, variance), 10);
          if (step.interval) expect(step.interval.lower).toBeLessThanOrEqual(step.incidence);
          if (step.interval) expect(step.interval.upper).toBeGreaterThanOrEqual(step.incidence);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("of a single cause is one minus Kaplan–Meier, with Greenwood's error", () => {
    const alone = told(
      cumulativeIncidence(
        sixMp.map((o) => ({ time: o.time, cause: o.event ? "relapse" : undefined })),
        "relapse",
      ),
    );
    const curve = told(kaplanMeier(sixMp));
    for (const step of alone.steps) {
      const point = told(survivalAt(curve, step.time));
      expect(step.incidence).toBeCloseTo(1 - point.survival, 12);
      expect(step.standardError).toBeCloseTo(point.standardError!, 12);
    }
  });

  it("knows nothing of nobody, and is flat for a cause that nobody had", () => {
    expect(cumulativeIncidence([], "death")).toEqual(cannot("nobody"));
    const { steps, events: seen } = told(
      cumulativeIncidence(
        [
          { time: 3, cause: "death" },
          { time: 4, cause: undefined },
        ],
        "x",
      ),
    );
    expect(seen).toBe(0);
    expect(steps).toMatchObject([{ time: 3, incidence: 0, competing: 1, interval: undefined }]);
  });
});
