import { describe, expect, it } from "vitest";
import type { Columns } from "../core/src/signals/columns.ts";
import { marginOf, repeatOf } from "./margin.ts";
import { isBeyondFixed, isFlagged } from "./printed.ts";
import { requiredAt } from "./required.ts";

const columns = (
  key: string,
  values: readonly (number | string)[],
  refLow = Number.NaN,
  refHigh = Number.NaN,
  days = values.map((_, i) => 30 * i),
): Columns => {
  const numbers = Float64Array.from(values, (value) => (typeof value === "number" ? value : Number.NaN));
  return {
    key,
    size: values.length,
    lows: numbers,
    highs: numbers,
    refLows: new Float64Array(values.length).fill(refLow),
    refHighs: new Float64Array(values.length).fill(refHigh),
    states: new Uint8Array(values.length),
    series: { earliest: days, facts: values.map((value) => ({ kind: "result-reported", value })) },
  } as unknown as Columns;
};

describe("the urgency that a printed value asks for", () => {
  it.each([
    ["platelets", 49, undefined, "IMMEDIATE"],
    ["platelets", 50, undefined, "24H"],
    ["platelets", 100, undefined, "7D"],
    ["platelets", 150, undefined, undefined],
    ["platelets", 150, 300, "24H"],
    ["platelets", 200, 285.8, "7D"],
    ["creatinine", 90, 60, "IMMEDIATE"],
    ["creatinine", 78, 60, "24H"],
    ["creatinine", 72, 60, "7D"],
    ["creatinine", 70, 60, undefined],
    ["neutrophils", 0.99, undefined, "24H"],
    ["tsh", 10, undefined, "7D"],
  ] as const)("%s %d on %s: %s", (key, value, baseline, urgency) =>
    expect(requiredAt(columns(key, [value]), 0, baseline)).toBe(urgency),
  );
});

describe("what was printed", () => {
  it("is flagged outside its own limits, which are inside", () => {
    expect(isFlagged(columns("alt", [40], 5, 40), 0)).toBe(false);
    expect(isFlagged(columns("alt", [41], 5, 40), 0)).toBe(true);
    expect(isFlagged(columns("urine_blood_dipstick", ["trace"]), 0)).toBe(false);
    expect(isFlagged(columns("urine_blood_dipstick", ["1+"]), 0)).toBe(true);
  });
  it("is beyond a fixed limit", () => {
    expect(isBeyondFixed(columns("platelets", [100]), 0)).toBe(false);
    expect(isBeyondFixed(columns("platelets", [99]), 0)).toBe(true);
    expect(isBeyondFixed(columns("urine_blood_dipstick", ["2+"]), 0)).toBe(true);
  });
  it("has a margin and a repeat", () => {
    expect(marginOf(columns("alt", [44], 5, 40), 0)).toBe("1.1");
    expect(marginOf(columns("platelets", [100], 150, 400), 0)).toBe("1.5");
    expect(repeatOf(columns("alt", [50, 39], 5, 40), 0)).toBe("back");
    expect(repeatOf(columns("alt", [50, 41], 5, 40), 0)).toBe("still out");
    expect(repeatOf(columns("alt", [50, 39], 5, 40, [0, 61]), 0)).toBe("no repeat");
  });
});
