import type { Instant } from "@longwatch/core";
import { type Access, minutesLater, toInstant } from "../access/access.ts";
import { isRole, type Permission, permissionsOf } from "../access/permissions.ts";
import { tokenHash } from "../access/token.ts";
import { sessionByToken } from "../db/sessions.ts";

/** Whether a session still opens something at a clinic. Unlike a request, being asked this does not keep it awake. */
export async function stillOpens(
  { database, sessions }: Access,
  token: string,
  clinic: string,
  permission: Permission,
  at: Instant,
): Promise<boolean> {
  const found = await sessionByToken(database.query, tokenHash(token));
  if (found === undefined || found.isDisabled || toInstant(found.endsAt) <= at) return false;
  if (minutesLater(toInstant(found.lastSeenAt), sessions.idleMinutes) <= at) return false;
  const member = found.memberships.find((one) => one.clinic === clinic);
  return member !== undefined && permissionsOf(member.roles.filter(isRole)).has(permission);
}
