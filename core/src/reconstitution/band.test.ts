import { describe, expect, it } from "vitest";
import type { BandTable } from "../protocol/reconstitution.ts";
import { bandAt } from "./band.ts";

const table = {
  months: [
    { month: 3, mean: 0.1, sd: 0.07 },
    { month: 6, mean: 0.16, sd: 0.09 },
    { month: 12, mean: 0.28, sd: 0.14 },
  ],
} as unknown as BandTable;
const at = (month: number) => bandAt(table, 0.5, month);

describe("the published band", () => {
  it("is that of the table in its months", () => {
    expect(at(6)).toEqual({ low: 0.05, median: 0.14, high: 0.39 });
    expect(at(12)).toEqual({ low: 0.099, median: 0.25, high: 0.63 });
  });

  it("lies between two months at the geometric mean of their edges", () => {
    const [left, right, middle] = [at(6)!, at(12)!, at(9)!];
    expect(middle.median).toBeCloseTo(Math.sqrt(left.median * right.median), 2);
    expect(middle.low).toBeCloseTo(Math.sqrt(left.low * right.low), 2);
    expect(middle.high).toBeCloseTo(Math.sqrt(left.high * right.high), 2);
  });

  it("is held half a month before the first and after the last month, both ends included, and ends there", () => {
    expect([2.49, 2.5, 3].map((month) => at(month)?.median)).toEqual([undefined, at(3)!.median, at(3)!.median]);
    expect([12, 12.5, 12.51].map((month) => at(month)?.median)).toEqual([0.25, 0.25, undefined]);
  });
});
