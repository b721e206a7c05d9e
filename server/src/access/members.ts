import { type Instant, ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import {
  deleteMembership,
  lockAdministrators,
  type MemberRow,
  membersOf,
  rolesOf,
  updateRoles,
} from "../db/memberships.ts";
import { endSessions, openSessions, type SessionRow } from "../db/sessions.ts";
import { attemptsOn } from "../db/sign-in-limits.ts";
import { type ClinicTx, inClinic } from "../db/transaction.ts";
import { type Access, toDate } from "./access.ts";
import { endAppGrants } from "./app-grants.ts";
import { isRole, type Role, roleNames } from "./permissions.ts";
import { refused, secondPersonNeeded } from "./refusals.ts";
import { allows, type Standing, scopeOf } from "./standing.ts";

/** Everybody who works at the clinic. Any member may ask: what was recorded says by whom. */
export const members = (access: Access, standing: Standing, at: Instant): Promise<readonly MemberRow[]> =>
  inClinic(access.database, scopeOf(standing, at), membersOf);

/** Roles as somebody chose them: known ones, at least one. `patient` is reserved and given to nobody. */
export function chosenRoles(given: readonly string[]): Result<readonly Role[]> {
  const known = [...new Set(given)].filter(isRole).filter((role) => role !== "patient" && role !== "integrator");
  if (known.length > 0 && known.length === new Set(given).size) return ok(known.toSorted());
  const remedy = `Choose from: ${roleNames.filter((role) => role !== "patient" && role !== "integrator").join(", ")}.`;
  return refused("value-not-allowed", "/roles", given.join(", ").slice(0, 200), remedy);
}

/**
 * Gives a member other roles. They hold from the member's next request on; open sessions end all the same, so that none
 * outlives what it was begun for, and so do apps that the member allowed. Nobody changes their own, and one administrator stays.
 */
export async function changeRoles(
  access: Access,
  standing: Standing,
  { account, roles }: { readonly account: string; readonly roles: readonly string[] },
  at: Instant,
): Promise<Result<{ readonly roles: readonly Role[] }>> {
  const chosen = chosenRoles(roles);
  if (!chosen.ok) return chosen;
  return onMember(access, standing, account, chosen.value.includes("administrator"), at, async (tx, before) => {
    await updateRoles(tx, account, chosen.value);
    await endSessions(tx.query, account, { but: undefined }, toDate(at));
    await endAppGrants(tx, account);
    const detail = { roles: chosen.value, before };
    await recordEvent(tx, { action: "member.change", object: account, detail });
    return ok({ roles: chosen.value });
  });
}

/** Ends a membership. The account stays, for its other clinics and as the name under what it recorded. */
export const removeMember = (
  access: Access,
  standing: Standing,
  account: string,
  at: Instant,
): Promise<Result<{ readonly account: string }>> =>
  onMember(access, standing, account, false, at, async (tx, before) => {
    await endSessions(tx.query, account, { but: undefined }, toDate(at));
    await endAppGrants(tx, account);
    await deleteMembership(tx, account);
    await recordEvent(tx, { action: "member.remove", object: account, detail: { before } });
    return ok({ account });
  });

/** Ends every session of a member, and every app that they allowed here, such as after a lost telephone. @returns how many sessions */
export async function endMemberSessions(
  access: Access,
  standing: Standing,
  account: string,
  at: Instant,
): Promise<Result<number>> {
  const allowed = allows(standing, "manage-members");
  if (!allowed.ok) return allowed;
  return inClinic(access.database, scopeOf(standing, at), async (tx) => {
    if ((await rolesOf(tx, account)) === undefined) return noMember();
    const ended = await endSessions(tx.query, account, { but: undefined }, toDate(at));
    await endAppGrants(tx, account);
    if (ended > 0) await recordEvent(tx, { action: "session.end", object: account, detail: { sessions: ended } });
    return ok(ended);
  });
}

export type MemberActivity = {
  readonly sessions: readonly SessionRow[];
  readonly attempts: readonly { readonly at: Date; readonly method: string; readonly outcome: string }[];
};

/** A member's open sessions and last fifty attempts to sign in. */
export async function memberActivity(
  access: Access,
  standing: Standing,
  account: string,
  at: Instant,
): Promise<Result<MemberActivity>> {
  const allowed = allows(standing, "manage-members");
  if (!allowed.ok) return allowed;
  return inClinic(access.database, scopeOf(standing, at), async (tx) => {
    if ((await rolesOf(tx, account)) === undefined) return noMember();
    const sessions = await openSessions(tx.query, account, toDate(at));
    return ok({ sessions, attempts: await attemptsOn(tx.query, account, 50) });
  });
}

async function onMember<T>(
  access: Access,
  standing: Standing,
  account: string,
  staysAdministrator: boolean,
  at: Instant,
  work: (tx: ClinicTx, before: readonly string[]) => Promise<Result<T>>,
): Promise<Result<T>> {
  const allowed = allows(standing, "manage-members");
  if (!allowed.ok) return allowed;
  if (account === standing.actor.id) return secondPersonNeeded("a change of your own membership");
  return inClinic(access.database, scopeOf(standing, at), async (tx) => {
    const administrators = await lockAdministrators(tx);
    // Whoever was removed while this waited for the lock has no say any more.
    if (!administrators.includes(standing.actor.id)) return lastAdministrator();
    const before = await rolesOf(tx, account);
    if (before === undefined) return noMember();
    const left = administrators.filter((one) => one !== account || staysAdministrator);
    return left.length === 0 ? lastAdministrator() : work(tx, before);
  });
}

const noMember = (): Result<never> =>
  refused("value-not-allowed", "/account", "not a member of this clinic", "Look at the list of members again.");
const lastAdministrator = (): Result<never> =>
  refused(
    "administrator-needed",
    "/account",
    "a clinic without an administrator",
    "Make somebody else administrator first.",
  );
