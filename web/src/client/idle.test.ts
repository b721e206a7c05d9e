import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { idleWatch } from "./idle.ts";

const over = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  over.mockClear();
});
afterEach(() => void vi.useRealTimers());

it("is over after so many minutes without a touch", () => {
  const { touched, stop } = idleWatch(15, over);
  vi.advanceTimersByTime(14 * 60_000);
  touched();
  vi.advanceTimersByTime(14 * 60_000);
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(over).toHaveBeenCalledOnce();
  stop();
});

it("is over at the first touch after the computer slept for longer", () => {
  const { touched, stop } = idleWatch(15, over);
  vi.setSystemTime(Date.now() + 180 * 60_000);
  touched();
  expect(over).toHaveBeenCalledOnce();
  stop();
});
