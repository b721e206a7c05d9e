import { expect, it } from "vitest";
import { hexBytesToText } from "./hex-escape.ts";

it.each([
  ["0d0a", "\r\n"],
  ["0A", "\n"],
  ["41", "A"],
  ["C2B5", "µ"],
])("reads %s", (digits, text) => expect(hexBytesToText(digits)).toBe(text));

it.each(["", "0", "0g", "00", "1B", "B5", "C2"])("leaves %j as it is", (digits) => {
  expect(hexBytesToText(digits)).toBeUndefined();
});
