import { sql } from "kysely";
import type { ClinicTx, Query } from "./transaction.ts";

type NewReset = {
  readonly account: string;
  readonly tokenHash: string;
  readonly madeBy: string | null;
  readonly at: Date;
  readonly endsAt: Date;
};

export async function insertReset(query: Query, one: NewReset): Promise<void> {
  await query
    .insertInto("account_reset")
    .values({
      token_hash: one.tokenHash,
      account_id: one.account,
      made_by: one.madeBy,
      made_at: one.at,
      ends_at: one.endsAt,
    })
    .execute();
}

/** Whose reset it is that the transaction names, while it holds. */
export async function resetByToken(query: Query, tokenHash: string, at: Date): Promise<string | undefined> {
  const row = await query
    .selectFrom("account_reset")
    .select("account_id")
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("ends_at", ">", at)
    .executeTakeFirst();
  return row?.account_id;
}

/** Uses it up. @returns false where somebody has, or it is too old */
export async function takeReset(query: Query, tokenHash: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable("account_reset")
    .set({ used_at: at })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("ends_at", ">", at)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Whether an account belongs to no clinic but the transaction's. */
export async function isOnlyHere({ query }: ClinicTx, account: string): Promise<boolean> {
  const { rows } = await sql<{ only: boolean }>`select is_only_here(${account}::uuid) as only`.execute(query);
  return rows[0]!.only;
}
