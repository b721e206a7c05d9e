import type { Query } from "./transaction.ts";

export type PasskeyRow = {
  readonly id: string;
  readonly account: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly label: string;
  readonly addedAt: Date;
  readonly usedAt: Date | null;
};

export async function passkeysOf(query: Query, account: string): Promise<readonly PasskeyRow[]> {
  const rows = await query
    .selectFrom("passkey")
    .selectAll()
    .where("account_id", "=", account)
    .orderBy("added_at")
    .orderBy("credential_id")
    .execute();
  return rows.map(read);
}

/** The passkey of this id; the transaction must name it, or be its account's. */
export async function passkeyById(query: Query, id: string): Promise<PasskeyRow | undefined> {
  const row = await query.selectFrom("passkey").selectAll().where("credential_id", "=", id).executeTakeFirst();
  return row && read(row);
}

/** @returns false where it is known already */
export async function insertPasskey(query: Query, one: PasskeyRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await query
    .insertInto("passkey")
    .values({
      credential_id: one.id,
      account_id: one.account,
      public_key: one.publicKey,
      counter: one.counter,
      transports: [...one.transports],
      label: one.label,
      added_at: one.addedAt,
    })
    .onConflict((conflict) => conflict.column("credential_id").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function usePasskey(query: Query, id: string, counter: number, at: Date): Promise<void> {
  await query.updateTable("passkey").set({ counter, used_at: at }).where("credential_id", "=", id).execute();
}

export async function deletePasskey(query: Query, account: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await query
    .deleteFrom("passkey")
    .where("account_id", "=", account)
    .where("credential_id", "=", id)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

type Row = {
  credential_id: string;
  account_id: string;
  public_key: Buffer;
  counter: string;
  transports: string[];
  label: string;
  added_at: Date;
  used_at: Date | null;
};
const read = (row: Row): PasskeyRow => ({
  id: row.credential_id,
  account: row.account_id,
  publicKey: row.public_key,
  counter: Number(row.counter),
  transports: row.transports,
  label: row.label,
  addedAt: row.added_at,
  usedAt: row.used_at,
});
