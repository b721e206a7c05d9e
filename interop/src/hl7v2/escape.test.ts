import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Delimiters, usualDelimiters } from "./delimiters.ts";
import { escapeText, unescapeText } from "./escape.ts";

const read = (text: string, delimiters: Delimiters = usualDelimiters) => unescapeText(text, delimiters).text;

describe("unescape", () => {
  it.each([
    ["a\\F\\b", "a|b"],
    ["10\\S\\9/L", "10^9/L"],
    ["a\\T\\b", "a&b"],
    ["a\\R\\b", "a~b"],
    ["a\\E\\b", "a\\b"],
    ["a\\P\\b", "a#b"],
    ["\\E\\F\\E\\", "\\F\\"],
    ["a\\.br\\b", "a\nb"],
    ["a\\.sp\\b", "a\nb"],
    ["a\\.sp+3\\b", "a\n\n\nb"],
    ["a\\.sp2\\b", "a\n\nb"],
    ["a\\.sk4\\b", "a    b"],
    ["a\\.ce\\b", "a\nb"],
    ["1\\.fi\\2", "1 2"],
    ["a\\.br\\\\.in+4\\b", "a\nb"],
    ["a \\.ti-2\\b", "a b"],
    ["\\H\\high\\N\\ risk", "high risk"],
    ["a\\X0d0a\\b", "a\r\nb"],
    ["\\XC2B5\\g", "µg"],
    ["\\C2842\\x\\M824041\\", "\\C2842\\x\\M824041\\"],
    ["C:\\temp\\new", "C:\\temp\\new"],
    ["ends with \\", "ends with \\"],
    ["5 \\ 3", "5 \\ 3"],
    ["a\\X0\\b", "a\\X0\\b"],
    ["\\.sk99999\\", "\\.sk99999\\"],
    ["left \\b right \\F\\ end", "left \\b right | end"],
  ])("%j", (text, meant) => expect(read(text)).toBe(meant));

  it("keeps a vendor's sequence as text and reports it", () => {
    expect(unescapeText("Some text with \\Z99\\ embedded", usualDelimiters)).toEqual({
      text: "Some text with \\Z99\\ embedded",
      unknown: ["\\Z99\\"],
    });
    expect(unescapeText("a\\Q1\\b", usualDelimiters)).toEqual({ text: "a\\Q1\\b", unknown: ["\\Q1\\"] });
    expect(unescapeText("C:\\temp\\new \\C2842\\", usualDelimiters).unknown).toEqual([]);
  });

  it("uses the characters of the message", () => {
    const other = { field: "$", component: "%", repetition: "*", escape: "!", subcomponent: "?", truncation: "=" };
    expect(read("a!F!b!S!c!R!d!T!e!E!f!P!g \\F\\", other)).toBe("a$b%c*d?e!f=g \\F\\");
  });

  it("escapes nothing where the escape character is blank", () => {
    expect(read("Vitamin E deficiency \\F\\", { ...usualDelimiters, escape: "" })).toBe("Vitamin E deficiency \\F\\");
  });
});

it("escape and unescape are inverse", () => {
  const text = fc.string({
    unit: fc.constantFrom("\\", "|", "^", "&", "~", "\r", "\n", "F", "X", "0", ".", "b", "r", "é", "😀", " "),
  });
  fc.assert(
    fc.property(text, (original) => {
      const written = escapeText(original, usualDelimiters);
      expect(written).not.toMatch(/[|^&~\r\n]/);
      expect(unescapeText(written, usualDelimiters)).toEqual({ text: original, unknown: [] });
    }),
  );
});

it("never throws and never loses a letter, whatever stands there", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("\\", ".", "b", "r", "X", "Z", "0", "d", "a", "1") }), (text) => {
      expect(typeof read(text)).toBe("string");
    }),
  );
});
