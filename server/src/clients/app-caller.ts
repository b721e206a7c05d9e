import type { Instant } from "@longwatch/core";
import { type Access, toDate } from "../access/access.ts";
import { isRole, permissionsOf, permittedToServices } from "../access/permissions.ts";
import type { App } from "../access/standing.ts";
import { tokenHash } from "../access/token.ts";
import { findGrant, type GrantRow } from "../db/client-grants.ts";
import { tokenNamed } from "../db/client-tokens.ts";
import { rolesOf } from "../db/memberships.ts";
import { byName, type ClinicTx, inClinic, theServer } from "../db/transaction.ts";
import { permissionsOfScopes } from "./permissions-of-scopes.ts";
import { readScopes } from "./scopes.ts";

export const isAppToken = (token: string): boolean => token.startsWith("lwat_");

/**
 * Which program a token of SMART belongs to, and what it may do now: never more than its scopes, and never more than its client, or the member for
 * whom it acts, may. A member who has left takes their apps along.
 */
export async function appOf(access: Access, token: string, at: Instant): Promise<App | undefined> {
  const hash = tokenHash(token);
  const named = await byName(access.database, hash, (query) => tokenNamed(query, hash, ["access"], toDate(at)));
  if (named === undefined) return undefined;
  const { clinic } = named;
  return inClinic(access.database, { clinic, actor: theServer, at }, async (tx) => {
    const grant = await findGrant(tx, named.grant);
    return grant && appOfGrant(tx, grant);
  });
}

/** What a grant that holds lets its client do now. */
export async function appOfGrant(tx: ClinicTx, { client, account, patient, scopes }: GrantRow): Promise<App> {
  const roles = account === null ? [] : ((await rolesOf(tx, account)) ?? []).filter(isRole);
  const allowed = account === null ? permittedToServices : permissionsOf(roles);
  const { fhir } = readScopes(scopes.join(" "));
  const permissions = new Set([...permissionsOfScopes(fhir)].filter((one) => allowed.has(one)));
  const smart = { scopes: fhir, patient: patient ?? undefined };
  return { kind: "app", client, clinic: tx.clinic, account: account ?? undefined, roles, permissions, smart };
}
