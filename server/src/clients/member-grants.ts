import type { Instant } from "@longwatch/core";
import type { Access } from "../access/access.ts";
import { endGrant } from "../access/app-grants.ts";
import { type Standing, scopeOf } from "../access/standing.ts";
import { grantsOfMembers, type ShownGrant } from "../db/client-grants.ts";
import { inClinic } from "../db/transaction.ts";

/** Whose grants somebody sees and ends: their own; who manages members, everybody's. */
const whose = ({ actor, permissions }: Standing): string | undefined =>
  permissions.has("manage-members") ? undefined : actor.id;

/** The apps that are allowed something here now. For which patient one was opened is shown to its member alone. */
export async function appGrants(access: Access, standing: Standing, at: Instant): Promise<readonly ShownGrant[]> {
  const grants = await inClinic(access.database, scopeOf(standing, at), (tx) => grantsOfMembers(tx, whose(standing)));
  return grants.map((one) => (one.account === standing.actor.id ? one : { ...one, patient: null }));
}

/** Ends what an app was allowed, with all its tokens. @returns whether there was such a grant for this person to end */
export const endAppGrant = (access: Access, standing: Standing, grant: string, at: Instant): Promise<boolean> =>
  inClinic(access.database, scopeOf(standing, at), async (tx) => {
    const one = (await grantsOfMembers(tx, whose(standing))).find((shown) => shown.grant === grant);
    return one !== undefined && endGrant(tx, one);
  });
