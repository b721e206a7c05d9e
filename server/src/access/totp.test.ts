import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-codes.ts";
import { newTotpSecret, stepOfCode, totpEnrolment } from "./totp.ts";

const rfc = Buffer.from("12345678901234567890");

test.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
])("RFC 6238, appendix B: at second %i the code is %s", (second, code) => {
  expect(stepOfCode(rfc, code, second * 1000)).toBe(Math.floor(second / 30));
});

test("a code counts for its own half minute and one before and after, and names its step", () => {
  const step = 41_152_263;
  const code = "005924";
  const [from, to] = [(step - 1) * 30_000, (step + 2) * 30_000 - 1];
  expect(stepOfCode(rfc, code, from)).toBe(step);
  expect(stepOfCode(rfc, code, to)).toBe(step);
  expect(stepOfCode(rfc, code, from - 1)).toBeUndefined();
  expect(stepOfCode(rfc, code, to + 1)).toBeUndefined();
});

test.each(["", "00592", "0059244", "abcdef", "00592４"])("%j is no code", (code) => {
  expect(stepOfCode(rfc, code, 1234567890_000)).toBeUndefined();
});

test("a code may be typed with a gap", () => {
  expect(stepOfCode(rfc, " 005 924 ", 1234567890_000)).toBe(41_152_263);
});

test("what the app reads names the server, the address and the secret", () => {
  const { uri, secret } = totpEnrolment(rfc, "Longwatch", "ada@clinic.example");
  const address = new URL(uri);
  expect(address.protocol).toBe("otpauth:");
  expect(decodeURIComponent(address.pathname)).toContain("Longwatch:ada@clinic.example");
  expect(Object.fromEntries(address.searchParams)).toMatchObject({ issuer: "Longwatch", secret, digits: "6" });
  expect(secret).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
});

test("secrets are of 160 bits, and no two are alike", () => {
  const made = new Set(Array.from({ length: 100 }, () => newTotpSecret().toString("hex")));
  expect(made.size).toBe(100);
  expect([...made].every((one) => one.length === 40)).toBe(true);
});

test("recovery codes are ten, differ, and are read however they are typed", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
    expect(recoveryCodeHash(` ${code.replaceAll("-", "").toUpperCase()} `)).toBe(recoveryCodeHash(code));
  }
  expect(new Set(codes.map(recoveryCodeHash)).size).toBe(10);
});

test("no code of an app is taken for a recovery code", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{0,15}$/), (code) => {
      expect(recoveryCodeHash(code)).toBeUndefined();
    }),
  );
});
