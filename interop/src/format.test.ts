import { expect, test } from "vitest";
import { formatOf } from "./format.ts";

test.each([
  ["MSH|^~\\&|", "hl7v2"],
  ["\ufeffMSH|^~\\&|", "hl7v2"],
  ["\vMSH|^~\\&|", "hl7v2"],
  ["FHS|^~\\&|", "hl7v2"],
  ["PID|1", "hl7v2"],
  ["from: lab\r\nMSH|^~\\&|", "hl7v2"],
  [' \n{"resourceType"', "json"],
  ["[1]", "json"],
  ["\ufeff<?xml", "xml"],
  ["MSH;a;b\n1;2;3", "hl7v2"],
  ["mrn,value", "csv"],
  ["text about MSH| in a line", "csv"],
  ["PIDX|a", "csv"],
  ["", "empty"],
  [" \r\n\ufeff", "empty"],
])("%j is %s", (text, format) => {
  expect(formatOf(text)).toBe(format);
});
