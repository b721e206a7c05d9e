import { describe, expect, test } from "vitest";
import { addressOf } from "./address.ts";
import { browserLabel } from "./browser.ts";
import { plainText } from "./plain-text.ts";
import { sourceOf } from "./source.ts";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:DB8:0001:0002::9", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["unix socket", "unix socket"],
])("the source of %s is %s", (address, source) => {
  expect(sourceOf(address)).toBe(source);
});

describe("a browser's label", () => {
  test.each([
    ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge on Windows"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605 Version/17 Safari/605", "Safari on macOS"],
    ["Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Safari/537.36", "Chrome on Android"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
    ["curl/8.5.0", "another program"],
    ["<script>alert(1)</script>", "another program"],
    ["", "another program"],
  ])("%s", (userAgent, label) => {
    expect(browserLabel(userAgent)).toBe(label);
  });
});

test.each([
  [" Ada@Clinic.Example ", "ada@clinic.example"],
  ["ada", undefined],
  ["a da@clinic.example", undefined],
  ["a\0da@clinic.example", undefined],
  ["ada@", undefined],
  ["ada@b@c", undefined],
  [`${"a".repeat(250)}@b.example`, undefined],
])("the address of %j is %j", (text, address) => {
  expect(addressOf(text)).toBe(address);
});

test("what was typed in a line has no control characters, and is cut between signs", () => {
  expect(plainText(" a\0b\r\nc\t", 100)).toBe("a b c");
  expect(plainText("🦉🦉🦉", 2)).toBe("🦉🦉");
});
