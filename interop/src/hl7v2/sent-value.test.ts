import { expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import { readSegment } from "./segment.ts";
import { sentValue } from "./sent-value.ts";

const read = (type: string, value: string) =>
  sentValue(readSegment(`OBX|1|${type}|A||${value}|`, usualDelimiters, 1), "OBX[1]");
const texts = (type: string, value: string) => {
  const sent = read(type, value);
  return sent.kind === "texts" ? sent.texts : sent.kind;
};

it.each([
  ["NM", "7.2", ["7.2"]],
  ["NM", "27~25", ["27\n25"]],
  ["NM", "7^2", ["7^2"]],
  ["SN", ">^90", [">90"]],
  ["SN", "^100^-^200", ["100-200"]],
  ["SN", "^1^:^128", ["1:128"]],
  ["SN", "^1^+", ["1+"]],
  ["SN", ">=1.030", [">=1.030"]],
  ["SN", "^5~^6", ["5\n6"]],
  ["ST", "<0.01", ["<0.01"]],
  ["TX", "one~two \\T\\ three", ["one\ntwo & three"]],
  ["CWE", "260415000^not detected^SCT^^^^^^None seen", ["not detected", "None seen"]],
  ["CE", "POS^Positive^HL70078", ["Positive"]],
  ["CE", "POS", ["POS"]],
  ["CWE", "10828004^^SCT", ["10828004^^SCT"]],
  ["CWE", "A^Alpha~B^Beta", ["Alpha\nBeta"]],
  ["IS", "POS", ["POS"]],
])("%s %s is %j", (type, value, expected) => expect(texts(type, value)).toEqual(expected));

it.each(["", "NUM", "TXT", "DOC"])("reads type %j as text, with a warning", (type) => {
  expect(read(type, "7.2")).toMatchObject({
    texts: ["7.2"],
    isNumeric: false,
    issues: [{ code: "value-type-unknown", severity: "warning" }],
  });
});

it("tells nothing from deleted, and an attachment from a value", () => {
  expect(read("NM", "")).toEqual({ kind: "none", isDeleted: false });
  expect(read("NM", '""')).toEqual({ kind: "none", isDeleted: true });
  expect(read("ED", "App5^NS^Octet-stream^Base64^AAAA").kind).toBe("attachment");
  expect(read("RP", "https://example.org/x").kind).toBe("attachment");
});
