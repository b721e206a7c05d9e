import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../testing/properties.ts";
import { canonicalJson, fingerprint } from "./fingerprint.ts";

describe("fingerprints", () => {
  it("have 28 hexadecimal digits", () => {
    fc.assert(
      fc.property(fc.string(), (text) => void expect(fingerprint(text)).toMatch(/^[0-9a-f]{28}$/)),
      runs(2_000),
    );
  });

  it("do not collide over a hundred thousand near neighbours", () => {
    const seen = new Set(Array.from({ length: 100_000 }, (_, i) => fingerprint(`2024-01-01 platelets ${i}`)));
    expect(seen.size).toBe(100_000);
  });

  it("stay what they were: stored ids depend on them", () => {
    expect(fingerprint("")).toBe("0bdcb81aee8d8310c329583afc3b");
    expect(fingerprint("platelets")).toBe("11a5bea4a5a752041f6b5ebd9c08");
  });
});

describe("canonical JSON", () => {
  it("is the same for the same content, in any order of keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      runs(1_000),
    );
  });

  it("is JSON, to the letter, of every text and every number", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.double(), fc.boolean(), fc.constant(null)), (value) => {
        expect(canonicalJson(value)).toBe(JSON.stringify(value));
        expect(canonicalJson({ [String(value)]: value })).toBe(JSON.stringify({ [String(value)]: value }));
      }),
      runs(2_000),
    );
    for (let code = 0; code <= 0xffff; code += 1) {
      const text = String.fromCharCode(code);
      if (canonicalJson(text) !== JSON.stringify(text)) expect(code).toBe("written as JSON writes it");
    }
  });

  it("sorts any number of keys", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 80 }), (keys) => {
        const value = Object.fromEntries(keys.filter((key) => key !== "__proto__").map((key) => [key, 1]));
        const sorted = Object.keys(value)
          .toSorted()
          .map((key) => `${JSON.stringify(key)}:1`);
        expect(canonicalJson(value)).toBe(`{${sorted.join(",")}}`);
      }),
      runs(500),
    );
  });

  it("leaves out what is undefined, and the named keys at the top only", () => {
    expect(canonicalJson({ b: 1, a: undefined, note: "x", c: { note: "y" } }, new Set(["note"]))).toBe(
      '{"b":1,"c":{"note":"y"}}',
    );
  });

  it("keeps the order of lists", () => {
    expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
  });
});
