import { type Day, formatDay, parseDay } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** Adds to what came from a feed on a day: results by analyte, and messages under "". */
export async function countOnDay(
  { query, clinic }: ClinicTx,
  feed: string,
  day: Day,
  results: ReadonlyMap<string, number>,
): Promise<void> {
  // In one order: two who count at once wait for each other and never for ever.
  const rows = [...results].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await sql`
    insert into feed_day (clinic_id, feed, analyte, heard_on, results)
    select ${clinic}, ${feed}, g.analyte, ${formatDay(day)}::date, g.results
    from unnest(${rows.map(([analyte]) => analyte)}::text[], ${rows.map(([, count]) => count)}::int[]) as g (analyte, results)
    on conflict (clinic_id, feed, analyte, heard_on) do update set results = feed_day.results + excluded.results`.execute(
    query,
  );
}

/** The days on which each analyte of each feed came, since a day, in order; "" for any message. */
export async function daysHeard(
  { query, clinic }: ClinicTx,
  since: Day,
): Promise<readonly { readonly feed: string; readonly analyte: string; readonly days: readonly Day[] }[]> {
  const { rows } = await sql<{ feed: string; analyte: string; days: string[] }>`
    select feed, analyte, array_agg(heard_on::text order by heard_on) as days from feed_day
    where clinic_id = ${clinic} and heard_on >= ${formatDay(since)}::date group by feed, analyte order by feed, analyte`.execute(
    query,
  );
  return rows.map(({ feed, analyte, days }) => ({ feed, analyte, days: days.map((day) => parseDay(day)!) }));
}
