import { randomUUID } from "node:crypto";
import type { NewClientJson } from "@longwatch/api";
import { type Instant, ok, type Result } from "@longwatch/core";
import type { Access } from "../access/access.ts";
import { plainText } from "../access/plain-text.ts";
import { refused } from "../access/refusals.ts";
import { seal } from "../access/secret-key.ts";
import { allows, type Standing, scopeOf } from "../access/standing.ts";
import { recordEvent } from "../audit/record.ts";
import { type ClientRow, clientNamed, clientsOf, endClient, insertClient } from "../db/clients.ts";
import { inClinic } from "../db/transaction.ts";
import { namedAs } from "./named-as.ts";
import { readScopes } from "./scopes.ts";

/** Connects a system of somebody else's. From now on its requests, and ours to it, are believed as far as it is described here. */
export async function addClient(
  access: Access,
  standing: Standing,
  given: NewClientJson,
  at: Instant,
): Promise<Result<{ readonly client: string }>> {
  const allowed = allows(standing, "manage-services");
  if (!allowed.ok) return allowed;
  const unread = "scopes" in given ? readScopes(given.scopes.join(" ")).unknown : [];
  if (unread.length > 0) {
    const remedy = "Write scopes of SMART such as system/Observation.rs, patient/*.rs, launch or offline_access.";
    return refused("value-not-allowed", "/scopes", unread.join(" ").slice(0, 200), remedy);
  }
  const client = randomUUID();
  const { use, label: written, ...settings } = given;
  const label = plainText(written, 80);
  const { clientSecret, ...content } = "clientSecret" in settings ? settings : { ...settings, clientSecret: undefined };
  const name = namedAs(standing.clinic, client, given);
  return inClinic(access.database, scopeOf(standing, at), async (tx) => {
    if ((await clientNamed(tx.query, name)) !== undefined)
      return refused(
        "value-not-allowed",
        "/issuer",
        "an issuer that is connected already",
        "End that connection first.",
      );
    const sealedSecret = clientSecret === undefined ? null : seal(access.key, client, Buffer.from(clientSecret));
    await insertClient(tx, { client, use, label, content, sealedSecret, namedAs: name });
    await recordEvent(tx, { action: "client.add", object: client, detail: { use } });
    return ok({ client });
  });
}

/** Ends a connection now: what it holds opens nothing any more. @returns whether there was one */
export async function removeClient(
  access: Access,
  standing: Standing,
  client: string,
  at: Instant,
): Promise<Result<boolean>> {
  const allowed = allows(standing, "manage-services");
  if (!allowed.ok) return allowed;
  return inClinic(access.database, scopeOf(standing, at), async (tx) => {
    const ended = await endClient(tx, client);
    if (ended) await recordEvent(tx, { action: "client.end", object: client });
    return ok(ended);
  });
}

/** Every system that ever was connected, without secrets. */
export async function clientsShown(
  access: Access,
  standing: Standing,
  at: Instant,
): Promise<Result<readonly ClientRow[]>> {
  const allowed = allows(standing, "manage-services");
  return allowed.ok ? ok(await inClinic(access.database, scopeOf(standing, at), clientsOf)) : allowed;
}
