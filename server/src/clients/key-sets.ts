import type { KeySetJson } from "@longwatch/api";
import type { Instant } from "@longwatch/core";
import { type CryptoKey, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { fetchJson } from "./fetch-json.ts";

type Held = { readonly keys: JSONWebKeySet; readonly at: Instant };

/** Key sets by their address, as they were last read. One is small; there are as many as connected systems. */
const held = new Map<string, Held>();
const freshMs = 10 * 60_000;
/** An unknown key asks for the set anew, but nobody can make us ask all the time. */
const leastMs = 30_000;

/**
 * The key with which a token says it was signed. Only the set that was registered is asked: an address that the token itself brings is never
 * followed.
 *
 * @returns undefined where there is no such key, or the set cannot be read
 */
export async function keyOf(
  keys: KeySetJson,
  header: { readonly alg: string; readonly kid: string },
  at: Instant,
): Promise<CryptoKey | undefined> {
  if ("jwks" in keys) return find(keys.jwks as JSONWebKeySet, header);
  const before = held.get(keys.jwksUrl);
  const known = before !== undefined && at - before.at < freshMs ? await find(before.keys, header) : undefined;
  if (known !== undefined) return known;
  if (before !== undefined && at >= before.at && at - before.at < leastMs) return undefined;
  const read = (await fetchJson(keys.jwksUrl)) as JSONWebKeySet | undefined;
  if (read === undefined || !Array.isArray(read.keys)) return undefined;
  held.set(keys.jwksUrl, { keys: read, at });
  return find(read, header);
}

async function find(keys: JSONWebKeySet, header: { alg: string; kid: string }): Promise<CryptoKey | undefined> {
  try {
    return await createLocalJWKSet(keys)(header);
  } catch {
    return undefined;
  }
}
