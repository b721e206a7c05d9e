import { randomInt } from "node:crypto";
import { tokenHash } from "./token.ts";

/** Without letters and digits that are read for one another. */
const alphabet = "23456789abcdefghjkmnpqrstvwxyz";

/** Ten codes of 16 signs (78 bits), each good for one sign-in without the app. Shown once. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: 10 }, () =>
    Array.from({ length: 4 }, () =>
      Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(""),
    ).join("-"),
  );

/** What is stored of a code, however it was typed; undefined where it cannot be one. */
export function recoveryCodeHash(code: string): string | undefined {
  const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return plain.length === 16 ? tokenHash(plain) : undefined;
}
