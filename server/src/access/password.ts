import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { InvariantError, ok, type Result } from "@longwatch/core";
import { commonPasswords } from "./common-passwords.ts";
import { refused } from "./refusals.ts";

/** OWASP's parameters for argon2id, 2025: 19 MiB, two passes, one lane. Raising them rehashes at the next sign-in. */
const memoryKib = 19_456;
const passes = 2;
const parallelism = 1;
const tagLength = 32;

const leastLength = 12;
const mostLength = 256;
const derive = promisify(argon2);

/** As it is compared: one form for what looks the same on different keyboards (NIST SP 800-63B, 3.1.1.2). */
const normal = (password: string): string => password.normalize("NFKC");

/**
 * A new password, judged by length and by being guessable, not by which signs it has (NIST SP 800-63B).
 *
 * @param address of the account: it must not be the password
 */
export function fitPassword(password: string, address: string): Result<string> {
  const text = normal(password);
  const length = [...text].length;
  const unfit = (saw: string): Result<never> =>
    refused("password-unfit", "/password", saw, `Take ${leastLength} to ${mostLength} signs that nobody would guess.`);
  if (length < leastLength || length > mostLength) return unfit(`${length} signs`);
  const plain = text.toLowerCase();
  const own = [address, address.split("@")[0]!, "longwatch"].map((one) => one.toLowerCase());
  const without = own.reduce((rest, one) => (one.length > 3 ? rest.replaceAll(one, "") : rest), plain);
  if ([...without].length < 6) return unfit("little but the account's own address");
  if (new Set(plain).size < 5) return unfit("the same few signs over and over");
  if (commonPasswords.has(plain)) return unfit("one of the commonest passwords");
  return ok(text);
}

/** @returns PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash` */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await hashed(normal(password), { salt, memory: memoryKib, passes, parallelism, tagLength });
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}

/**
 * Whether it is the password. Without a stored one it works just as long and says no: how long it took tells nobody
 * whether the account exists.
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const { hash, ...how } = parsed(stored ?? nobody);
  const text = normal(password);
  const made = await hashed(text.length > mostLength * 4 ? "" : text, { ...how, tagLength: hash.length });
  return timingSafeEqual(made, hash) && stored !== undefined;
}

/** Whether it was made with other parameters than today's. */
export const needsRehash = (stored: string): boolean =>
  !stored.startsWith(`$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$`);

type How = { salt: Buffer; memory: number; passes: number; parallelism: number; tagLength: number };

const hashed = (text: string, { salt, ...how }: How): Promise<Buffer> =>
  derive("argon2id", { message: text, nonce: salt, ...how });

function parsed(phc: string): Omit<How, "tagLength"> & { hash: Buffer } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  if (match === null) throw new InvariantError("A stored password is not in the form that we write.");
  const [memory, rounds, lanes] = [match[1], match[2], match[3]].map(Number);
  const [salt, hash] = [match[4]!, match[5]!].map((part) => Buffer.from(part, "base64"));
  return { salt: salt!, hash: hash!, memory: memory!, passes: rounds!, parallelism: lanes! };
}

const unpadded = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");

/** What is computed for an account that does not exist. */
const nobody = `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$${unpadded(Buffer.alloc(16, 1))}$${unpadded(Buffer.alloc(32, 1))}`;
