import { addDays } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { streamsOf } from "../random/stream.ts";
import { samplePerson } from "../testing/sample-life.ts";
import { priorRelapses } from "./prior-relapses.ts";

const { start } = samplePerson;
const daysBefore = (onset: number, priorRelapses1y: number, priorRelapses2y: number, seed = 0): readonly number[] =>
  priorRelapses(
    { ...samplePerson, onset: addDays(start, -onset), priorRelapses1y, priorRelapses2y },
    streamsOf("prior", seed),
  )
    .map((day) => start - day)
    .toSorted((a, b) => a - b);

describe("relapses before treatment", () => {
  it("lie in the years that they are counted in", () => {
    const days = daysBefore(3000, 2, 5);
    expect(days.map((day) => day <= 365)).toEqual([true, true, false, false, false]);
    expect(days.at(-1)).toBeLessThanOrEqual(730);
  });

  it("begin with the disease, where that lies in these years", () => {
    expect(daysBefore(500, 1, 2).at(-1)).toBe(500);
    expect(daysBefore(200, 3, 3)).toHaveLength(3);
    expect(daysBefore(200, 3, 3).at(-1)).toBe(200);
    expect(daysBefore(200, 1, 3)).toHaveLength(3);
  });

  it("never lie before it, nor on the same day, however short it was", () => {
    for (const onset of [3, 10, 40, 120, 364, 365, 366, 370, 500, 730, 731])
      for (let seed = 0; seed < 20; seed++) {
        const days = daysBefore(onset, 1, 3, seed);
        expect(days).toHaveLength(3);
        expect(new Set(days).size).toBe(3);
        expect(days.at(0)).toBeGreaterThan(0);
        expect(days.at(-1)).toBeLessThanOrEqual(onset);
      }
  });

  it("are none of somebody who had none", () => expect(daysBefore(3000, 0, 0)).toEqual([]));
});
