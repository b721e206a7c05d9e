import { describe, expect, it } from "vitest";
import { dayNumber } from "./days.ts";
import { timeTicks, xOf, yOf } from "./scale.ts";

const view = (from: string, through: string) => ({ from: dayNumber(from), through: dayNumber(through) });

describe("days", () => {
  it("run from edge to edge", () => {
    const x = xOf(view("2024-01-01", "2024-12-31"), 365);
    expect([x(dayNumber("2024-01-01")), x(dayNumber("2024-12-31"))]).toEqual([0, 365]);
  });

  it.each([
    ["eight years", "2018-05-01", "2026-11-21", ["2019", "2020", "2021"]],
    ["a year and a half", "2025-05-01", "2026-11-21", ["Jul", "Oct", "2026"]],
    ["two months", "2026-09-15", "2026-11-21", ["Oct", "Nov"]],
  ])("of %s are named by firsts of months, far enough apart to be read", (_, from, through, labels) => {
    const ticks = timeTicks(view(from, through), 600, "en-GB");
    expect(ticks.map(({ label }) => label)).toEqual(expect.arrayContaining(labels));
    const x = xOf(view(from, through), 600);
    for (const [i, tick] of ticks.entries()) if (i > 0) expect(x(tick.day) - x(ticks[i - 1]!.day)).toBeGreaterThan(50);
  });
});

describe("values", () => {
  it("stand the higher the larger, within their room", () => {
    const { y, isLogarithmic } = yOf([100, 200, 400], 60, 9);
    expect([isLogarithmic, y(400), y(100)]).toEqual([false, 9, 51]);
    expect(y(200)).toBeCloseTo(37, 0);
  });

  it("with one far above the rest stand by factors", () => {
    const { y, isLogarithmic } = yOf([1, 10, 10, 1000], 60, 10);
    expect(isLogarithmic).toBe(true);
    expect(y(10) - y(100)).toBeCloseTo(y(100) - y(1000), 0);
  });

  it("all equal, or one alone, stand in the middle", () => {
    expect(yOf([5], 60, 9).y(5)).toBe(30);
    expect(yOf([0, 0], 60, 9).y(0)).toBe(30);
  });
});
