import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** A message as it came. */
export type NewMessage = { readonly feed: string; readonly mediaType: string; readonly bytes: Uint8Array };

/**
 * Keeps a message as it came. Whoever sends the same bytes at the same time waits, and is told that it is there.
 *
 * @returns its id, and whether the same bytes had come from this feed before
 */
export async function keepMessage(
  { query, clinic, actor, at }: ClinicTx,
  { feed, mediaType, bytes }: NewMessage,
): Promise<{ readonly id: string; readonly isRepeated: boolean }> {
  const digest = createHash("sha256").update(bytes).digest("hex");
  await sql`select pg_advisory_xact_lock(hashtextextended(${`message ${clinic} ${feed} ${digest}`}, 0))`.execute(query);
  const before = await query
    .selectFrom("raw_message")
    .select("message_id")
    .where("clinic_id", "=", clinic)
    .where("feed", "=", feed)
    .where("digest", "=", digest)
    .orderBy("received_at")
    .limit(1)
    .executeTakeFirst();
  if (before !== undefined) return { id: before.message_id, isRepeated: true };
  const id = randomUUID();
  await query
    .insertInto("raw_message")
    .values({
      clinic_id: clinic,
      message_id: id,
      feed,
      received_at: new Date(at),
      received_by: actor.id,
      media_type: mediaType,
      digest,
      content: Buffer.from(bytes),
    })
    .execute();
  return { id, isRepeated: false };
}

export async function messageOf(
  { query, clinic }: ClinicTx,
  id: string,
): Promise<{ readonly feed: string; readonly mediaType: string; readonly bytes: Buffer } | undefined> {
  const row = await query
    .selectFrom("raw_message")
    .select(["feed", "media_type", "content"])
    .where("clinic_id", "=", clinic)
    .where("message_id", "=", id)
    .executeTakeFirst();
  return row && { feed: row.feed, mediaType: row.media_type, bytes: row.content };
}
