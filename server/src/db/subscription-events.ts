import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

type Named = { readonly type: string; readonly id: string; readonly patient: string };
/** What meets a subscription's criteria. `urgencyRank`: 0 (at once) to 3. */
export type MatchRow = Named & { readonly urgencyRank: number };
export type EventRow = Named & { readonly number: number; readonly at: Instant };

/**
 * Replaces what is known to meet a subscription's criteria. What had not met them before is an event, and what has become more urgent, unless it
 * is only looked at (`isTold` false): then nothing is told of what is there already. The subscription must be locked.
 *
 * @returns how many events there are more
 */
export async function replaceMatches(
  { query, clinic, at }: ClinicTx,
  subscription: string,
  matches: readonly MatchRow[],
  isTold: boolean,
): Promise<number> {
  const column = (of: (row: MatchRow) => string): string[] => matches.map(of);
  const { rows } = await sql<{ events: number }>`
    with given as (
      select * from unnest(${column(({ id }) => id)}::text[], ${column(({ type }) => type)}::text[], ${column(({ patient }) => patient)}::text[],
                           ${matches.map(({ urgencyRank }) => urgencyRank)}::integer[])
        with ordinality as g (resource_id, resource_type, patient_id, urgency_rank, place)
    ), before as (
      select resource_id, urgency_rank from subscription_match where clinic_id = ${clinic} and subscription_id = ${subscription}
    ), gone as (
      delete from subscription_match where clinic_id = ${clinic} and subscription_id = ${subscription}
        and resource_id not in (select resource_id from given)
    ), kept as (
      insert into subscription_match (clinic_id, subscription_id, patient_id, resource_id, urgency_rank)
      select ${clinic}, ${subscription}, patient_id, resource_id, urgency_rank from given
      on conflict (clinic_id, subscription_id, resource_id) do update set urgency_rank = excluded.urgency_rank
        where subscription_match.urgency_rank <> excluded.urgency_rank
    ), numbered as (
      select g.*, row_number() over (order by g.place) as ordinal from given g left join before b using (resource_id)
      where ${isTold} and (b.resource_id is null or g.urgency_rank < b.urgency_rank)
    ), told as (
      insert into subscription_event (clinic_id, subscription_id, event_number, patient_id, resource_type, resource_id, happened_at)
      select ${clinic}, ${subscription}, s.last_number + n.ordinal, n.patient_id, n.resource_type, n.resource_id, ${new Date(at)}
      from numbered n join subscription s on s.clinic_id = ${clinic} and s.subscription_id = ${subscription}
    ), counted as (
      update subscription set last_number = last_number + (select count(*) from numbered)
      where clinic_id = ${clinic} and subscription_id = ${subscription} and exists (select from numbered)
    )
    select count(*)::int as events from numbered`.execute(query);
  return rows[0]?.events ?? 0;
}

/** Forgets what is known to meet the criteria: whoever begins again is told nothing of what is there already. */
export async function forgetMatches({ query, clinic }: ClinicTx, subscription: string): Promise<void> {
  await query
    .deleteFrom("subscription_match")
    .where("clinic_id", "=", clinic)
    .where("subscription_id", "=", subscription)
    .execute();
}

/** Events after a number, in their order. */
export async function eventsAfter(
  { query, clinic }: ClinicTx,
  subscription: string,
  after: number,
  most: number,
): Promise<readonly EventRow[]> {
  const rows = await query
    .selectFrom("subscription_event")
    .selectAll()
    .where("clinic_id", "=", clinic)
    .where("subscription_id", "=", subscription)
    .where("event_number", ">", `${after}`)
    .orderBy("event_number")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    number: Number(row.event_number),
    at: row.happened_at.getTime() as Instant,
    type: row.resource_type,
    id: row.resource_id,
    patient: row.patient_id,
  }));
}

/** Events that nobody will ask for any more: the sweep's. */
export async function forgetEvents({ query, clinic }: ClinicTx, before: Date): Promise<void> {
  await query
    .deleteFrom("subscription_event")
    .where("clinic_id", "=", clinic)
    .where("happened_at", "<", before)
    .execute();
}
