import { addDays, addMonths, formatDay } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import type { Leaving } from "../life.ts";
import source from "../presets/common/record.json" with { type: "json" };
import { streamsOf } from "../random/stream.ts";
import { sampleCourses, sampleLife, sampleStart } from "../testing/sample-life.ts";
import { endingFacts } from "./ending-facts.ts";
import { recordParameters } from "./parameters.ts";

const parameters = z.parse(recordParameters, source);
const after = (days: number) => addDays(sampleStart, days);
const reasons = (leaving: Leaving, done = 1): readonly string[] => {
  const life = sampleLife({ courses: sampleCourses(1), leaving });
  const used = { ...parameters, review: { ...parameters.review, done } };
  return endingFacts(life, used, streamsOf("1", 0)).flatMap((fact) =>
    fact.kind === "follow-up-ended" ? [fact.reason] : [],
  );
};

describe("the end of follow-up", () => {
  it("is a review on the last day of the watch or after it, by a neurologist", () => {
    const life = sampleLife({ courses: sampleCourses(1), leaving: { day: after(2500), reason: "end-of-data" } });
    const endsOn = formatDay(addMonths(after(4), 48));
    for (let person = 0; person < 50; person++)
      for (const fact of endingFacts(life, parameters, streamsOf("1", person))) {
        expect(fact).toMatchObject({ kind: "follow-up-ended", reason: "completed-review", by: "neurologist-1" });
        expect(fact.recordedAt!.slice(0, 10) >= endsOn).toBe(true);
      }
  });

  it("is no review of those who left before, and no leaving of those who were reviewed; death always", () => {
    expect(reasons({ day: after(1400), reason: "withdrew" })).toEqual(["declined"]);
    expect(reasons({ day: after(2500), reason: "withdrew" })).toEqual(["completed-review"]);
    expect(reasons({ day: after(2500), reason: "died" })).toEqual(["completed-review", "died"]);
    expect(reasons({ day: after(2500), reason: "transferred" }, 0)).toEqual(["handed-over"]);
    expect(reasons({ day: after(2500), reason: "end-of-data" }, 0)).toEqual([]);
  });
});
