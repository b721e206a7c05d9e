import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { clinicalDate, day, instant, issuesOf, nonEmpty, pointer } from "./shape.ts";

const shape = z.strictObject({
  day: z.optional(day),
  date: z.optional(clinicalDate),
  at: z.optional(instant),
  word: z.optional(z.enum(["a", "b"])),
  text: z.optional(nonEmpty),
  count: z.optional(z.int()),
  list: z.optional(z.array(z.strictObject({ n: z.number() }))),
  either: z.optional(z.union([z.number(), z.strictObject({ low: z.number(), high: z.number() })])),
  kind: z.optional(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("x"), a: z.number() }),
      z.strictObject({ kind: z.literal("y") }),
    ]),
  ),
  needed: z.literal(1),
});
const issues = (input: unknown): readonly string[] => {
  const parsed = shape.safeParse(input);
  return parsed.success ? [] : issuesOf(parsed.error, input).map(({ code, at, saw }) => `${code} ${at} ${saw}`);
};

describe("issues of a failed parse", () => {
  it.each([
    [{ day: "2024-02-30" }, 'date-impossible /day "2024-02-30"'],
    [{ day: 5 }, "value-wrong-type /day 5"],
    [{ date: "2024-13" }, 'date-impossible /date "2024-13"'],
    [{ at: "2024-01-01" }, 'instant-impossible /at "2024-01-01"'],
    [{ word: "c" }, 'value-not-allowed /word "c"'],
    [{ text: "" }, 'value-not-allowed /text ""'],
    [{ count: 1.5 }, "value-wrong-type /count 1.5"],
    [{ list: [{ n: 1 }, { n: "1" }] }, 'value-wrong-type /list/1/n "1"'],
    [{ list: [{}] }, "value-missing /list/0/n nothing"],
    [{ "a/b": 1 }, 'key-unknown /a~1b "a/b"'],
    [{ "m~n": 1 }, 'key-unknown /m~0n "m~n"'],
    [{ either: { low: 1 } }, "value-missing /either/high nothing"],
    [{ either: { low: 1, high: 2, mid: 3 } }, 'key-unknown /either/mid "mid"'],
    [{ kind: { kind: "z" } }, 'value-not-allowed /kind/kind "z"'],
    [{ kind: {} }, "value-missing /kind/kind nothing"],
    [{ kind: { kind: "x" } }, "value-missing /kind/a nothing"],
    [{ needed: 2 }, "value-not-allowed /needed 2"],
    [{ needed: undefined }, "value-missing /needed nothing"],
  ])("%j: %s", (more, expected) => {
    expect(issues({ needed: 1, ...more })).toEqual([expected]);
  });

  it("are all told at once", () => {
    expect(issues({ day: "x", word: 1, extra: 1, list: [{ n: "a" }, {}] })).toHaveLength(6);
  });

  it("show no more than 80 signs of what was seen", () => {
    expect(issues({ needed: 1, word: "x".repeat(500) })[0]!.length).toBeLessThan(120);
  });

  it("point at the whole with /", () => {
    expect(issues(null)).toEqual(["value-wrong-type / null"]);
    expect(pointer([])).toBe("");
    expect(pointer(["a/b", 0, "~"])).toBe("/a~1b/0/~0");
  });
});
