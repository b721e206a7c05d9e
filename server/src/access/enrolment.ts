import { type Instant, ok, type Result } from "@longwatch/core";
import * as z from "zod";
import { putPasswordHash, putRecoveryCodes, putTotp } from "../db/credentials.ts";
import { insertPasskey, type PasskeyRow } from "../db/passkeys.ts";
import type { Query } from "../db/transaction.ts";
import { type Access, toDate } from "./access.ts";
import { begin, finish, look } from "./ceremony.ts";
import { noteOnAccount } from "./clinics.ts";
import { judgeRegistration, passkeyRefused } from "./passkey.ts";
import { fitPassword, hashPassword } from "./password.ts";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-codes.ts";
import { codeRefused, linkEnded } from "./refusals.ts";
import { seal } from "./secret-key.ts";
import { newTotpSecret, stepOfCode, totpEnrolment } from "./totp.ts";

/** How somebody will sign in: password and app, or passkey. A password alone is no way. */
export type Enrolment =
  | { readonly by: "password"; readonly password: string; readonly ceremony: string; readonly code: string }
  | { readonly by: "passkey"; readonly ceremony: string; readonly response: unknown; readonly label: string };

export type TotpBegun = { readonly ceremony: string; readonly uri: string; readonly secret: string };
/** The app's secret, confirmed by a code. */
export type ConfirmedTotp = { readonly secret: Buffer; readonly step: number };

/** Makes a secret for the app and shows it, this once. It counts when a code of it has come back. */
export async function beginTotp(access: Access, address: string, at: Instant): Promise<TotpBegun> {
  const secret = newTotpSecret();
  const ceremony = await begin(access, "totp", { secret: secret.toString("base64") }, at);
  return { ceremony, ...totpEnrolment(secret, access.site.name, address) };
}

/** A wrong code can be tried again; a right one ends the ceremony. */
export async function confirmTotp(
  access: Access,
  ceremony: string,
  code: string,
  at: Instant,
): Promise<Result<ConfirmedTotp>> {
  const kept = keptTotp.safeParse(await look(access, "totp", ceremony, at));
  if (!kept.success) return linkEnded();
  const secret = Buffer.from(kept.data.secret, "base64");
  const step = stepOfCode(secret, code, at);
  if (step === undefined) return codeRefused();
  return (await finish(access, "totp", ceremony, at)) === undefined ? linkEnded() : ok({ secret, step });
}

/** An enrolment that was judged, and is yet to be stored. `account` is fixed where a passkey was made for it. */
export type JudgedEnrolment = {
  readonly account: string | undefined;
  readonly store: (query: Query, account: string, at: Instant) => Promise<Result<readonly string[]>>;
};

/** Judges everything that can be wrong before anything is stored. */
export async function judgeEnrolment(
  access: Access,
  enrolment: Enrolment,
  address: string,
  at: Instant,
): Promise<Result<JudgedEnrolment>> {
  if (enrolment.by === "passkey") {
    const passkey = await judgeRegistration(access, enrolment, at);
    if (!passkey.ok) return passkey;
    return ok({
      account: passkey.value.account,
      store: async (query) => {
        const stored = await storePasskey(query, passkey.value, at);
        return stored ? ok([]) : passkeyRefused("a passkey that is known already");
      },
    });
  }
  const fit = fitPassword(enrolment.password, address);
  if (!fit.ok) return fit;
  const totp = await confirmTotp(access, enrolment.ceremony, enrolment.code, at);
  if (!totp.ok) return totp;
  const hash = await hashPassword(enrolment.password);
  return ok({
    account: undefined,
    store: async (query, account) => {
      await putPasswordHash(query, account, hash, toDate(at));
      await noteOnAccount(query, account, "credential.add", "password", at);
      return ok(await storeTotp(access, query, account, totp.value, at));
    },
  });
}

/** Stores the app's secret, sealed, with ten new recovery codes. @returns these, this once */
export async function storeTotp(
  access: Access,
  query: Query,
  account: string,
  { secret, step }: ConfirmedTotp,
  at: Instant,
): Promise<readonly string[]> {
  await putTotp(query, account, seal(access.key, `totp ${account}`, secret), step, toDate(at));
  await noteOnAccount(query, account, "credential.add", "totp", at);
  return storeRecoveryCodes(query, account, at);
}

export async function storeRecoveryCodes(query: Query, account: string, at: Instant): Promise<readonly string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => recoveryCodeHash(code)!);
  await putRecoveryCodes(query, account, hashes, toDate(at));
  await noteOnAccount(query, account, "credential.change", "recovery-codes", at);
  return codes;
}

export async function storePasskey(query: Query, passkey: PasskeyRow, at: Instant): Promise<boolean> {
  const stored = await insertPasskey(query, passkey);
  if (stored) await noteOnAccount(query, passkey.account, "credential.add", `passkey ${passkey.id}`, at);
  return stored;
}

const keptTotp = z.object({ secret: z.string() });
