import fc from "fast-check";
import { expect, test } from "vitest";
import { crowded } from "./crowd.tsx";

const mark = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 60 }) });

test("every reading is drawn: by itself, or within the bar of its heap", () => {
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 60 }), (marks) => {
      const { crowds, free } = crowded(marks, 9);
      expect(free.length + crowds.reduce((sum, { count }) => sum + count, 0)).toBe(marks.length);
      const lone = new Set(free);
      for (const one of marks.filter((each) => !lone.has(each)))
        expect(crowds.some(({ top, bottom }) => top <= one.y && one.y <= bottom)).toBe(true);
      for (const { count } of crowds) expect(count).toBeGreaterThan(3);
    }),
  );
});

test("three side by side are no heap, four are one bar from the highest to the lowest", () => {
  const at = (...ys: number[]) => ys.map((y, i) => ({ x: i * 2, y }));
  expect(crowded(at(5, 9, 7), 9)).toMatchObject({ crowds: [], free: { length: 3 } });
  expect(crowded(at(5, 9, 7, 30), 9)).toEqual({ crowds: [{ x: 3, top: 5, bottom: 30, count: 4 }], free: [] });
});
