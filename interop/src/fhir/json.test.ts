import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJson } from "./json.ts";
import type { Tree } from "./tree.ts";

const plain = (tree: Tree): unknown => {
  switch (tree.kind) {
    case "object":
      return Object.fromEntries([...tree.fields].map(([key, item]) => [key, plain(item)]));
    case "list":
    case "children":
      return tree.items.map(plain);
    case "number":
      return Number(tree.text);
    case "boolean":
      return tree.text === "true";
    case "null":
      return null;
    default:
      return tree.text;
  }
};

describe("JSON", () => {
  test("keeps the digits of a number", () => {
    const reading = readJson('{"value":1.00}');
    expect(reading.ok && reading.tree.kind === "object" && reading.tree.fields.get("value")).toEqual({
      kind: "number",
      text: "1.00",
    });
  });

  test("is read as JSON.parse reads it, and refused where that refuses it", () => {
    const value = fc.jsonValue({ maxDepth: 4 }).filter((one) => !JSON.stringify(one).includes("__proto__"));
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (one, indent) => {
        const reading = readJson(JSON.stringify(one, null, indent));
        expect(reading.ok && plain(reading.tree)).toEqual(JSON.parse(JSON.stringify(one)));
      }),
    );
  });

  test("is refused where JSON.parse refuses it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[[\]{}",:\\0-9a-z .eE+-]{0,12}$/)), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(readJson(text).ok).toBe(isJson);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['{"a":1,"a":2}', "line 1, column 8", '"a" twice'],
    ['{\n "a": 1,\n}', "line 3, column 1", "no JSON"],
    ['{"a":', "line 1, column 6", "the end of the text"],
    ["[".repeat(200), "line 1, column 102", "more than 100 levels"],
    ['{"a":01}', "line 1, column 6", "no JSON"],
  ])("%s is refused with its place", (text, at, saw) => {
    expect(readJson(text)).toEqual({ ok: false, fault: { at, saw } });
  });
});
