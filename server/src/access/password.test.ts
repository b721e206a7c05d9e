import { argon2Sync } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf } from "../testing/access.ts";
import { commonPasswords } from "./common-passwords.ts";
import { fitPassword, hashPassword, isPassword, needsRehash } from "./password.ts";

const own = "ada.lovelace@clinic.example";

describe("a new password", () => {
  test.each([
    ["eleven sgns", undefined, "password-unfit"],
    ["twelve signs", undefined, undefined],
    ["ein schönes Wörterbuch", undefined, undefined],
    ["bcdefgh ".repeat(32), 256, undefined],
    ["bcdefgh ".repeat(32).concat("i"), 257, "password-unfit"],
    ["🦉🌲🌊🔥🪨🌙⭐🍂🐚🪶🌾❄️", undefined, undefined],
    ["ada.lovelace@clinic.example", undefined, "password-unfit"],
    ["ADA.LOVELACE2026", undefined, "password-unfit"],
    ["longwatchlongwatch", undefined, "password-unfit"],
    ["aaaaaaaaaaaaaaaaaaaa", undefined, "password-unfit"],
    ["abababababab", undefined, "password-unfit"],
    ["Password1234", undefined, "password-unfit"],
    ["qwertyuiopas", undefined, "password-unfit"],
  ])("%s", (password, length, code) => {
    if (length !== undefined) expect(password).toHaveLength(length);
    expect(codeOf(fitPassword(password, own))).toBe(code);
  });

  test("is never repeated in the refusal", () => {
    const refused = fitPassword("Password1234", own);
    expect(JSON.stringify(refused)).not.toContain("assword1234");
  });

  test("is not refused for lacking capitals, digits or signs", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."bdfghjkmpqrvwxz"), minLength: 16, maxLength: 60 });
    fc.assert(
      fc.property(letters, (password) => {
        fc.pre(new Set(password).size >= 5);
        expect(fitPassword(password, own).ok).toBe(true);
      }),
    );
  });

  test("the list of the commonest holds only what our own rule would let through", () => {
    expect(commonPasswords.size).toBeGreaterThan(100);
    expect([...commonPasswords].filter((one) => one.length < 12 || one !== one.toLowerCase())).toEqual([]);
  });
});

describe("a stored password", () => {
  test("is argon2id with 19 MiB and two passes, and another each time", async () => {
    const [one, two] = [await hashPassword("twelve signs"), await hashPassword("twelve signs")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(needsRehash(one)).toBe(false);
  });

  test("is told from others, whichever way its signs are composed", async () => {
    const stored = await hashPassword("cafe\u0301 on the corner");
    expect(await isPassword("café on the corner", stored)).toBe(true);
    expect(await isPassword("cafe on the corner", stored)).toBe(false);
    expect(await isPassword("", stored)).toBe(false);
    expect(await isPassword("x".repeat(100_000), stored)).toBe(false);
  });

  test("of other parameters is read, and asks to be made anew", async () => {
    const salt = Buffer.alloc(16, 7);
    const how = { nonce: salt, memory: 8192, passes: 3, parallelism: 1, tagLength: 32 };
    const hash = argon2Sync("argon2id", { message: "twelve signs", ...how });
    const text = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
    const stored = `$argon2id$v=19$m=8192,t=3,p=1$${text(salt)}$${text(hash)}`;
    expect(await isPassword("twelve signs", stored)).toBe(true);
    expect(needsRehash(stored)).toBe(true);
  });

  test("that is none is nobody's", async () => {
    expect(await isPassword("twelve signs", undefined)).toBe(false);
  });

  test("in a form that we do not write is a bug, not a refusal", async () => {
    await expect(isPassword("twelve signs", "$2b$10$abc")).rejects.toThrow("not in the form");
  });
});
