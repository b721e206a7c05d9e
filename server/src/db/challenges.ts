import { sql } from "kysely";
import type { Query } from "./transaction.ts";

/** One half of a ceremony. The transaction must name its key. */
export async function insertChallenge(
  query: Query,
  one: { key: string; purpose: string; content: Buffer; at: Date; endsAt: Date },
): Promise<void> {
  await sql`select remove_ended(${one.at})`.execute(query);
  await query
    .insertInto("challenge")
    .values({ challenge_key: one.key, purpose: one.purpose, content: one.content, ends_at: one.endsAt })
    .execute();
}

export const readChallenge = async (
  query: Query,
  key: string,
  purpose: string,
  at: Date,
): Promise<Buffer | undefined> =>
  (
    await query
      .selectFrom("challenge")
      .select("content")
      .where("challenge_key", "=", key)
      .where("purpose", "=", purpose)
      .where("ends_at", ">", at)
      .executeTakeFirst()
  )?.content;

/** Takes it away: of two that bring the same, one gets it. */
export const takeChallenge = async (
  query: Query,
  key: string,
  purpose: string,
  at: Date,
): Promise<Buffer | undefined> =>
  (
    await query
      .deleteFrom("challenge")
      .where("challenge_key", "=", key)
      .where("purpose", "=", purpose)
      .where("ends_at", ">", at)
      .returning("content")
      .executeTakeFirst()
  )?.content;
