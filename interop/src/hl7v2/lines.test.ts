import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kindOf, linesOf } from "./lines.ts";

const texts = (text: string) => linesOf(text).map((line) => line.text);

describe("linesOf", () => {
  it.each(["\r", "\n", "\r\n"])("ends lines at %j and numbers them", (end) => {
    expect(linesOf(`A|1${end}B|2${end}${end}C|3${end}`)).toEqual([
      { text: "A|1", number: 1 },
      { text: "B|2", number: 2 },
      { text: "C|3", number: 4 },
    ]);
  });

  it("takes off framing bytes and marks at the edges", () => {
    expect(texts("\u000bMSH|a\rPID|1\r\u001c\r\u000bMSH|b\rPID|2\u001c\r")).toEqual([
      "MSH|a",
      "PID|1",
      "MSH|b",
      "PID|2",
    ]);
    expect(texts("\u00ef\u00bb\u00bfMSH|a\r\u000b\u00ef\u00bb\u00bfMSH|b")).toEqual(["MSH|a", "MSH|b"]);
  });

  it("finds two messages that stand on one line between framing bytes", () => {
    expect(texts("\u000bMSH|a\rPID|1\u001c\u000bMSH|b")).toEqual(["MSH|a", "PID|1", "MSH|b"]);
    expect(texts("PID|1\u000bMSH|b")).toEqual(["PID|1", "MSH|b"]);
  });

  it("leaves a vertical tab inside text", () => expect(texts("NTE|1||a\u000bb")).toEqual(["NTE|1||a\u000bb"]));

  it("loses no visible character", () => {
    const visible = (text: string) => text.replace(/[\p{Cc}\s]|\u00ef\u00bb\u00bf/gu, "");
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("MSH|^~\\&", "PID|1", "\r", "\n", "\u000b", "\u001c", "x", "\u00ef\u00bb\u00bf")),
        (parts) => {
          expect(visible(texts(parts.join("")).join(""))).toBe(visible(parts.join("")));
        },
      ),
    );
  });
});

describe("kindOf", () => {
  it.each([
    ["MSH|^~\\&|LAB", "header"],
    ["MSH|^~\\&#|LAB", "header"],
    ["MSH|^~|LAB", "header"],
    ["MSH||LAB", "header"],
    ["MSH$%~\\&$LAB", "header"],
    ["MSH: 12 pg/mL", "continuation"],
    ["MSH was raised", "continuation"],
    ["MSH| was raised", "continuation"],
    ["FHS|^~\\&|LAB", "envelope-start"],
    ["BHS|^~\\&|LAB", "envelope-start"],
    ["BTS|3", "envelope-end"],
    ["FTS", "envelope-end"],
    ["OBX|1|NM", "segment"],
    ["ZDS|1", "segment"],
    ["PV1", "segment"],
    ["ALT", "continuation"],
    ["OBX$1", "continuation"],
    ["obx|1", "continuation"],
    ["1BX|1", "continuation"],
    ["and the platelets | too", "continuation"],
    ["ADD|more text", "addendum"],
  ])("inside a message, %s is a %s", (line, kind) => expect(kindOf(line, "|")).toBe(kind));

  it("before any message, a header may be as broken as it likes: it is refused later, not overlooked", () => {
    expect(kindOf("MSH|", undefined)).toBe("header");
    expect(kindOf("MSH|abc", undefined)).toBe("header");
    expect(kindOf("MSH was raised", undefined)).toBe("continuation");
  });
});
