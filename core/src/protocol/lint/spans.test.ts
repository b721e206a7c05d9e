import { expect, test } from "vitest";
import { inWords, shortestDays } from "./spans.ts";

test.each([
  [{ months: 1 }, 28],
  [{ months: 2 }, 59],
  [{ months: 3 }, 89],
  [{ months: 12 }, 365],
  [{ days: 10 }, 10],
])("the shortest %j has %i days", (interval, days) => {
  expect(shortestDays(interval)).toBe(days);
});

test("intervals in words", () => {
  expect([inWords({ months: 1 }), inWords({ months: 3 }), inWords({ days: 1 })]).toEqual([
    "1 month",
    "3 months",
    "1 day",
  ]);
});
