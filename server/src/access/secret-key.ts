import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ok, type Result } from "@longwatch/core";
import { refused } from "./refusals.ts";

/** The server's key, already divided by purpose. It is never printed, stored in the database or sent. */
export type SecretKey = { readonly sealing: Buffer; readonly naming: Buffer; readonly exporting: Buffer };

const version = 1;
const fileName = "secret.key";

/**
 * The key from the environment, or from the data folder, where it is made when it is not there yet. Every node of one
 * database needs the same. Without it nobody's codes can be checked: it is kept apart from the backups, and kept.
 *
 * @param given 32 bytes in base64, as `LONGWATCH_SECRET_KEY`; undefined where it is not set
 */
export function openSecretKey(given: string | undefined, folder: string): Result<SecretKey> {
  const text = given ?? fromFolder(folder);
  const bytes = Buffer.from(text.trim(), "base64");
  if (bytes.length === 32) return ok(divided(bytes));
  const place = given === undefined ? path.join(folder, fileName) : "LONGWATCH_SECRET_KEY";
  const remedy = "Give 32 random bytes in base64, such as `openssl rand -base64 32` prints; the same as ever.";
  return refused("secret-key-unfit", place, `${bytes.length} bytes`, remedy);
}

function fromFolder(folder: string): string {
  const file = path.join(folder, fileName);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // "wx": of two servers that start at once, one makes the key and both read it.
    writeFileSync(file, `${randomBytes(32).toString("base64")}\n`, { flag: "wx", mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8");
}

/** One key for each purpose, so that none is used for two. */
export function divided(bytes: Uint8Array): SecretKey {
  const part = (purpose: string): Buffer => Buffer.from(hkdfSync("sha256", bytes, "", `longwatch ${purpose}`, 32));
  return { sealing: part("sealing"), naming: part("naming"), exporting: part("exporting") };
}

/**
 * Seals with AES-256-GCM. `whose` is bound to it: what was sealed for one account opens for no other.
 *
 * @returns version, nonce (12 bytes), tag (16), ciphertext
 */
export function seal({ sealing }: SecretKey, whose: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealing, nonce).setAAD(Buffer.from(whose));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body]);
}

/** @returns undefined where it was sealed with another key, for another, or was changed since */
export function unseal({ sealing }: SecretKey, whose: string, sealed: Uint8Array): Buffer | undefined {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== version || bytes.length < 29) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(1, 13), { authTagLength: 16 })
    .setAAD(Buffer.from(whose))
    .setAuthTag(bytes.subarray(13, 29));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** A name that only this server can make from the text: addresses and sources are counted without being stored. */
export const keyedName = ({ naming }: SecretKey, kind: string, text: string): string =>
  `${kind}:${createHmac("sha256", naming).update(`${kind}\0${text}`).digest("base64url")}`;
