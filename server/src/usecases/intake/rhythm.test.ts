import { type Day, parseDay } from "@longwatch/core";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { rhythmOf, silentDays, weekdayOf } from "./rhythm.ts";

const day = (text: string): Day => parseDay(text)!;
/** A Monday. */
const asOf = day("2026-03-30");
const every = (step: number, from = asOf - 56, through = asOf - 1): Day[] =>
  Array.from({ length: Math.floor((through - from) / step) + 1 }, (_, i) => (from + i * step) as Day);
const working = every(1).filter((one) => weekdayOf(one) < 5);

it("knows the days of the week", () => {
  expect(["2026-03-30", "2026-04-05", "1970-01-01", "1969-12-31"].map((text) => weekdayOf(day(text)))).toEqual([
    0, 6, 3, 2,
  ]);
});

describe("a rhythm", () => {
  test.each([
    ["every day", every(1), { weekdays: [0, 1, 2, 3, 4, 5, 6], longestGapDays: 1 }],
    ["working days", working, { weekdays: [0, 1, 2, 3, 4], longestGapDays: 3 }],
    [
      "working days, one of them a holiday",
      working.filter((one) => one !== asOf - 13),
      { weekdays: [0, 1, 2, 3, 4], longestGapDays: 3 },
    ],
    ["every Monday", every(7), { weekdays: [0], longestGapDays: 7 }],
    ["every ten days", every(10), { weekdays: [], longestGapDays: 10 }],
    ["five days in all", every(1, asOf - 5), undefined],
    ["long ago", every(1, asOf - 200, asOf - 100), undefined],
  ] as const)("%s", (_, days, expected) => expect(rhythmOf([...days], asOf)).toEqual(expected));
});

describe("silence", () => {
  const silent = (days: readonly Day[], lastOn: string, on: string) =>
    silentDays(rhythmOf(days, asOf)!, day(lastOn), day(on));
  test.each([
    ["daily, nothing yet today", every(1), "2026-03-29", "2026-03-30", undefined],
    ["daily, nothing yesterday", every(1), "2026-03-29", "2026-03-31", 2],
    ["working days, over a weekend", working, "2026-03-27", "2026-03-30", undefined],
    ["working days, nothing on Monday", working, "2026-03-27", "2026-03-31", 4],
    ["every ten days, after fifteen", every(10), "2026-03-21", "2026-04-05", undefined],
    ["every ten days, after sixteen", every(10), "2026-03-21", "2026-04-06", 16],
  ] as const)("%s: %s to %s", (_, days, lastOn, on, expected) => expect(silent(days, lastOn, on)).toBe(expected));

  it("on a day on which nobody works nothing is missed", () => {
    const rhythm = rhythmOf(working, asOf)!;
    const holiday = day("2026-03-30");
    expect(silentDays(rhythm, day("2026-03-27"), day("2026-03-31"), (one) => one !== holiday)).toBeUndefined();
  });

  it("of what came daily ends on the second day without it, whatever the day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), (shift) => {
        const today = (asOf + shift) as Day;
        const rhythm = rhythmOf(every(1, today - 56, today - 1), today)!;
        expect(silentDays(rhythm, (today - 1) as Day, today)).toBeUndefined();
        expect(silentDays(rhythm, (today - 2) as Day, today)).toBe(2);
      }),
    );
  });
});
