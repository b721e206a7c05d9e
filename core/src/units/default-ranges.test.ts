import { describe, expect, it } from "vitest";
import { findAnalyte } from "./analytes.ts";
import { defaultRanges } from "./default-ranges.ts";

describe("default ranges", () => {
  it.each([...defaultRanges])("%s is in the catalogue, in its canonical unit, with ends in order", (key, range) => {
    expect(findAnalyte(key)?.key).toBe(key);
    expect(range.unit).toBe(findAnalyte(key)?.unit);
    for (const { low, high } of [range.male, range.female]) {
      expect(low ?? high).toBeDefined();
      expect(low ?? 0).toBeLessThan(high ?? Number.POSITIVE_INFINITY);
    }
  });
});
