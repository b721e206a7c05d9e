import { describe, expect, test } from "vitest";
import { scanJson } from "./json-scan.ts";

const faultOf = (text: string) => {
  const { fault } = scanJson(text);
  return fault && `${fault.offset}: ${fault.expected}`;
};

describe("scanJson", () => {
  test.each([
    ['{"a":1,"a":2}', ["7 /a"]],
    ['{"a":{"b":1,"c":{},"b":[]}}', ["19 /a/b"]],
    ['[{"x":1},{"x":1}]', []],
    ['{"a":1,"\\u0061":2}', ["7 /a"]],
    ['{"a/b":{"~":1,"~":2}}', ["14 /a~1b/~0"]],
    ['{"":1,"":2}', ["6 /"]],
  ])("finds keys that stand twice in %s", (text, expected) => {
    expect(scanJson(text).duplicates.map(({ offset, pointer }) => `${offset} ${pointer}`)).toEqual(expected);
  });

  test.each([
    ["", "0: a value"],
    ["{", '1: a key in double quotes, or "}"'],
    ["[", "1: a value"],
    ['{"a":1', '6: "," or "}"'],
    ['{"a":1,}', "7: a key in double quotes"],
    ["{a:1}", '1: a key in double quotes, or "}"'],
    ['{"a" 1}', '5: ":"'],
    ["[1,]", "3: a value"],
    ["[1 2]", '3: "," or "]"'],
    ["[01]", "1: a value"],
    ["[1] x", "4: nothing more"],
    ['["a\nb"]', "1: a string that is closed, without control characters or unknown escapes"],
    ["[NaN]", "1: a value"],
    ["[,]", "1: a value"],
  ])("says where %j is not JSON and what was expected", (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  test("tells every member and item, in the order of the text", () => {
    const seen: string[] = [];
    scanJson('{"a": [1, {"b": null}]}', (pointer, offset) => seen.push(`${pointer} ${offset}`));
    expect(seen).toEqual(["/a 1", "/a/0 7", "/a/1 10", "/a/1/b 11"]);
  });

  test("survives nesting that would exhaust a recursive walk", () => {
    const deep = 200_000;
    expect(faultOf(`${"[".repeat(deep)}${"]".repeat(deep)}`)).toBeUndefined();
  });
});
