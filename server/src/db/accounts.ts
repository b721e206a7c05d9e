import { randomUUID } from "node:crypto";
import type { Query } from "./transaction.ts";

export type AccountRow = {
  readonly account: string;
  readonly address: string;
  readonly displayName: string;
  readonly isDisabled: boolean;
};

/** The account of an address, in lower case; the transaction must name it. */
export const accountByAddress = async (query: Query, address: string): Promise<AccountRow | undefined> =>
  read(await query.selectFrom("account").selectAll().where("address", "=", address).executeTakeFirst());

/** An account that this transaction may see: one's own, or a member's of the clinic. */
export const accountById = async (query: Query, account: string): Promise<AccountRow | undefined> =>
  read(await query.selectFrom("account").selectAll().where("account_id", "=", account).executeTakeFirst());

type Row = { account_id: string; address: string; display_name: string; disabled_at: Date | null };
const read = (row: Row | undefined): AccountRow | undefined =>
  row && {
    account: row.account_id,
    address: row.address,
    displayName: row.display_name,
    isDisabled: row.disabled_at !== null,
  };

/** @returns false where the address has an account already */
export async function insertAccount(
  query: Query,
  one: { account: string; address: string; displayName: string; at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await query
    .insertInto("account")
    .values({ account_id: one.account, address: one.address, display_name: one.displayName, created_at: one.at })
    .onConflict((conflict) => conflict.column("address").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** The account's own history: what was done with its credentials and sessions. */
export async function insertAccountEvent(
  query: Query,
  one: { account: string; at: Date; action: string; object: string },
): Promise<void> {
  const { account, ...event } = one;
  await query
    .insertInto("account_event")
    .values({ event_id: randomUUID(), account_id: account, ...event })
    .execute();
}

export const accountEvents = (query: Query, account: string, most: number) =>
  query
    .selectFrom("account_event")
    .select(["at", "action", "object"])
    .where("account_id", "=", account)
    .orderBy("at", "desc")
    .orderBy("event_id")
    .limit(most)
    .execute();
