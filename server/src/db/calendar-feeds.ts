import type { ClinicTx, Query } from "./transaction.ts";

export type FeedRow = {
  readonly clinic: string;
  readonly feed: string;
  readonly patient: string;
  readonly name: string | null;
  readonly language: "en" | "es";
  readonly madeAt: Date;
  readonly revokedAt: Date | null;
  /** Events as they were shown last. */
  readonly shown: object;
};

export async function insertFeed(
  { query, clinic, at, actor }: ClinicTx,
  feed: Pick<FeedRow, "feed" | "patient" | "name" | "language"> & { readonly tokenHash: string },
): Promise<void> {
  await query
    .insertInto("calendar_feed")
    .values({
      clinic_id: clinic,
      feed_id: feed.feed,
      patient_id: feed.patient,
      token_hash: feed.tokenHash,
      name: feed.name,
      language: feed.language,
      made_by: actor.id,
      made_at: new Date(at),
    })
    .execute();
}

/** The feed that the transaction names by its address, while it holds. */
export async function feedByToken(query: Query, tokenHash: string): Promise<FeedRow | undefined> {
  const row = await query
    .selectFrom("calendar_feed")
    .selectAll()
    .where("token_hash", "=", tokenHash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return row && read(row);
}

/** Every feed that a patient ever had, the oldest first. */
export async function feedsOf({ query, clinic }: ClinicTx, patient: string): Promise<readonly FeedRow[]> {
  const rows = await query
    .selectFrom("calendar_feed")
    .selectAll()
    .where("clinic_id", "=", clinic)
    .where("patient_id", "=", patient)
    .orderBy("made_at")
    .orderBy("feed_id")
    .execute();
  return rows.map(read);
}

export async function keepShown({ query, clinic }: ClinicTx, feed: string, events: readonly object[]): Promise<void> {
  await query
    .updateTable("calendar_feed")
    .set({ shown: JSON.stringify(events) })
    .where("clinic_id", "=", clinic)
    .where("feed_id", "=", feed)
    .execute();
}

/** @returns whether there was one that held */
export async function revokeFeed(
  { query, clinic, at, actor }: ClinicTx,
  patient: string,
  feed: string,
): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable("calendar_feed")
    .set({ revoked_at: new Date(at), revoked_by: actor.id })
    .where("clinic_id", "=", clinic)
    .where("patient_id", "=", patient)
    .where("feed_id", "=", feed)
    .where("revoked_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

type Row = {
  clinic_id: string;
  feed_id: string;
  patient_id: string;
  name: string | null;
  language: string;
  made_at: Date;
  revoked_at: Date | null;
  shown: object;
};
const read = (row: Row): FeedRow => ({
  clinic: row.clinic_id,
  feed: row.feed_id,
  patient: row.patient_id,
  name: row.name,
  language: row.language === "es" ? "es" : "en",
  madeAt: row.made_at,
  revokedAt: row.revoked_at,
  shown: row.shown,
});
