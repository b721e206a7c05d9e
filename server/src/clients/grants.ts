import { randomUUID } from "node:crypto";
import type { Instant } from "@longwatch/core";
import { minutesLater, toDate } from "../access/access.ts";
import { newToken, tokenHash } from "../access/token.ts";
import { recordEvent } from "../audit/record.ts";
import { insertGrant } from "../db/client-grants.ts";
import { insertClientToken } from "../db/client-tokens.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { type Scopes, scopesText } from "./scopes.ts";

/** How long a token opens anything. A program that acts for itself can come again at any time. */
export const accessMinutes = 5;
/** How long a member's consent holds without being given again, where the app may come back by itself. */
const refreshDays = 30;

export type Granted = {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly expiresIn: number;
  readonly scope: string;
};

/** What a client is given, in the transaction that checked it. */
export async function grant(
  tx: ClinicTx,
  client: string,
  scopes: Scopes,
  for_: { readonly account: string | null; readonly patient: string | null },
): Promise<Granted> {
  const grantId = randomUUID();
  const canRefresh = scopes.others.has("offline_access") && for_.account !== null;
  const endsAt = minutesLater(tx.at, canRefresh ? refreshDays * 24 * 60 : accessMinutes);
  const scope = scopesText(scopes);
  await insertGrant(tx, { grant: grantId, client, ...for_, scopes: scope.split(" "), endsAt: toDate(endsAt) });
  await recordEvent(tx, {
    action: "client.grant",
    object: client,
    detail: { grant: grantId, scopes: scope.split(" "), ...(for_.patient === null ? {} : { patient: for_.patient }) },
  });
  return tokensOf(tx, grantId, scope, canRefresh ? endsAt : undefined);
}

/** Fresh tokens of a grant. @param refreshEndsAt undefined: it cannot be refreshed */
export async function tokensOf(
  tx: ClinicTx,
  grantId: string,
  scope: string,
  refreshEndsAt: Instant | undefined,
): Promise<Granted> {
  const accessToken = newToken("lwat_");
  const one = { grant: grantId, token: randomUUID(), hash: tokenHash(accessToken) };
  await insertClientToken(tx, { ...one, kind: "access", endsAt: toDate(minutesLater(tx.at, accessMinutes)) });
  const refreshToken = refreshEndsAt === undefined ? undefined : newToken("lwrt_");
  if (refreshToken !== undefined) {
    const other = { grant: grantId, token: randomUUID(), hash: tokenHash(refreshToken) };
    await insertClientToken(tx, { ...other, kind: "refresh", endsAt: toDate(refreshEndsAt!) });
  }
  return { accessToken, refreshToken, expiresIn: accessMinutes * 60, scope };
}
