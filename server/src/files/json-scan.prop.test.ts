import fc from "fast-check";
import { expect, test } from "vitest";
import { scanJson } from "./json-scan.ts";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test("whatever JSON.stringify writes is JSON without duplicates", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
      expect(scanJson(JSON.stringify(value, undefined, indent))).toEqual({ fault: undefined, duplicates: [] });
    }),
  );
});

test("text damaged in one place is refused exactly when JSON.parse refuses it", () => {
  const damage = fc.constantFrom(
    "",
    ",",
    '"',
    "}",
    "]",
    "{",
    "[",
    ":",
    "0",
    "-",
    "\\",
    "\n",
    "e",
    "tru",
    " ",
    "\u0001",
  );
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), damage, (value, where, inserted) => {
      const text = JSON.stringify(value);
      const at = where % (text.length + 1);
      const damaged = text.slice(0, at) + inserted + text.slice(at + 1);
      expect(scanJson(damaged).fault === undefined).toBe(isJson(damaged));
    }),
    { numRuns: 3000 },
  );
});
