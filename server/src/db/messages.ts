import { createHash, randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** A message as it came, with what its header says of itself. */
export type NewMessage = {
  readonly feed: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sender?: string;
  readonly controlId?: string;
  /** Its content without time and number, where that can be told. */
  readonly content?: Uint8Array | undefined;
};

export type KeptMessage = {
  readonly id: string;
  /** `bytes`: the same bytes had come from this feed before, and nothing was kept again. `content`: the same content under another number. */
  readonly repeats: "bytes" | "content" | undefined;
  /** The first message of this content: of one that repeats nothing, itself. */
  readonly original: string;
};

/** A moment and what is random, so that messages stand in the order in which they came. */
const newId = (): string => randomUUIDv7();

export const digestOf = (...parts: readonly Uint8Array[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

/**
 * Keeps messages as they came, in one statement however many. Whoever sends the same bytes at the same time waits, and is told
 * that they are there.
 *
 * @returns in the order given
 */
export async function keepMessages(
  { query, clinic, actor, at }: ClinicTx,
  messages: readonly NewMessage[],
): Promise<readonly KeptMessage[]> {
  const rows = messages.map((message) => ({
    ...message,
    id: newId(),
    digest: digestOf(message.bytes),
    like: message.content === undefined ? "" : digestOf(Buffer.from(`${message.feed}\0`), message.content),
  }));
  const column = <T>(of: (row: (typeof rows)[number]) => T): T[] => rows.map(of);
  const kept = await sql<{ message_id: string; feed: string; digest: string; like_before: string | null }>`
    with given as (
      select * from unnest(
        ${column(({ id }) => id)}::uuid[], ${column(({ feed }) => feed)}::text[], ${column(({ mediaType }) => mediaType)}::text[],
        ${column(({ digest }) => digest)}::text[], ${column(({ bytes }) => Buffer.from(bytes))}::bytea[],
        ${column(({ sender }) => sender ?? "")}::text[], ${column(({ controlId }) => controlId ?? "")}::text[],
        ${column(({ like }) => like)}::text[])
        as g (message_id, feed, media_type, digest, content, sender, control_id, content_digest)
    ), added as (
      insert into raw_message (clinic_id, message_id, feed, received_at, received_by, media_type, digest, content, sender, control_id, content_digest)
      select ${clinic}, g.message_id, g.feed, ${new Date(at)}, ${actor.id}, g.media_type, g.digest, g.content, g.sender, g.control_id, g.content_digest
      from given g on conflict (clinic_id, feed, digest) do nothing returning message_id, feed, digest
    )
    select a.message_id, a.feed, a.digest, (
        select b.message_id from raw_message b
        where b.clinic_id = ${clinic} and b.content_digest <> '' and b.content_digest = g.content_digest order by b.message_id limit 1
      ) as like_before
    from added a join given g using (message_id)`.execute(query);
  const added = new Map(kept.rows.map((row) => [row.message_id, row]));
  const others = rows.filter(({ id }) => !added.has(id));
  const before = await idsBefore({ query, clinic }, others);
  const likes = new Map<string, string>();
  return rows.map(({ id, feed, digest, like }): KeptMessage => {
    const row = added.get(id);
    if (row === undefined) {
      const same = before.get(`${feed} ${digest}`)!;
      return { id: same, repeats: "bytes", original: same };
    }
    // Of two alike in one statement the first is new.
    const original = row.like_before ?? likes.get(like);
    if (like !== "" && original === undefined) likes.set(like, id);
    return { id, repeats: original === undefined ? undefined : "content", original: original ?? id };
  });
}

/** What the same bytes were kept under: their statement has ended, or ours would still wait. */
async function idsBefore(
  { query, clinic }: Pick<ClinicTx, "query" | "clinic">,
  rows: readonly { readonly feed: string; readonly digest: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const found = await sql<{ message_id: string; feed: string; digest: string }>`
    select m.message_id, m.feed, m.digest from raw_message m
    join unnest(${rows.map(({ feed }) => feed)}::text[], ${rows.map(({ digest }) => digest)}::text[]) as g (feed, digest) using (feed, digest)
    where m.clinic_id = ${clinic}`.execute(query);
  return new Map(found.rows.map(({ message_id, feed, digest }) => [`${feed} ${digest}`, message_id]));
}

export type ReadMessage = {
  readonly id: string;
  readonly feed: string;
  readonly mediaType: string;
  readonly sender: string;
  readonly bytes: Buffer;
};

export async function messageOf(tx: ClinicTx, id: string): Promise<ReadMessage | undefined> {
  return (await messagesOf(tx, [id])).get(id);
}

export async function messagesOf(
  { query, clinic }: ClinicTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadMessage>> {
  const rows = await query
    .selectFrom("raw_message")
    .select(["message_id", "feed", "media_type", "sender", "content"])
    .where("clinic_id", "=", clinic)
    .where(sql<boolean>`message_id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ message_id, feed, media_type, sender, content }) => [
      message_id,
      { id: message_id, feed, mediaType: media_type, sender, bytes: content },
    ]),
  );
}
