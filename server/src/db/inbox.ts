import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** A message that waits to be read. */
export type Waiting = {
  readonly message: string;
  /** A hash of the one patient's numbers as sent; "": of several or of nobody. */
  readonly about: string;
  /** It was read before, and counts no more for how regularly its feed comes. */
  readonly isAgain: boolean;
};

/** Puts messages in the inbox, in the transaction that keeps them. */
export async function addToInbox({ query, clinic, at }: ClinicTx, waiting: readonly Waiting[]): Promise<void> {
  if (waiting.length === 0) return;
  await sql`
    insert into inbox (clinic_id, message_id, about, added_at, tries, try_after, is_again)
    select ${clinic}, g.message_id, g.about, ${new Date(at)}, 0, ${new Date(at)}, g.is_again
    from unnest(${waiting.map(({ message }) => message)}::uuid[], ${waiting.map(({ about }) => about)}::text[],
      ${waiting.map(({ isAgain }) => isAgain)}::boolean[]) as g (message_id, about, is_again)
    on conflict do nothing`.execute(query);
}

type Row = { message_id: string; about: string; tries: number; is_again: boolean };

/**
 * The message that has waited longest and whatever waits about the same patient, locked for this transaction; what another
 * worker has locked is passed by.
 *
 * @param most of them
 * @param alone about whom each is taken by itself
 */
export async function takeFromInbox(
  { query, clinic, at }: ClinicTx,
  most: number,
  alone: ReadonlySet<string> = new Set(),
): Promise<readonly (Waiting & { readonly tries: number })[]> {
  const first = await sql<Row>`
    select message_id, about, tries, is_again from inbox where clinic_id = ${clinic} and try_after <= ${new Date(at)}
    order by try_after, added_at, message_id limit 1 for update skip locked`.execute(query);
  const oldest = first.rows[0];
  if (oldest === undefined) return [];
  const others =
    oldest.about === "" || alone.has(oldest.about)
      ? []
      : (
          await sql<Row>`
            select message_id, about, tries, is_again from inbox
            where clinic_id = ${clinic} and about = ${oldest.about} and message_id <> ${oldest.message_id} and try_after <= ${new Date(at)}
            order by added_at, message_id limit ${most - 1} for update skip locked`.execute(query)
        ).rows;
  return [oldest, ...others].map(({ message_id, about, tries, is_again }) => ({
    message: message_id,
    about,
    tries,
    isAgain: is_again,
  }));
}

export async function removeFromInbox({ query, clinic }: ClinicTx, messages: readonly string[]): Promise<void> {
  await sql`delete from inbox where clinic_id = ${clinic} and message_id = any(${[...messages]}::uuid[])`.execute(
    query,
  );
}

/** Lets messages wait, after what was tried with them failed. */
export async function tryAgainAfter(
  { query, clinic }: ClinicTx,
  messages: readonly string[],
  at: Instant,
): Promise<void> {
  await sql`
    update inbox set tries = tries + 1, try_after = ${new Date(at)}
    where clinic_id = ${clinic} and message_id = any(${[...messages]}::uuid[])`.execute(query);
}

/** How many wait, up to a number: to know whether there are many need not count all. */
export async function waitingUpTo(
  { query, clinic }: Pick<ClinicTx, "query" | "clinic">,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from inbox where clinic_id = ${clinic} limit ${most}) w`.execute(query);
  return rows[0]!.count;
}

/** Whether any is due now. */
export async function isIntakeDue({ query, clinic, at }: ClinicTx): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from inbox where clinic_id = ${clinic} and try_after <= ${new Date(at)}) as due`.execute(
    query,
  );
  return rows[0]!.due;
}
