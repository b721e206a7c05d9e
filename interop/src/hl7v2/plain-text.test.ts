import fc from "fast-check";
import { expect, it } from "vitest";
import { plainText } from "./plain-text.ts";

it.each([
  ["&#8805;6.5", "≥6.5"],
  ["&#x2265;6.5", "≥6.5"],
  ["&lt;0.01", "<0.01"],
  ["A &amp; B", "A & B"],
  ["&amp;lt;", "&lt;"],
  ["&#0; &#xD800; &#99999999;", "&#0; &#xD800; &#99999999;"],
  [" a\r\nb\rc ", "a\nb\nc"],
  ["a\u0000\u0007b\u0085", "ab"],
])("%j", (text, plain) => expect(plainText(text)).toBe(plain));

it("never throws and leaves no control character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(plainText(text).replace(/[\n\t]/g, "")).not.toMatch(/\p{Cc}/u);
    }),
  );
});
