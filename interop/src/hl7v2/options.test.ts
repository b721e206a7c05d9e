import { expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import { forSender, own, senderOf } from "./options.ts";
import { readSegment } from "./segment.ts";

it.each([
  ["MSH|^~\\&|LAB^1.2^ISO|MAIN|", "LAB/MAIN"],
  ["MSH|^~\\&|LAB||", "LAB"],
  ["MSH|^~\\&||^1234^CLIA|", ""],
])("%s is from %s", (line, sender) => expect(senderOf(readSegment(line, usualDelimiters, 1))).toBe(sender));

it("prefers what is agreed with the sender to what holds for all", () => {
  expect(forSender({ "LAB/MAIN": 1, "*": 2 }, "LAB/MAIN")).toBe(1);
  expect(forSender({ "LAB/MAIN": 1, "*": 2 }, "OTHER")).toBe(2);
  expect(forSender(undefined, "OTHER")).toBeUndefined();
  expect(own({}, "constructor")).toBeUndefined();
});
