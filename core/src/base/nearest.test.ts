import { describe, expect, test } from "vitest";
import { nearest } from "./nearest.ts";

describe("nearest", () => {
  test.each([
    ["feverr", "fever"],
    ["fevre", "fever"],
    ["rigor", "rigors"],
    ["head-ache", "headache"],
  ])("%s is probably %s", (word, meant) => {
    expect(nearest(word, ["headache", "rigors", "fever"])).toBe(meant);
  });

  test("of two as near the first", () => {
    expect(nearest("bat", ["cat", "hat"])).toBe("cat");
  });

  test("a word that is like none has none", () => {
    expect(nearest("xylophone", ["headache", "rigors", "fever"])).toBeUndefined();
    expect(nearest("fever", [])).toBeUndefined();
  });

  test("two letters in five are still the same word, three are not", () => {
    expect(nearest("fexxr", ["fever"])).toBe("fever");
    expect(nearest("xxxer", ["fever"])).toBeUndefined();
  });
});
