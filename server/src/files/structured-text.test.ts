import { describe, expect, test } from "vitest";
import { readStructured } from "./structured-text.ts";

const issuesOf = (text: string) => {
  const result = readStructured(text);
  return result.ok ? [] : result.issues.map(({ code, at, saw }) => `${code} ${at}: ${saw}`);
};
const placeOf = (text: string, pointer: string) => {
  const result = readStructured(text);
  if (!result.ok) return undefined;
  const { line, column } = result.value.locate(pointer);
  return `${line}:${column}`;
};

describe("YAML", () => {
  test("leaves dates and words as text, numbers as numbers", () => {
    const result = readStructured("on: 2031-01-01\nyes: no\nversion: '1'\nn: 7\nnothing: ~\n");
    expect(result.ok && result.value.value).toEqual({ on: "2031-01-01", yes: "no", version: "1", n: 7, nothing: null });
  });

  test.each([
    ["a: 1\nb:\n  c: 1\n  c: 2\n", ["key-duplicate line 4, column 3: /b/c a second time"]],
    [
      "a: &x 1\nb: *x\n",
      ["text-unreadable line 1, column 1: the anchor &x", "text-unreadable line 2, column 1: the alias *x"],
    ],
    ["a: !!binary aGk=\n", ["text-unreadable line 1, column 1: the tag tag:yaml.org,2002:binary"]],
    ["a: 1\n---\nb: 2\n", ["text-unreadable line 2, column 1: a second document"]],
    ["a: [1\nb: 2\n", undefined],
  ])("refuses %j", (text, expected) => {
    const issues = issuesOf(text);
    if (expected === undefined) expect(issues.length).toBeGreaterThan(0);
    else expect(issues).toEqual(expected);
  });

  test("knows where a pointer stands, and the nearest place for what is absent", () => {
    const text = "# a comment\nrules:\n  - id: a\n    every: { months: 1 }\n  - id: b\n";
    expect(placeOf(text, "/rules/0/every/months")).toBe("4:14");
    expect(placeOf(text, "/rules/1")).toBe("5:5");
    expect(placeOf(text, "/rules/1/says")).toBe("5:5");
    expect(placeOf(text, "/")).toBe("2:1");
  });
});

describe("JSON", () => {
  test.each([
    ['{\n  "a": 1,\n  "a": 2\n}', ["key-duplicate line 3, column 3: /a a second time"]],
    ['{\n  "a": 1,\n}', ['text-unreadable line 3, column 1: "}"']],
    ['{"a": 1', ["text-unreadable line 1, column 8: the end of the file"]],
  ])("refuses %j", (text, expected) => {
    expect(issuesOf(text)).toEqual(expected);
  });

  test("knows where a pointer stands, and the nearest place for what is absent", () => {
    const text = '{\n  "facts": [\n    { "kind": "x" },\n    { "kind": "y" }\n  ]\n}\n';
    expect(placeOf(text, "/facts/1/kind")).toBe("4:7");
    expect(placeOf(text, "/facts/1/unit")).toBe("4:5");
    expect(placeOf(text, "/patient")).toBe("1:1");
  });

  test("reads a record of 200 kB in a moment", () => {
    const fact = {
      kind: "result-reported",
      collectedOn: "2031-04-02",
      analyte: "platelets",
      value: 212,
      unit: "10*9/L",
    };
    const text = JSON.stringify(
      { record: 1, facts: Array.from({ length: 2000 }, (_, i) => ({ ...fact, id: `f${i}` })) },
      undefined,
      1,
    );
    expect(text.length).toBeGreaterThan(200_000);
    readStructured(text);
    const startedAt = performance.now();
    const result = readStructured(text);
    expect(performance.now() - startedAt).toBeLessThan(60);
    expect(result.ok && result.value.locate("/facts/1999/unit").line).toBeGreaterThan(10_000);
  });
});
