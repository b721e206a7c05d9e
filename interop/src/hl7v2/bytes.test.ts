import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, it } from "vitest";
import { fromByteText, toByteText, withAsciiDelimiters } from "./bytes.ts";

it("holds any bytes as text and gives them back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect([...fromByteText(toByteText(bytes))]).toEqual([...bytes]);
    }),
  );
});

it.each([
  ["UTF-8 with a mark", iconv.encode("MSH|é", "utf-8", { addBOM: true }), true],
  ["UTF-8 without a mark", iconv.encode("MSH|é", "utf-8"), false],
  ["UTF-16, low byte first, marked", iconv.encode("MSH|é", "utf-16le", { addBOM: true }), true],
  ["UTF-16, high byte first, marked", iconv.encode("MSH|é", "utf-16be", { addBOM: true }), true],
  ["UTF-16, low byte first, unmarked", iconv.encode("MSH|é", "utf-16le", { addBOM: false }), true],
  ["UTF-16, high byte first, unmarked", iconv.encode("MSH|é", "utf-16be", { addBOM: false }), true],
])("%s becomes UTF-8", (_name, bytes, isMarkedUtf8) => {
  const read = withAsciiDelimiters(bytes);
  expect(iconv.decode(read.bytes, "utf-8")).toBe("MSH|é");
  expect(read.isMarkedUtf8).toBe(isMarkedUtf8);
});

it("leaves everything else alone", () => {
  const bytes = Uint8Array.from([0x4d, 0x53, 0x48, 0xe9]);
  expect(withAsciiDelimiters(bytes)).toEqual({ bytes, isMarkedUtf8: false });
});
