import { type SecretKey, seal, unseal } from "./secret-key.ts";

const whose = (subscription: string): string => `subscription ${subscription}`;

/** Headers that a receiver of notifications wants to be shown, in cipher; undefined where there are none. */
export const sealHeaders = (key: SecretKey, subscription: string, headers: readonly string[]): Buffer | undefined =>
  headers.length === 0 ? undefined : seal(key, whose(subscription), Buffer.from(JSON.stringify(headers)));

/** @returns undefined where they were sealed with another key, or for another subscription */
export function openHeaders(key: SecretKey, subscription: string, sealed: Buffer): readonly string[] | undefined {
  const plain = unseal(key, whose(subscription), sealed);
  return plain && (JSON.parse(plain.toString("utf8")) as readonly string[]);
}
