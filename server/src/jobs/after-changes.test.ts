import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterChanges } from "./after-changes.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a change after a quiet time is told soon, and changes without a pause every few seconds, the last one too", () => {
  const told: string[] = [];
  const { heard } = afterChanges((clinic) => told.push(clinic));
  heard("a");
  vi.advanceTimersByTime(499);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(["a"]);
  heard("b");
  for (let i = 0; i < 120; i += 1) {
    heard("a");
    vi.advanceTimersByTime(100);
  }
  expect(told.filter((one) => one === "a")).toHaveLength(3);
  expect(told.filter((one) => one === "b")).toHaveLength(1);
  vi.advanceTimersByTime(5_000);
  expect(told.filter((one) => one === "a")).toHaveLength(4);
});

test("nothing is told after the end", () => {
  const told: string[] = [];
  const { heard, end } = afterChanges((clinic) => told.push(clinic));
  heard("a");
  end();
  heard("b");
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
});
