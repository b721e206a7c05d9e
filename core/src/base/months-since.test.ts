import { describe, expect, it } from "vitest";
import { addDays, addMonths, parseDay } from "./calendar.ts";
import { monthsSince } from "./months-since.ts";

const day = (text: string) => parseDay(text)!;

describe("months since a day", () => {
  it.each([
    ["2024-03-08", "2024-03-08", 0],
    ["2024-03-08", "2024-04-08", 1],
    ["2024-03-08", "2024-04-07", 30 / 31],
    ["2024-03-08", "2024-04-23", 1.5],
    ["2025-01-31", "2025-02-28", 1],
    ["2025-01-31", "2025-03-30", 1 + 30 / 31],
    ["2024-03-08", "2025-03-08", 12],
    ["2024-03-08", "2024-03-07", -1 / 29],
    ["2024-03-31", "2024-02-29", -1],
  ])("from %s to %s", (from, to, expected) => {
    expect(monthsSince(day(from), day(to))).toBeCloseTo(expected, 12);
  });

  it("never falls, and meets every due day of a month exactly", () => {
    for (const text of ["2024-01-29", "2024-01-31", "2023-12-30", "2024-02-29"]) {
      const from = day(text);
      for (let i = 0; i < 800; i += 1)
        expect(monthsSince(from, addDays(from, i + 1))).toBeGreaterThan(monthsSince(from, addDays(from, i)));
      for (let k = 0; k < 24; k += 1) expect(monthsSince(from, addMonths(from, k))).toBe(k);
    }
  });
});
