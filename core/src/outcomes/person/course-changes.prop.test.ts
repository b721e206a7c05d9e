import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../assess.ts";
import { addDays, type Day } from "../../base/calendar.ts";
import { recordOf } from "../../facts/parse-record.ts";
import { renderCourseChanges } from "../../render-course-changes.ts";
import { arbitraryCaseWithDisease, read } from "../../testing/arbitraries.ts";
import { rulebooks, runs } from "../../testing/properties.ts";
import { courseChangesOf } from "./course-changes.ts";

describe("the day on which the changes since a course change", () => {
  it("is the first on which they are others with no new fact", () => {
    let changed = 0;
    let awaited = 0;
    fc.assert(
      fc.property(
        arbitraryCaseWithDisease,
        fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 8, maxLength: 8 }),
        ({ written, asOf }, later) => {
          const { patient, held } = read(written);
          const soFar = recordOf(
            patient,
            held.all.filter(({ latest }) => latest <= asOf),
          );
          const { facts, timeline } = assess(soFar, rulebooks.hand, asOf);
          const on = (day: Day): string => JSON.stringify(renderCourseChanges(courseChangesOf(facts, timeline, day)));
          const { changesOn, courses } = courseChangesOf(facts, timeline, asOf);
          const now = on(asOf);
          for (const day of later.map((days) => addDays(asOf, days)).filter((one) => one < changesOn))
            expect(on(day)).toBe(now);
          awaited += courses.filter((one) => "awaiting" in one && typeof one.awaiting === "object").length;
          if (!Number.isFinite(changesOn)) return;
          changed += 1;
          expect(changesOn).toBeGreaterThan(asOf);
          expect(on(addDays(changesOn, -1))).toBe(now);
          expect(on(changesOn)).not.toBe(now);
        },
      ),
      runs(2_000),
    );
    // The generator reaches what this is about.
    expect(Math.min(changed, awaited)).toBeGreaterThan(20);
  });
});
