import type { KeySetJson } from "@longwatch/api";
import type { Instant } from "@longwatch/core";
import { type CryptoKey, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { fetchJson } from "./fetch-json.ts";

type Held = { readonly keys: JSONWebKeySet; readonly at: Instant };
/** A reading that is under way, or how the last one came out. */
type Reading = { readonly set: Promise<JSONWebKeySet | undefined>; readonly at: Instant };

/** Key sets by their address, as they were last read, and when they were last asked for. One is small; there are as many as connected systems. */
const held = new Map<string, Held>();
const readings = new Map<string, Reading>();
const freshMs = 10 * 60_000;
/** An unknown key asks for the set anew, but nobody can make us ask all the time, and least of all somebody who does not answer. */
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
  const read = await readAt(keys.jwksUrl, at);
  return read && find(read, header);
}

/** The set as it is now. Who asks within 30 seconds of the last reading gets what that gives, a failure too. */
function readAt(address: string, at: Instant): Promise<JSONWebKeySet | undefined> {
  const last = readings.get(address);
  if (last !== undefined && Math.abs(at - last.at) < leastMs) return last.set;
  const set = fetchSet(address, at);
  readings.set(address, { set, at });
  return set;
}

async function fetchSet(address: string, at: Instant): Promise<JSONWebKeySet | undefined> {
  const read = (await fetchJson(address)) as JSONWebKeySet | null | undefined;
  if (read === undefined || read === null || !Array.isArray(read.keys)) return undefined;
  held.set(address, { keys: read, at });
  return read;
}

async function find(keys: JSONWebKeySet, header: { alg: string; kid: string }): Promise<CryptoKey | undefined> {
  try {
    return await createLocalJWKSet(keys)(header);
  } catch {
    return undefined;
  }
}
