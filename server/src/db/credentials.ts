import type { Query } from "./transaction.ts";

/** What an account signs in with, apart from passkeys. Each transaction sees those of its own account only. */
export const passwordHash = async (query: Query, account: string): Promise<string | undefined> =>
  (await query.selectFrom("account_password").select("hash").where("account_id", "=", account).executeTakeFirst())
    ?.hash;

export async function putPasswordHash(query: Query, account: string, hash: string, at: Date): Promise<void> {
  await query
    .insertInto("account_password")
    .values({ account_id: account, hash, changed_at: at })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet({ hash, changed_at: at }))
    .execute();
}

export const sealedTotp = async (query: Query, account: string): Promise<Buffer | undefined> =>
  (await query.selectFrom("account_totp").select("secret").where("account_id", "=", account).executeTakeFirst())
    ?.secret;

/** @param step of the code with which it was confirmed: that code is used up */
export async function putTotp(query: Query, account: string, secret: Buffer, step: number, at: Date): Promise<void> {
  const values = { secret, last_step: step, enrolled_at: at };
  await query
    .insertInto("account_totp")
    .values({ account_id: account, ...values })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet(values))
    .execute();
}

/** Uses the code of a step up. @returns false where it, or a later one, was used before */
export async function takeStep(query: Query, account: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable("account_totp")
    .set({ last_step: step })
    .where("account_id", "=", account)
    .where("last_step", "<", String(step))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** New recovery codes; those before them are good for nothing. */
export async function putRecoveryCodes(
  query: Query,
  account: string,
  hashes: readonly string[],
  at: Date,
): Promise<void> {
  await query.deleteFrom("recovery_code").where("account_id", "=", account).execute();
  await query
    .insertInto("recovery_code")
    .values(hashes.map((code_hash) => ({ account_id: account, code_hash, made_at: at })))
    .execute();
}

/** Uses a recovery code up. @returns false where it is none, or was used before */
export async function takeRecoveryCode(query: Query, account: string, hash: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable("recovery_code")
    .set({ used_at: at })
    .where("account_id", "=", account)
    .where("code_hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function recoveryCodesLeft(query: Query, account: string): Promise<number> {
  const { left } = await query
    .selectFrom("recovery_code")
    .select(({ fn }) => fn.countAll<string>().as("left"))
    .where("account_id", "=", account)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(left);
}

/** The account that the hospital's sign-in knows under this subject; the transaction must name it. */
export const accountOfSubject = async (query: Query, subjectKey: string): Promise<string | undefined> =>
  (
    await query
      .selectFrom("linked_subject")
      .select("account_id")
      .where("subject_key", "=", subjectKey)
      .executeTakeFirst()
  )?.account_id;

export async function linkSubject(query: Query, account: string, subjectKey: string, at: Date): Promise<void> {
  await query
    .insertInto("linked_subject")
    .values({ subject_key: subjectKey, account_id: account, linked_at: at })
    .onConflict((conflict) => conflict.column("subject_key").doNothing())
    .execute();
}

/** Takes every way to sign in away, but for the hospital's own. */
export async function deleteCredentials(query: Query, account: string): Promise<void> {
  for (const table of ["account_password", "account_totp", "recovery_code", "passkey"] as const) {
    await query.deleteFrom(table).where("account_id", "=", account).execute();
  }
}
