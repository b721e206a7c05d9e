import { randomUUID } from "node:crypto";
import { type Instant, ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { accountByAddress } from "../db/accounts.ts";
import {
  type InvitationRow,
  insertInvitation,
  invitationByToken,
  openInvitations,
  withdrawInvitation,
} from "../db/invitations.ts";
import { membersOf } from "../db/memberships.ts";
import { byName, type ClinicTx, inClinic } from "../db/transaction.ts";
import { type Access, minutesLater, toDate } from "./access.ts";
import { addressOf } from "./address.ts";
import { chosenRoles } from "./members.ts";
import type { Role } from "./permissions.ts";
import { linkEnded, refused } from "./refusals.ts";
import { allows, type Standing, scopeOf } from "./standing.ts";
import { newToken, tokenHash } from "./token.ts";

const validDays = 7;
/** The token is part of a link that is sent or handed over, and is shown this once. */
export type Invited = { readonly invitation: string; readonly token: string; readonly endsAt: Instant };

/** Invites an address to the clinic, with roles. The link works once, for seven days. */
export async function invite(
  access: Access,
  standing: Standing,
  given: { readonly address: string; readonly roles: readonly string[] },
  at: Instant,
): Promise<Result<Invited>> {
  const allowed = allows(standing, "manage-members");
  if (!allowed.ok) return allowed;
  const roles = chosenRoles(given.roles);
  if (!roles.ok) return roles;
  const address = addressOf(given.address);
  if (address === undefined) return addressUnfit();
  return inClinic(access.database, scopeOf(standing, at), async (tx) => {
    const isMember = (await membersOf(tx)).some((one) => one.address === address);
    if (isMember)
      return refused("account-exists", "/address", "a member of this clinic", "Change their roles instead.");
    return ok(await writeInvitation(tx, { address, roles: roles.value, invitedBy: standing.actor.id }));
  });
}

/** Writes an invitation in a transaction of its clinic; as the owner of the database for the first administrator. */
export async function writeInvitation(
  tx: ClinicTx,
  given: { readonly address: string; readonly roles: readonly Role[]; readonly invitedBy: string | null },
): Promise<Invited> {
  const token = newToken("lwi_");
  const invitation = randomUUID();
  const endsAt = minutesLater(tx.at, validDays * 24 * 60);
  await insertInvitation(tx, {
    ...given,
    invitation,
    tokenHash: tokenHash(token),
    at: toDate(tx.at),
    endsAt: toDate(endsAt),
  });
  await recordEvent(tx, { action: "member.invite", object: invitation, detail: { roles: given.roles } });
  return { invitation, token, endsAt };
}

/** Invitations that nobody has accepted yet, without their tokens. */
export async function pendingInvitations(
  access: Access,
  standing: Standing,
  at: Instant,
): Promise<Result<readonly InvitationRow[]>> {
  const allowed = allows(standing, "manage-members");
  if (!allowed.ok) return allowed;
  return ok(await inClinic(access.database, scopeOf(standing, at), (tx) => openInvitations(tx, toDate(at))));
}

/** Takes an invitation back. @returns whether there was one that held */
export async function withdraw(
  access: Access,
  standing: Standing,
  invitation: string,
  at: Instant,
): Promise<Result<boolean>> {
  const allowed = allows(standing, "manage-members");
  if (!allowed.ok) return allowed;
  return inClinic(access.database, scopeOf(standing, at), async (tx) => {
    const was = await withdrawInvitation(tx, invitation);
    if (was) await recordEvent(tx, { action: "member.invite", object: invitation, detail: { withdrawn: true } });
    return ok(was);
  });
}

/** What the page behind a link shows. Whoever has an account signs in to accept; whoever has none makes one. */
export type OpenedInvitation = InvitationRow & { readonly hasAccount: boolean };

export async function openInvitation(access: Access, token: string, at: Instant): Promise<Result<OpenedInvitation>> {
  const hash = tokenHash(token);
  const found = await byName(access.database, hash, (query) => invitationByToken(query, hash, toDate(at)));
  if (found === undefined) return linkEnded();
  const { address } = found;
  const account = await byName(access.database, address, (query) => accountByAddress(query, address));
  return ok({ ...found, hasAccount: account !== undefined });
}

export const addressUnfit = (): Result<never> =>
  refused("value-not-allowed", "/address", "not an e-mail address", "Write it like name@hospital.example.");
