import fc from "fast-check";
import { expect, test } from "vitest";
import { byteBudget } from "./byte-budget.ts";

test("what is refused is not held, so that nobody else is refused for it", () => {
  const budget = byteBudget(10);
  expect([budget.hold(6), budget.hold(5), budget.hold(4), budget.hold(1)]).toEqual([true, false, true, false]);
  budget.release(4);
  expect(budget.hold(4)).toBe(true);
});

test("never more is held than may be, and everything that fits is taken", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 60 }), (steps) => {
      const budget = byteBudget(100);
      let held = 0;
      for (const step of steps) {
        if (step >= 0) {
          const isTaken = budget.hold(step);
          expect(isTaken).toBe(held + step <= 100);
          if (isTaken) held += step;
        } else if (held + step >= 0) {
          budget.release(-step);
          held += step;
        }
      }
    }),
  );
});
