import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packed, spread } from "./spread.ts";

const marks = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 60 }), rank: fc.nat(4) }),
  { maxLength: 40 },
);

describe("nothing is hidden", () => {
  it("every mark is drawn, or counted by one that stands for it", () => {
    fc.assert(
      fc.property(marks, (all) => {
        expect(spread(all, 8).reduce((sum, { stands }) => sum + stands, 0)).toBe(all.length);
      }),
      { numRuns: 2000 },
    );
  });

  it("of many in one place the gravest is drawn, and says for how many", () => {
    const five = [3, 2, 0, 1, 2].map((rank) => ({ x: 10, y: 10, rank }));
    expect(spread(five, 8)).toMatchObject([{ stands: 5, mark: { rank: 0 } }]);
  });

  it("two in one place are drawn beside each other", () => {
    const drawn = spread(
      [1, 2].map((rank) => ({ x: 10, y: 10, rank })),
      8,
    );
    expect(drawn.map(({ x }) => x)).toEqual([6, 14]);
  });

  it("bars of one row never touch", () => {
    const bars = fc.array(
      fc.tuple(fc.nat(500), fc.nat(200)).map(([left, long]) => ({ left, right: left + long })),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(bars, (all) => {
        const rows = Map.groupBy(packed(all), ({ row }) => row);
        for (const row of rows.values())
          for (const [i, bar] of row.entries()) if (i > 0) expect(bar.left).toBeGreaterThan(row[i - 1]!.right);
      }),
      { numRuns: 2000 },
    );
  });
});
