import { expect, test } from "vitest";
import { differing, listOf, recordOf, withKey } from "./content-draft.ts";

test("a key is set, and goes with its value; everything else is carried", () => {
  const before = { known: 1, "of-tomorrow": { deep: [1] } };
  expect(withKey(before, "known", 2)).toEqual({ known: 2, "of-tomorrow": { deep: [1] } });
  expect(withKey(before, "known", "")).toEqual({ "of-tomorrow": { deep: [1] } });
  expect(withKey(before, "new", undefined)).toEqual(before);
});

test("what has another shape than a form expects is nothing to it", () => {
  expect([listOf("x"), listOf([1, { a: 1 }, null]), recordOf([1]), recordOf(null)]).toEqual([[], [{ a: 1 }], {}, {}]);
});

test("the order of keys is no difference", () => {
  expect(differing({ a: [{ x: 1, y: 2 }] }, { a: [{ y: 2, x: 1 }] })).toEqual([]);
});

test("only what differs is shown, also what one of them has not", () => {
  expect(differing({ a: 1, b: [1], c: 3 }, { a: 1, b: [2], d: 4 })).toEqual([
    { key: "b", mine: "[\n 1\n]", theirs: "[\n 2\n]" },
    { key: "d", mine: "–", theirs: "4" },
    { key: "c", mine: "3", theirs: "–" },
  ]);
});
