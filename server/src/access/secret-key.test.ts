import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf, valueIn } from "../testing/access.ts";
import { isDeviceOf, newDevice } from "./device.ts";
import { divided, keyedName, openSecretKey, seal, unseal } from "./secret-key.ts";

const key = divided(Buffer.alloc(32, 1));
const other = divided(Buffer.alloc(32, 2));
const bytes = fc.uint8Array({ maxLength: 200 });

describe("what is sealed", () => {
  test("opens again, for whom it was sealed and with the same key", () => {
    fc.assert(
      fc.property(fc.string(), bytes, (whose, plain) => {
        const sealed = seal(key, whose, plain);
        expect(unseal(key, whose, sealed)).toEqual(Buffer.from(plain));
        expect(unseal(key, `${whose}x`, sealed)).toBeUndefined();
        expect(unseal(other, whose, sealed)).toBeUndefined();
      }),
    );
  });

  test("does not open when any bit of it has changed, or its end is missing", () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(7), (plain, at, bit) => {
        const sealed = seal(key, "a", plain);
        const changed = Buffer.from(sealed);
        const place = at % changed.length;
        changed[place] = changed[place]! ^ (1 << bit);
        expect(unseal(key, "a", changed)).toBeUndefined();
        expect(unseal(key, "a", sealed.subarray(0, place))).toBeUndefined();
      }),
    );
  });

  test("is another each time", () => {
    expect(seal(key, "a", rfc).equals(seal(key, "a", rfc))).toBe(false);
  });
});
const rfc = Buffer.from("12345678901234567890");

describe("the server's key", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "longwatch-key-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is made once, for nobody else to read, and is the same afterwards", () => {
    const data = path.join(folder, "data");
    const made = valueIn(openSecretKey(undefined, data));
    const file = path.join(data, "secret.key");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(valueIn(openSecretKey(undefined, data))).toEqual(made);
    expect(valueIn(openSecretKey(readFileSync(file, "utf8"), "nowhere"))).toEqual(made);
  });

  test.each(["", "short", Buffer.alloc(31).toString("base64"), Buffer.alloc(33).toString("base64")])(
    "is not %j",
    (given) => {
      const refused = openSecretKey(given, folder);
      expect(codeOf(refused)).toBe("secret-key-unfit");
      if (given.length > 10) expect(JSON.stringify(refused)).not.toContain(given);
    },
  );

  test("gives each purpose a key of its own", () => {
    expect(key.naming.equals(key.sealing)).toBe(false);
    expect(keyedName(key, "source", "x")).not.toBe(keyedName(key, "account", "x"));
    expect(keyedName(key, "source", "x")).not.toBe(keyedName(other, "source", "x"));
  });
});

test("a device is known for its own address, with the same key, and unchanged", () => {
  const device = newDevice(key, "ada@clinic.example");
  expect(isDeviceOf(key, device, "ada@clinic.example")).toBe(true);
  expect(isDeviceOf(key, device, "bea@clinic.example")).toBe(false);
  expect(isDeviceOf(other, device, "ada@clinic.example")).toBe(false);
  for (const changed of ["", ".", "lwd_", `${device}x`, device.replace(".", "x.")]) {
    expect(isDeviceOf(key, changed, "ada@clinic.example")).toBe(false);
  }
});
