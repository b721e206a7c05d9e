import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../../testing/properties.ts";
import { edssValues } from "../edss/half-points.ts";
import { confirmedChanges } from "./confirmed-changes.ts";
import { hasChanged, leastChange } from "./measure.ts";
import { type ChangePreset, changePresets } from "./presets.ts";
import { timeToFirst } from "./time-to-event.ts";

const visit = fc.record({ day: fc.integer({ min: 0, max: 2500 }), value: fc.constantFrom(...edssValues) });
const visits = fc.uniqueArray(visit, { maxLength: 14, selector: ({ day }) => day });
const relapses = fc.array(fc.record({ onset: fc.integer({ min: -200, max: 2600 }) }), { maxLength: 4 });
const preset = fc.constantFrom<ChangePreset>(...Object.values(changePresets));
const shuffled = fc.tuple(visits, relapses).chain(([v, r]) =>
  fc.record({
    visits: fc.constant(v),
    relapses: fc.constant(r),
    otherVisits: fc.shuffledSubarray(v, { minLength: v.length }),
    otherRelapses: fc.shuffledSubarray(r, { minLength: r.length }),
  }),
);

describe("confirmed change, whatever the record", () => {
  it("does not depend on the order of the input, nor on its being imported twice", () => {
    fc.assert(
      fc.property(shuffled, preset, (one, { options }) => {
        const answer = confirmedChanges(one.visits, one.relapses, options);
        expect(confirmedChanges(one.otherVisits, one.otherRelapses, options)).toEqual(answer);
        const twice = [...one.visits, ...one.otherVisits];
        expect(confirmedChanges(twice, [...one.relapses, ...one.otherRelapses], options)).toEqual(answer);
      }),
      runs(2000),
    );
  });

  it("does not depend on the day from which days are counted, and leaves its input as it was", () => {
    fc.assert(
      fc.property(
        visits,
        relapses,
        preset,
        fc.integer({ min: -20_000, max: 20_000 }),
        (v, r, { options, awaits }, by) => {
          const before = JSON.stringify([v, r]);
          const time = timeToFirst(confirmedChanges(v, r, options), awaits, options.measure);
          expect(JSON.stringify([v, r])).toBe(before);
          const later = timeToFirst(
            confirmedChanges(
              v.map((one) => ({ ...one, day: one.day + by })),
              r.map(({ onset }) => ({ onset: onset + by })),
              options,
            ),
            awaits,
            options.measure,
          );
          expect(later.status).toBe(time.status);
          if ("days" in time && "days" in later) expect(later.days).toBe(time.days);
        },
      ),
      runs(2000),
    );
  });

  it("reports changes that are large enough, between a reference and a confirmation, in order", () => {
    fc.assert(
      fc.property(visits, relapses, preset, (v, r, { options }) => {
        const { changes, lastDay } = confirmedChanges(v, r, options);
        let previous = Number.NEGATIVE_INFINITY;
        for (const change of changes) {
          const { measure } = options;
          expect(change.onsetDay).toBeGreaterThan(previous);
          previous = change.onsetDay;
          expect(change.referenceDay).toBeLessThan(change.onsetDay);
          expect(hasChanged(measure, change.direction, "least-change", change.value, change.referenceValue)).toBe(true);
          expect(leastChange(measure, change.direction, change.referenceValue)).toBeLessThan(10);
          const [confirmation] = change.confirmations;
          expect(confirmation!.day).toBeGreaterThan(change.onsetDay);
          expect(confirmation!.day).toBeLessThanOrEqual(lastDay!);
          expect(change.sustainedDays).toBeGreaterThanOrEqual(confirmation!.day! - change.onsetDay);
        }
      }),
      runs(2000),
    );
  });
});
