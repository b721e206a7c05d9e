import type { Instant } from "@longwatch/core";
import { type Access, toDate, toInstant } from "../access/access.ts";
import { endGrant } from "../access/app-grants.ts";
import { tokenHash } from "../access/token.ts";
import { findGrant, type GrantRow } from "../db/client-grants.ts";
import { type TokenKind, tokenNamed, useToken } from "../db/client-tokens.ts";
import { byName, type ClinicTx, inClinic } from "../db/transaction.ts";
import { appOfGrant } from "./app-caller.ts";
import { useUp } from "./assertion.ts";
import type { ProvenClient } from "./authenticate.ts";
import { keysOf } from "./authenticate.ts";
import { type Granted, tokensOf } from "./grants.ts";
import { type OAuthRefusal, oauthRefusal } from "./oauth-refusal.ts";

type Held = { readonly grant: GrantRow; readonly token: string; readonly isUsed: boolean; readonly endsAt: Date };
const anyKind: readonly TokenKind[] = ["access", "refresh"];

/** Fresh tokens for a refresh token, which works once. One that comes a second time was stolen, by one of the two: everything that came of it ends. */
export async function refresh(
  access: Access,
  client: ProvenClient,
  refreshToken: string | undefined,
  at: Instant,
): Promise<(Granted & { readonly patient: string | null }) | OAuthRefusal> {
  const wrong = oauthRefusal("invalid_grant", "The refresh token is unknown, used or too old.");
  const refused = unproven(client);
  if (refused !== undefined) return refused;
  return withToken(access, client, ["refresh"], refreshToken, at, async (tx, held) => {
    if (held === undefined) return wrong;
    const { grant, token, isUsed, endsAt } = held;
    if (isUsed || !(await useToken(tx, token))) {
      await endGrant(tx, grant);
      return wrong;
    }
    const given = await tokensOf(tx, grant.grant, grant.scopes.join(" "), toInstant(endsAt));
    return { ...given, patient: grant.patient };
  });
}

/** Ends what a token belongs to; a token that is none, or another's, changes nothing (RFC 7009). */
export async function revoke(
  access: Access,
  client: ProvenClient,
  token: string,
  at: Instant,
): Promise<OAuthRefusal | undefined> {
  const refused = unproven(client);
  if (refused !== undefined) return refused;
  return withToken(access, client, anyKind, token, at, async (tx, held) => {
    if (held !== undefined) await endGrant(tx, held.grant);
    return undefined;
  });
}

/** What a client's own token is good for now (RFC 7662); undefined: for nothing, as where the member's roles open nothing of it any more. */
export const introspect = (
  access: Access,
  client: ProvenClient,
  token: string,
  at: Instant,
): Promise<Held | OAuthRefusal | undefined> =>
  withToken(access, client, anyKind, token, at, async (tx, held) => {
    if (held === undefined || held.isUsed) return undefined;
    return (await appOfGrant(tx, held.grant)).permissions.size > 0 ? held : undefined;
  });

const unproven = ({ row, assertion }: ProvenClient): OAuthRefusal | undefined =>
  assertion === undefined && keysOf(row) !== undefined
    ? oauthRefusal("invalid_client", "This client has keys: send a client_assertion.")
    : undefined;

/** A token of this client, in a transaction of its clinic. The assertion is used up there, once for the request; one that was used before proves nothing. */
async function withToken<T>(
  access: Access,
  { row, assertion }: ProvenClient,
  kinds: readonly TokenKind[],
  token: string | undefined,
  at: Instant,
  work: (tx: ClinicTx, held: Held | undefined) => Promise<T>,
): Promise<T | OAuthRefusal> {
  const { clinic, client } = row;
  const hash = tokenHash(token ?? "");
  const named = await byName(access.database, hash, (query) => tokenNamed(query, hash, kinds, toDate(at)));
  return inClinic(access.database, { clinic, actor: { kind: "service", id: client }, at }, async (tx) => {
    if (assertion !== undefined && !(await useUp(tx, client, assertion)))
      return oauthRefusal("invalid_client", "The assertion is not accepted.");
    const grant = named?.clinic === clinic ? await findGrant(tx, named.grant) : undefined;
    const isMine = grant?.client === client;
    return work(tx, isMine ? { grant, token: named!.token, isUsed: named!.isUsed, endsAt: named!.endsAt } : undefined);
  });
}
