import { expect, test } from "vitest";
import { Refusal } from "../api.ts";
import { isUnknown, onceKeys } from "./once.ts";

const reached = { path: "/contacts", body: { outcome: "reached" } };

test("what is sent again before an answer came has the same key, and nothing else has", () => {
  const { keyOf, answered } = onceKeys();
  const first = keyOf(reached);
  expect(keyOf({ ...reached })).toBe(first);
  const other = keyOf({ ...reached, body: { outcome: "declined" } });
  expect(other).not.toBe(first);
  answered();
  expect(keyOf({ ...reached, body: { outcome: "declined" } })).not.toBe(other);
});

test.each([
  ["nobody answered", new Refusal("unreachable", 0), true],
  ["the server failed", new Refusal("unavailable", 503), true],
  ["an answer could not be read", new TypeError("no JSON"), true],
  ["it was refused", new Refusal("content-refused", 422), false],
])("%s", (_what, error, expected) => {
  expect(isUnknown(error)).toBe(expected);
});
