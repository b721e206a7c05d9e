import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDiff } from "./word-diff.ts";

const only = (pieces: ReturnType<typeof wordDiff>, is: "old" | "new"): string =>
  pieces
    .filter((one) => one.is === "same" || one.is === is)
    .map(({ text }) => text)
    .join("");

test("the words that changed are told from those that stayed", () => {
  expect(wordDiff("every month until 48 months", "every 3 months until 48 months")).toEqual([
    { is: "same", text: "every " },
    { is: "old", text: "month " },
    { is: "new", text: "3 months " },
    { is: "same", text: "until 48 months" },
  ]);
});

test("of any two texts the pieces give both back, whole", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "7 days", "not", "c"), { maxLength: 12 })
    .map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDiff(before, after);
      expect(only(pieces, "old").trim()).toBe(before.trim());
      expect(only(pieces, "new").trim()).toBe(after.trim());
    }),
  );
});
