import type { WorklistLineJson } from "@longwatch/api";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { merged } from "./merge.ts";

const line = (key: string, more: Partial<WorklistLineJson> = {}) =>
  ({ patient: "p", key, owner: null, ...more }) as WorklistLineJson;
const list = (keys: string) => [...keys].map((key) => line(key));
const said = (shown: string, now: string, own = "") => {
  const { lines, changes } = merged(list(shown), list(now), new Set([...own].map((key) => `p ${key}`)));
  return `${lines.map(({ line: { key }, isGone }) => (isGone ? `(${key})` : key)).join("")} ${changes}`;
};

describe("what has changed is offered and nothing jumps", () => {
  test.each([
    ["nothing", "abc", "abc", "", "abc 0"],
    ["a new line in between is offered", "abc", "axbc", "", "abc 1"],
    ["a new line at the top is offered", "abc", "xabc", "", "abc 1"],
    ["the next page comes at the end", "abc", "abcde", "", "abcde 0"],
    ["a line that is gone keeps its place", "abc", "ac", "", "a(b)c 1"],
    ["one's own goes at once", "abc", "ac", "b", "ac 0"],
    ["one went and one came", "abc", "axc", "", "a(b)c 2"],
    ["a line that became more urgent is offered", "abc", "cab", "", "abc 1"],
    ["all are gone", "ab", "", "", "(a)(b) 2"],
    ["all are others", "ab", "xy", "", "(a)(b) 4"],
    ["the first load", "", "abc", "", "abc 0"],
  ])("%s", (_what, shown, now, own, expected) => {
    expect(said(shown, now, own)).toBe(expected);
  });

  test("what is in place says what is so now", () => {
    expect(merged(list("a"), [line("a", { owner: "ada" })]).lines[0]!.line.owner).toBe("ada");
  });

  test("every line that was shown is shown in the same order, and none twice; with no change all of the list is shown", () => {
    const keys = fc
      .uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 8 })
      .map((all) => all.map((key) => line(key)));
    fc.assert(
      fc.property(keys, keys, (shown, now) => {
        const { lines, changes } = merged(shown, now);
        const order = lines.map(({ line: { key } }) => key);
        expect(order.slice(0, shown.length)).toEqual(shown.map(({ key }) => key));
        expect(new Set(order).size).toBe(order.length);
        if (changes === 0) expect(order).toEqual(now.map(({ key }) => key));
      }),
    );
  });
});
