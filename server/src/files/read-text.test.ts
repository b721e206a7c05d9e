import { expect, test } from "vitest";
import { textFromBytes } from "./read-text.ts";

const bytes = (...parts: (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "utf8") : Buffer.from([part]))));
const issueOf = (input: Uint8Array) => {
  const result = textFromBytes(input);
  return result.ok ? undefined : result.issues.map(({ code, at, saw }) => `${code} ${at}: ${saw}`).join();
};

test("reads UTF-8 and takes a byte order mark off", () => {
  expect(textFromBytes(bytes("µmol/L"))).toEqual({ ok: true, value: "µmol/L" });
  expect(textFromBytes(bytes(0xef, 0xbb, 0xbf, "{}"))).toEqual({ ok: true, value: "{}" });
  expect(textFromBytes(bytes())).toEqual({ ok: true, value: "" });
});

test("refuses a damaged byte and names its line", () => {
  expect(issueOf(bytes("a\nb\n", 0xb5, "mol/L\n"))).toBe("text-unreadable line 3: bytes that are not UTF-8");
  expect(issueOf(bytes("a", 0xc3))).toBe("text-unreadable line 1: bytes that are not UTF-8");
});

test("names the other encodings that announce themselves", () => {
  expect(issueOf(bytes(0xff, 0xfe, "a", 0))).toContain("UTF-16 (little-endian)");
  expect(issueOf(bytes(0xfe, 0xff, 0, "a"))).toContain("UTF-16 (big-endian)");
});
