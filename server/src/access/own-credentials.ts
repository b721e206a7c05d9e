import { type Instant, ok, type Result } from "@longwatch/core";
import type { AuditAction } from "../audit/action.ts";
import { passwordHash, putPasswordHash, recoveryCodesLeft, sealedTotp } from "../db/credentials.ts";
import { deletePasskey, passkeysOf } from "../db/passkeys.ts";
import { asAccount, type Query } from "../db/transaction.ts";
import { type Access, toDate, toInstant, type Visitor } from "./access.ts";
import { noteOnAccount, tellClinics } from "./clinics.ts";
import { beginTotp, confirmTotp, storePasskey, storeRecoveryCodes, storeTotp, type TotpBegun } from "./enrolment.ts";
import { countedAsAccepted, countPassword } from "./lock-out.ts";
import { beginRegistration, judgeRegistration, passkeyRefused, type RegistrationBegun } from "./passkey.ts";
import { fitPassword, hashPassword, isPassword } from "./password.ts";
import { refused } from "./refusals.ts";
import { freshlySignedIn, type NewSession, renewSession, type SignedIn } from "./sessions.ts";
import { refuse } from "./sign-in.ts";

/** How a person signs in; never the secrets. */
export type OwnCredentials = {
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly { readonly id: string; readonly label: string; readonly addedAt: Instant }[];
};

export const ownCredentials = (access: Access, { account }: SignedIn): Promise<OwnCredentials> =>
  asAccount(access.database, account, (query) => read(query, account));

async function read(query: Query, account: string): Promise<OwnCredentials> {
  const passkeys = await passkeysOf(query, account);
  return {
    hasPassword: (await passwordHash(query, account)) !== undefined,
    hasTotp: (await sealedTotp(query, account)) !== undefined,
    recoveryCodesLeft: await recoveryCodesLeft(query, account),
    passkeys: passkeys.map(({ id, label, addedAt }) => ({ id, label, addedAt: toInstant(addedAt) })),
  };
}

/** Takes another password. Every other session ends, and this one goes on under a new token. */
export async function changePassword(
  access: Access,
  who: SignedIn,
  given: { readonly current: string; readonly password: string },
  visitor: Visitor,
  at: Instant,
): Promise<Result<NewSession>> {
  const { account, address } = who;
  const fit = fitPassword(given.password, address);
  if (!fit.ok) return fit;
  // Counted like a sign-in: an open screen must not become a place to guess at.
  const counted = await countPassword(access, address, visitor, at);
  if (!counted.ok) return counted;
  const stored = await asAccount(access.database, account, (query) => passwordHash(query, account));
  if (!(await isPassword(given.current, stored))) {
    return refuse(access, counted.value, { account, address, displayName: who.displayName, isDisabled: false }, at);
  }
  await countedAsAccepted(access, counted.value, account, at);
  const hash = await hashPassword(given.password);
  return changed(access, who, "credential.change", "password", visitor, at, async (query) => {
    await putPasswordHash(query, account, hash, toDate(at));
    await noteOnAccount(query, account, "credential.change", "password", at);
    return ok({});
  });
}

/** Begins to replace the app, or to add one. */
export async function beginOwnTotp(access: Access, who: SignedIn, at: Instant): Promise<Result<TotpBegun>> {
  const isFresh = freshlySignedIn(who, at);
  return isFresh.ok ? ok(await beginTotp(access, who.address, at)) : isFresh;
}

/** The app is the one that was shown; the one before it, and its recovery codes, are good for nothing. */
export async function replaceTotp(
  access: Access,
  who: SignedIn,
  given: { readonly ceremony: string; readonly code: string },
  visitor: Visitor,
  at: Instant,
): Promise<Result<NewSession & { readonly recoveryCodes: readonly string[] }>> {
  const isFresh = freshlySignedIn(who, at);
  if (!isFresh.ok) return isFresh;
  const totp = await confirmTotp(access, given.ceremony, given.code, at);
  if (!totp.ok) return totp;
  return changed(access, who, "credential.change", "totp", visitor, at, async (query) =>
    ok({ recoveryCodes: await storeTotp(access, query, who.account, totp.value, at) }),
  );
}

/** Ten new recovery codes, shown this once; those before them are good for nothing. */
export async function replaceRecoveryCodes(
  access: Access,
  who: SignedIn,
  at: Instant,
): Promise<Result<readonly string[]>> {
  const isFresh = freshlySignedIn(who, at);
  if (!isFresh.ok) return isFresh;
  const codes = await asAccount(access.database, who.account, (query) => storeRecoveryCodes(query, who.account, at));
  await tellClinics(access, who.account, { action: "credential.change", object: "recovery-codes" }, at);
  return ok(codes);
}

export async function beginOwnPasskey(access: Access, who: SignedIn, at: Instant): Promise<Result<RegistrationBegun>> {
  const isFresh = freshlySignedIn(who, at);
  if (!isFresh.ok) return isFresh;
  const existing = await asAccount(access.database, who.account, (query) => passkeysOf(query, who.account));
  return ok(await beginRegistration(access, who, existing, at));
}

export async function addPasskey(
  access: Access,
  who: SignedIn,
  given: { readonly ceremony: string; readonly response: unknown; readonly label: string },
  visitor: Visitor,
  at: Instant,
): Promise<Result<NewSession>> {
  const isFresh = freshlySignedIn(who, at);
  if (!isFresh.ok) return isFresh;
  const judged = await judgeRegistration(access, given, at);
  if (!judged.ok) return judged;
  if (judged.value.account !== who.account) return passkeyRefused("a ceremony of another account");
  return changed(access, who, "credential.add", "passkey", visitor, at, async (query) =>
    (await storePasskey(query, judged.value, at)) ? ok({}) : passkeyRefused("a passkey that is known already"),
  );
}

/** Takes a passkey away; not the last way to sign in. */
export async function removePasskey(
  access: Access,
  who: SignedIn,
  passkey: string,
  visitor: Visitor,
  at: Instant,
): Promise<Result<NewSession>> {
  const isFresh = freshlySignedIn(who, at);
  if (!isFresh.ok) return isFresh;
  return changed(access, who, "credential.remove", "passkey", visitor, at, async (query) => {
    const { passkeys, hasPassword, hasTotp } = await read(query, who.account);
    const others = passkeys.filter(({ id }) => id !== passkey);
    if (others.length === 0 && !(hasPassword && hasTotp)) {
      const remedy = "Add another passkey, or a password and an app, first.";
      return refused("credential-needed", "/passkey", "the last way to sign in", remedy);
    }
    if (!(await deletePasskey(query, who.account, passkey))) return passkeyRefused("no passkey of yours");
    await noteOnAccount(query, who.account, "credential.remove", `passkey ${passkey}`, at);
    return ok({});
  });
}

/** Does it and renews the session in one transaction, or refuses before anything is written; then tells the clinics. */
async function changed<T>(
  access: Access,
  who: SignedIn,
  action: AuditAction,
  object: string,
  visitor: Visitor,
  at: Instant,
  work: (query: Query) => Promise<Result<T>>,
): Promise<Result<NewSession & T>> {
  const session = await asAccount(access.database, who.account, async (query) => {
    const done = await work(query);
    return done.ok ? ok({ ...(await renewSession(query, who, visitor, at)), ...done.value }) : done;
  });
  if (session.ok) await tellClinics(access, who.account, { action, object }, at);
  return session;
}
