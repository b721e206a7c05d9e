import type { Instant } from "@longwatch/core";
import { insertChallenge, readChallenge, takeChallenge } from "../db/challenges.ts";
import { byName } from "../db/transaction.ts";
import { type Access, minutesLater, toDate } from "./access.ts";
import { seal, unseal } from "./secret-key.ts";
import { newToken, tokenHash } from "./token.ts";

/** What begins in one request and ends in another. */
type Purpose = "totp" | "passkey-registration" | "passkey-sign-in" | "single-sign-on" | "smart-launch" | "smart-code";
const minutes = {
  totp: 15,
  "passkey-registration": 5,
  "passkey-sign-in": 5,
  "single-sign-on": 10,
  "smart-launch": 10,
  "smart-code": 2,
};

/** Keeps what the second step needs, sealed. @returns the token that the browser brings back */
export async function begin(access: Access, purpose: Purpose, content: object, at: Instant): Promise<string> {
  const ceremony = newToken("lwc_");
  const key = tokenHash(ceremony);
  const sealed = seal(access.key, purpose, Buffer.from(JSON.stringify(content)));
  const endsAt = toDate(minutesLater(at, minutes[purpose]));
  await byName(access.database, key, (query) =>
    insertChallenge(query, { key, purpose, content: sealed, at: toDate(at), endsAt }),
  );
  return ceremony;
}

/** Reads what was kept; it can be read again. For a step that a person may mistype. */
export const look = (access: Access, purpose: Purpose, ceremony: string, at: Instant): Promise<unknown> =>
  opened(access, purpose, ceremony, at, readChallenge);

/** Takes what was kept; it works once. */
export const finish = (access: Access, purpose: Purpose, ceremony: string, at: Instant): Promise<unknown> =>
  opened(access, purpose, ceremony, at, takeChallenge);

async function opened(
  access: Access,
  purpose: Purpose,
  ceremony: string,
  at: Instant,
  get: typeof readChallenge,
): Promise<unknown> {
  const key = tokenHash(ceremony);
  const sealed = await byName(access.database, key, (query) => get(query, key, purpose, toDate(at)));
  const plain = sealed && unseal(access.key, purpose, sealed);
  return plain && JSON.parse(plain.toString());
}
