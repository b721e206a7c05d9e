import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { runs } from "../testing/properties.ts";
import {
  addDays,
  addMonths,
  civilFromDay,
  type Day,
  dayFromCivil,
  daysBetween,
  daysInMonth,
  formatDay,
  isLeapYear,
  monthsAfter,
  parseDay,
} from "./calendar.ts";

const firstDay = dayFromCivil(1, 1, 1);
const lastDay = dayFromCivil(9999, 12, 31);
const anyDay = fc
  .oneof(
    fc.integer({ min: firstDay, max: lastDay }),
    fc.integer({ min: dayFromCivil(1990, 1, 1), max: dayFromCivil(2060, 1, 1) }),
    // The days around month ends and leap days
    fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: -1, max: 1 }))
      .map(([year, month, off]) =>
        Math.min(lastDay, Math.max(firstDay, dayFromCivil(year, month, daysInMonth(year, month)) + off)),
      ),
  )
  .map((day) => day as Day);

const plain = (day: Day): Temporal.PlainDate => Temporal.PlainDate.from("1970-01-01").add({ days: day });
const isInRange = (day: number): boolean => day >= firstDay && day <= lastDay;

describe("against Temporal, years 1 to 9999", () => {
  it("text, civil parts and day number agree", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const other = plain(day);
        expect(formatDay(day)).toBe(other.toString());
        expect(civilFromDay(day)).toEqual({ year: other.year, month: other.month, day: other.day });
        expect(parseDay(other.toString())).toBe(day);
        expect([isLeapYear(other.year), daysInMonth(other.year, other.month)]).toEqual([
          other.inLeapYear,
          other.daysInMonth,
        ]);
      }),
      runs(20_000),
    );
  });

  it("adding days, adding months and counting between agree", () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -40_000, max: 40_000 }),
        fc.integer({ min: -1_500, max: 1_500 }),
        anyDay,
        (day, days, months, other) => {
          if (isInRange(day + days)) expect(formatDay(addDays(day, days))).toBe(plain(day).add({ days }).toString());
          const moved = addMonths(day, months);
          if (isInRange(moved))
            expect(formatDay(moved)).toBe(plain(day).add({ months }, { overflow: "constrain" }).toString());
          expect(daysBetween(day, other)).toBe(plain(day).until(plain(other), { largestUnit: "days" }).days);
        },
      ),
      runs(30_000),
    );
  });

  it("months after an anchor are each counted from it", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 130 }), (day, count) => {
        expect(monthsAfter(day, count)).toEqual(Array.from({ length: count }, (_, i) => addMonths(day, i + 1)));
      }),
      runs(3_000),
    );
  });
});

describe("days that do not exist", () => {
  it.each([
    "2023-02-29",
    "1900-02-29",
    "2024-02-30",
    "2024-04-31",
    "2024-00-10",
    "2024-13-01",
    "2024-01-00",
    "2024-01-32",
    "0000-01-01",
    "24-01-01",
    "2024-1-1",
    "2024-01-01T00:00",
    " 2024-01-01",
    "2024-01-01 ",
    "2024/01/01",
    "",
    "+002024-01-01",
    "-2024-01-01",
    "２０２４-01-01",
    "2024-01-01\n",
  ])("%j", (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});

describe("months are clamped and never chained", () => {
  it.each([
    ["2024-01-31", 1, "2024-02-29"],
    ["2023-01-31", 1, "2023-02-28"],
    ["2024-01-31", 2, "2024-03-31"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2024-03-31", -1, "2024-02-29"],
    ["2024-01-15", -13, "2022-12-15"],
    ["2024-12-31", 1, "2025-01-31"],
  ])("%s and %i months: %s", (from, months, to) => {
    expect(formatDay(addMonths(parseDay(from)!, months))).toBe(to);
  });
});
