import { type Instant, ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { insertReset, isOnlyHere, resetByToken, takeReset } from "../db/account-resets.ts";
import { accountByAddress, accountById } from "../db/accounts.ts";
import { deleteCredentials } from "../db/credentials.ts";
import type { Database } from "../db/database.ts";
import { rolesOf } from "../db/memberships.ts";
import { endSessions } from "../db/sessions.ts";
import { asOwner } from "../db/set-up.ts";
import { asAccount, byName, inClinic } from "../db/transaction.ts";
import type { Joined } from "./accept-invitation.ts";
import { type Access, minutesLater, toDate, type Visitor } from "./access.ts";
import { addressOf } from "./address.ts";
import { endAppGrantsEverywhere } from "./app-grants.ts";
import { noteOnAccount, tellClinics } from "./clinics.ts";
import { newDevice } from "./device.ts";
import { beginTotp, type Enrolment, judgeEnrolment, type TotpBegun } from "./enrolment.ts";
import { beginRegistration, type Person, passkeyRefused, type RegistrationBegun } from "./passkey.ts";
import { linkEnded, refused, secondPersonNeeded } from "./refusals.ts";
import { startSession } from "./sessions.ts";
import { allows, type Standing, scopeOf } from "./standing.ts";
import { newToken, tokenHash } from "./token.ts";

const validHours = 24;
/** The token is part of a link that is handed to the person, and is shown this once. */
export type Reset = { readonly token: string; readonly endsAt: Instant };

const newReset = (at: Instant): Reset => ({ token: newToken("lwr_"), endsAt: minutesLater(at, validHours * 60) });

/**
 * A link by which a member who has lost every way to sign in makes a new one. Not for somebody who belongs to another
 * clinic too: one clinic's administrator must not open what another's has closed.
 */
export async function resetMember(
  access: Access,
  standing: Standing,
  account: string,
  at: Instant,
): Promise<Result<Reset>> {
  const allowed = allows(standing, "manage-members");
  if (!allowed.ok) return allowed;
  if (account === standing.actor.id) return secondPersonNeeded("a reset of your own account");
  return inClinic(access.database, scopeOf(standing, at), async (tx) => {
    if ((await rolesOf(tx, account)) === undefined) {
      return refused(
        "value-not-allowed",
        "/account",
        "not a member of this clinic",
        "Look at the list of members again.",
      );
    }
    if (!(await isOnlyHere(tx, account))) {
      return refused("permission-missing", "/account", "a member of another clinic too", "Ask the server's operator.");
    }
    const { token, endsAt } = newReset(at);
    const row = { account, tokenHash: tokenHash(token), madeBy: standing.actor.id };
    await insertReset(tx.query, { ...row, at: toDate(at), endsAt: toDate(endsAt) });
    await recordEvent(tx, { action: "credential.change", object: account, detail: { reset: true } });
    return ok({ token, endsAt });
  });
}

/** The same for anybody, by the server's operator. */
export const resetByOperator = (owner: Database, address: string, at: Instant): Promise<Result<Reset>> =>
  asOwner(owner, async (query) => {
    const account = await accountByAddress(query, addressOf(address) ?? "");
    if (account === undefined) {
      return refused("value-not-allowed", "/address", "no account with this address", "Check how it is written.");
    }
    const { token, endsAt } = newReset(at);
    const row = { account: account.account, tokenHash: tokenHash(token), madeBy: null };
    await insertReset(query, { ...row, at: toDate(at), endsAt: toDate(endsAt) });
    await noteOnAccount(query, account.account, "credential.change", "reset", at);
    return ok({ token, endsAt });
  });

/** Whom a link is for. */
export async function openReset(access: Access, token: string, at: Instant): Promise<Result<Person>> {
  const hash = tokenHash(token);
  const whose = await byName(access.database, hash, (query) => resetByToken(query, hash, toDate(at)));
  const account = whose && (await asAccount(access.database, whose, (query) => accountById(query, whose)));
  return account && !account.isDisabled ? ok(account) : linkEnded();
}

export async function beginResetTotp(access: Access, token: string, at: Instant): Promise<Result<TotpBegun>> {
  const person = await openReset(access, token, at);
  return person.ok ? ok(await beginTotp(access, person.value.address, at)) : person;
}

export async function beginResetPasskey(
  access: Access,
  token: string,
  at: Instant,
): Promise<Result<RegistrationBegun>> {
  const person = await openReset(access, token, at);
  return person.ok ? ok(await beginRegistration(access, person.value, [], at)) : person;
}

/** The new way to sign in takes the place of all before it; every session and every app that was allowed ends, and one session begins. */
export async function finishReset(
  access: Access,
  given: { readonly token: string; readonly enrolment: Enrolment },
  visitor: Visitor,
  at: Instant,
): Promise<Result<Joined>> {
  const person = await openReset(access, given.token, at);
  if (!person.ok) return person;
  const { account, address } = person.value;
  const enrolment = await judgeEnrolment(access, given.enrolment, address, at);
  if (!enrolment.ok) return enrolment;
  if ((enrolment.value.account ?? account) !== account) return passkeyRefused("a ceremony of another account");
  const hash = tokenHash(given.token);
  // In a transaction of its own: should the next one fail, a new link is needed, and none was used twice.
  if (!(await byName(access.database, hash, (query) => takeReset(query, hash, toDate(at))))) return linkEnded();
  // Before anything new is there: should it fail, apps are only asked for once more.
  await endAppGrantsEverywhere(access, account, at);
  const method = given.enrolment.by;
  const done = await asAccount(access.database, account, async (query) => {
    await deleteCredentials(query, account);
    await endSessions(query, account, { but: undefined }, toDate(at));
    const recoveryCodes = await enrolment.value.store(query, account, at);
    if (!recoveryCodes.ok) return recoveryCodes;
    const session = await startSession(query, access.sessions, account, method, visitor, at);
    return ok({ ...session, method, device: newDevice(access.key, address), recoveryCodes: recoveryCodes.value });
  });
  if (done.ok) await tellClinics(access, account, { action: "credential.change", object: account }, at);
  return done;
}
