import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

export type Feed = {
  readonly feed: string;
  readonly everyHours: number;
  readonly since: Instant;
  /** When it was heard last; undefined: never. */
  readonly heardAt: Instant | undefined;
};

/** The feeds that a clinic expects to hear from, in order of name. */
export async function feedsOf({ query, clinic }: ClinicTx): Promise<readonly Feed[]> {
  const { rows } = await sql<{ feed: string; expected_every_hours: number; since: Date; heard_at: Date | null }>`
    select f.feed, f.expected_every_hours, f.since,
           (select max(m.received_at) from raw_message m where m.clinic_id = f.clinic_id and m.feed = f.feed) as heard_at
    from feed f where f.clinic_id = ${clinic} order by f.feed`.execute(query);
  return rows.map((row) => ({
    feed: row.feed,
    everyHours: row.expected_every_hours,
    since: row.since.getTime() as Instant,
    heardAt: row.heard_at === null ? undefined : (row.heard_at.getTime() as Instant),
  }));
}

/** Expects a feed from now on, or changes how often. */
export async function putFeed({ query, clinic, at }: ClinicTx, feed: string, everyHours: number): Promise<void> {
  await query
    .insertInto("feed")
    .values({ clinic_id: clinic, feed, expected_every_hours: everyHours, since: new Date(at) })
    .onConflict((conflict) => conflict.columns(["clinic_id", "feed"]).doUpdateSet({ expected_every_hours: everyHours }))
    .execute();
}

/** Expects it no more. */
export async function removeFeed({ query, clinic }: ClinicTx, feed: string): Promise<void> {
  await query.deleteFrom("feed").where("clinic_id", "=", clinic).where("feed", "=", feed).execute();
}
