import { type KeySetJson, keySet } from "@longwatch/api";
import type { Instant } from "@longwatch/core";
import * as z from "zod";
import type { Access } from "../access/access.ts";
import { type ClientRow, clientNamed } from "../db/clients.ts";
import { byName } from "../db/transaction.ts";
import { type Believed, believe, type Disbelief, issuerOf } from "./assertion.ts";
import { clientName } from "./named-as.ts";

/** What SMART asks of whoever signs. */
const algorithms = ["RS384", "ES384"] as const;
const withKeys = z.object({ keys: keySet.optional() });

export type ProvenClient = {
  readonly row: ClientRow;
  /** To be used up in the transaction that gives something; undefined: a public client, which proves nothing here. */
  readonly assertion: Believed | undefined;
};

/** A client of a clinic by its id, while it is connected. */
export const namedClient = (access: Access, clinic: string, client: string): Promise<ClientRow | undefined> => {
  const name = clientName(clinic, client);
  return byName(access.database, name, (query) => clientNamed(query, name));
};

export const keysOf = ({ content }: ClientRow): KeySetJson | undefined => withKeys.parse(content).keys;

/**
 * Who comes with a signed assertion (RFC 7523): issuer and subject are the client itself.
 *
 * @param audience the address of ours that it must have been made for
 */
export async function provenClient(
  access: Access,
  clinic: string,
  assertion: string,
  audience: readonly string[],
  at: Instant,
): Promise<ProvenClient | Disbelief> {
  const issuer = issuerOf(assertion);
  if (issuer === undefined) return "unreadable";
  const row = await namedClient(access, clinic, issuer);
  const keys = row && keysOf(row);
  if (row === undefined || keys === undefined) return "issuer-unknown";
  const believed = await believe(assertion, keys, { algorithms, audience }, at);
  if (typeof believed === "string") return believed;
  return believed.claims.sub === issuer ? { row, assertion: believed } : "not-verified";
}
