import { type Instant, ok, type Result } from "@longwatch/core";
import { type AccountRow, accountByAddress, accountById } from "../db/accounts.ts";
import { passwordHash, putPasswordHash, sealedTotp, takeRecoveryCode, takeStep } from "../db/credentials.ts";
import { passkeyById, usePasskey } from "../db/passkeys.ts";
import { asAccount, byName, type Query } from "../db/transaction.ts";
import { type Access, toDate, type Visitor } from "./access.ts";
import { addressOf } from "./address.ts";
import { tellClinics } from "./clinics.ts";
import { newDevice } from "./device.ts";
import { type Counted, countedAsAccepted, countedAsRefused, countOther, countPassword } from "./lock-out.ts";
import { judgeSignIn, passkeyNamed } from "./passkey.ts";
import { hashPassword, isPassword, needsRehash } from "./password.ts";
import { recoveryCodeHash } from "./recovery-codes.ts";
import { signInRefused } from "./refusals.ts";
import { unseal } from "./secret-key.ts";
import { type NewSession, type SignInMethod, startSession } from "./sessions.ts";
import { stepOfCode } from "./totp.ts";

/** A session, and the token by which this browser is known again. */
export type SignInDone = NewSession & { readonly device: string; readonly method: SignInMethod };

/**
 * With password and code: of the app, or one of the recovery codes. All three are asked for at once, and what was wrong is not
 * told; an unknown address takes as long as a known one.
 */
export async function signInWithPassword(
  access: Access,
  given: { readonly address: string; readonly password: string; readonly code: string },
  visitor: Visitor,
  at: Instant,
): Promise<Result<SignInDone>> {
  const address = addressOf(given.address) ?? "";
  const counted = await countPassword(access, address, visitor, at);
  if (!counted.ok) return counted;
  const account = await byName(access.database, address, (query) => accountByAddress(query, address));
  const asked = account?.account ?? nobody;
  const stored = await asAccount(access.database, asked, (query) => passwordHash(query, asked));
  const isRight = await isPassword(given.password, stored);
  if (!isRight || account === undefined || account.isDisabled) return refuse(access, counted.value, account, at);
  const rehashed = needsRehash(stored!) ? await hashPassword(given.password) : undefined;
  const session = await asAccount(access.database, account.account, async (query) => {
    const method = await takeCode(access, query, account.account, given.code, at);
    if (method === undefined) return undefined;
    if (rehashed !== undefined) await putPasswordHash(query, account.account, rehashed, toDate(at));
    return { ...(await startSession(query, access.sessions, account.account, method, visitor, at)), method };
  });
  if (session === undefined) return refuse(access, counted.value, account, at);
  return accept(access, counted.value, account, session, at);
}

/** Who is asked for where there is no such account: the same work is done. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** Uses a code up. @returns by which kind, or undefined where it is none that holds */
async function takeCode(
  access: Access,
  query: Query,
  account: string,
  code: string,
  at: Instant,
): Promise<SignInMethod | undefined> {
  const recovery = recoveryCodeHash(code);
  if (recovery !== undefined) {
    return (await takeRecoveryCode(query, account, recovery, toDate(at))) ? "recovery-code" : undefined;
  }
  const sealed = await sealedTotp(query, account);
  const secret = sealed && unseal(access.key, `totp ${account}`, sealed);
  const step = secret && stepOfCode(secret, code, at);
  return step !== undefined && (await takeStep(query, account, step)) ? "password" : undefined;
}

/** With a passkey, to a ceremony that `beginPasskeySignIn` began. */
export async function signInWithPasskey(
  access: Access,
  given: { readonly ceremony: string; readonly response: unknown },
  visitor: Visitor,
  at: Instant,
): Promise<Result<SignInDone>> {
  const counted = await countOther(access, "passkey", visitor, at);
  if (!counted.ok) return counted;
  const id = passkeyNamed(given.response);
  const passkey = id && (await byName(access.database, id, (query) => passkeyById(query, id)));
  const judged = await judgeSignIn(access, given, passkey || undefined, at);
  if (!judged.ok || !passkey) {
    await countedAsRefused(access, counted.value, passkey ? passkey.account : undefined, at);
    return judged.ok ? signInRefused() : judged;
  }
  const found = await asAccount(access.database, passkey.account, async (query) => {
    const account = await accountById(query, passkey.account);
    if (account === undefined || account.isDisabled) return undefined;
    await usePasskey(query, passkey.id, judged.value, toDate(at));
    return { account, session: await startSession(query, access.sessions, account.account, "passkey", visitor, at) };
  });
  if (found === undefined) return refuse(access, counted.value, undefined, at);
  return accept(access, counted.value, found.account, { ...found.session, method: "passkey" }, at);
}

/** Ends an attempt that was right. Every way in goes through here. */
export async function accept(
  access: Access,
  counted: Counted,
  { account, address }: AccountRow,
  session: NewSession & { readonly method: SignInMethod },
  at: Instant,
): Promise<Result<SignInDone>> {
  await countedAsAccepted(access, counted, account, at);
  const act = { action: "session.start", object: session.session, detail: { method: session.method } } as const;
  await tellClinics(access, account, act, at);
  return ok({ ...session, device: newDevice(access.key, address) });
}

/** Ends an attempt that was wrong. */
export async function refuse(
  access: Access,
  counted: Counted,
  account: AccountRow | undefined,
  at: Instant,
): Promise<Result<never>> {
  await countedAsRefused(access, counted, account?.account, at);
  return signInRefused();
}
