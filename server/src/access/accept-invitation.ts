import { randomUUID } from "node:crypto";
import { failed, type Instant, type Issue, ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { insertAccount } from "../db/accounts.ts";
import { acceptInvitation } from "../db/invitations.ts";
import { insertMembership } from "../db/memberships.ts";
import { type ClinicTx, inClinicByName } from "../db/transaction.ts";
import { type Access, toDate, type Visitor } from "./access.ts";
import { newDevice } from "./device.ts";
import { beginTotp, type Enrolment, judgeEnrolment, type TotpBegun } from "./enrolment.ts";
import { type OpenedInvitation, openInvitation } from "./invitations.ts";
import { beginRegistration, type RegistrationBegun } from "./passkey.ts";
import { plainText } from "./plain-text.ts";
import { linkEnded, refused } from "./refusals.ts";
import type { SignedIn } from "./sessions.ts";
import { startSession } from "./sessions.ts";
import type { SignInDone } from "./sign-in.ts";
import { tokenHash } from "./token.ts";

/** Begins the app's part of a new account; the link is looked at, not used up. */
export async function beginInvitedTotp(access: Access, token: string, at: Instant): Promise<Result<TotpBegun>> {
  const opened = await openInvitation(access, token, at);
  return opened.ok ? ok(await beginTotp(access, opened.value.address, at)) : opened;
}

/** Begins a passkey of an account that will be made when it comes back. */
export async function beginInvitedPasskey(
  access: Access,
  token: string,
  displayName: string,
  at: Instant,
): Promise<Result<RegistrationBegun>> {
  const opened = await openInvitation(access, token, at);
  if (!opened.ok) return opened;
  const person = { account: randomUUID(), address: opened.value.address, displayName };
  return ok(await beginRegistration(access, person, [], at));
}

/** Recovery codes are shown this once; none where the account has a passkey and no app. */
export type Joined = SignInDone & { readonly recoveryCodes: readonly string[] };

/** Makes the account that an invitation is for, and the membership, and signs in: all of it or nothing. */
export async function acceptAsNew(
  access: Access,
  given: { readonly token: string; readonly displayName: string; readonly enrolment: Enrolment },
  visitor: Visitor,
  at: Instant,
): Promise<Result<Joined>> {
  const opened = await openInvitation(access, given.token, at);
  if (!opened.ok) return opened;
  const displayName = plainText(given.displayName, 120);
  if (displayName === "") return refused("value-missing", "/displayName", "no name", "Write the name you work under.");
  const exists = (): Result<never> =>
    refused("account-exists", "/address", "an account with this address", "Sign in with it, then accept.");
  if (opened.value.hasAccount) return exists();
  const { address } = opened.value;
  const enrolment = await judgeEnrolment(access, given.enrolment, address, at);
  if (!enrolment.ok) return enrolment;
  const account = enrolment.value.account ?? randomUUID();
  return join(access, opened.value, given.token, account, at, async (tx) => {
    const made = await insertAccount(tx.query, { account, address, displayName, at: toDate(at) });
    if (!made) return exists();
    const recoveryCodes = await enrolment.value.store(tx.query, account, at);
    if (!recoveryCodes.ok) return recoveryCodes;
    const method = given.enrolment.by;
    const session = await startSession(tx.query, access.sessions, account, method, visitor, at);
    await recordEvent(tx, { action: "session.start", object: session.session, detail: { method } });
    const device = newDevice(access.key, address);
    return ok({ ...session, method, device, recoveryCodes: recoveryCodes.value });
  });
}

/** Accepts with an account that has signed in, and is the one that was invited. */
export async function acceptAsMember(
  access: Access,
  token: string,
  who: SignedIn,
  at: Instant,
): Promise<Result<{ readonly clinic: string }>> {
  const opened = await openInvitation(access, token, at);
  if (!opened.ok) return opened;
  if (opened.value.address !== who.address || who.memberships.some(({ clinic }) => clinic === opened.value.clinic)) {
    const remedy = "Sign in with the address that was invited.";
    return refused("link-ended", "/token", "an invitation of somebody else, or to a clinic of yours", remedy);
  }
  const { clinic } = opened.value;
  return join(access, opened.value, token, who.account, at, async () => ok({ clinic }));
}

/** Takes the invitation and makes the membership; what is refused in between leaves nothing behind. */
async function join<T>(
  access: Access,
  { clinic, roles, invitation }: OpenedInvitation,
  token: string,
  account: string,
  at: Instant,
  work: (tx: ClinicTx) => Promise<Result<T>>,
): Promise<Result<T>> {
  const hash = tokenHash(token);
  const scope = { clinic, actor: { kind: "account", id: account } as const, at };
  return undoing(() =>
    inClinicByName(access.database, scope, hash, async (tx) => {
      const done = await work(tx);
      if (!done.ok) return undo(done.issues);
      if (!(await acceptInvitation(tx, hash, account))) return undo(linkEndedIssues());
      await insertMembership(tx, account, roles, toDate(at));
      await recordEvent(tx, { action: "member.join", object: account, detail: { invitation, roles } });
      return done;
    }),
  );
}

/** Throws what a transaction must not keep; `undoing` makes a refusal of it again. */
const undo = (issues: readonly Issue[]): never => {
  throw new Error("undone", { cause: { undone: issues } });
};
async function undoing<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (typeof cause === "object" && cause !== null && "undone" in cause) return failed(cause.undone as Issue[]);
    throw error;
  }
}
const linkEndedIssues = (): readonly Issue[] => {
  const ended = linkEnded();
  return ended.ok ? [] : ended.issues;
};
