import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { Delivery } from "./outbox.ts";
import type { ClinicTx } from "./transaction.ts";

/** `waiting`: not tried yet; `again`: failed for now and tried again; the others are how it ended. */
export type DeliveryState = "waiting" | "again" | "sent" | "undelivered" | "withdrawn";

export type DeliveryRow = {
  readonly key: string;
  readonly channel: Delivery["channel"];
  readonly recipient: string;
  /** Undefined: sent by an earlier release, which did not keep it. */
  readonly urgency: string | undefined;
  readonly state: DeliveryState;
  /** Undefined: ended in an earlier release, which did not keep it. */
  readonly addedAt: Instant | undefined;
  /** When it was last handed to a mail server. */
  readonly lastTryAt: Instant | undefined;
  readonly nextTryAt: Instant | undefined;
  readonly endedAt: Instant | undefined;
  /** How often it was handed to a mail server. */
  readonly tries: number;
  /** Of the last attempt: the mail server's three digits or a word of ours; "" before the first. */
  readonly detail: string;
};

/**
 * The last message of the page before: when it last changed, with microseconds, and the mark of its key. A key can name a patient;
 * its mark names nobody.
 */
export type DeliveryCursor = { readonly at: string; readonly mark: string };

type Row = {
  delivery_key: string;
  channel: Delivery["channel"];
  recipient: string;
  urgency: string | null;
  state: DeliveryState;
  added_at: Date | null;
  last_try_at: Date | null;
  next_try_at: Date | null;
  ended_at: Date | null;
  tries: number;
  detail: string;
  place: string;
  mark: string;
};

/** What was not handed to a mail server has no message id. */
const states = sql`case outcome when 'delivered' then 'sent' when 'withdrawn' then 'withdrawn' else 'undelivered' end`;

const mark = sql`encode(sha256(convert_to(delivery_key, 'UTF8')), 'hex')`;

/**
 * Messages that wait and messages that ended, those that changed last first.
 *
 * @returns up to `most` of them, and where each stands in the list
 */
export async function deliveriesPage(
  { query, clinic }: ClinicTx,
  state: DeliveryState | undefined,
  most: number,
  after?: DeliveryCursor,
): Promise<readonly (DeliveryRow & { readonly place: DeliveryCursor })[]> {
  const { rows } = await sql<Row>`
    with listed as (
      select o.delivery_key, o.channel, o.recipient, o.urgency, case when l.attempt is null then 'waiting' else 'again' end as state,
        o.added_at, l.attempted_at as last_try_at, o.try_after as next_try_at, null::timestamptz as ended_at,
        coalesce(l.attempt, 0) as tries, coalesce(l.detail, '') as detail, coalesce(l.attempted_at, o.added_at) as moment
      from outbox o left join lateral (
        select attempt, attempted_at, detail from delivery_attempt
        where clinic_id = o.clinic_id and delivery_key = o.delivery_key order by attempt desc limit 1) l on true
      where o.clinic_id = ${clinic}
      union all
      select e.delivery_key, e.channel, e.recipient, e.urgency, ${states}, e.added_at,
        (select max(attempted_at) from delivery_attempt
          where clinic_id = e.clinic_id and delivery_key = e.delivery_key and message_id <> ''),
        null, e.attempted_at, case when e.message_id = '' then e.attempt - 1 else e.attempt end, e.detail, e.attempted_at
      from delivery_attempt e where e.clinic_id = ${clinic} and e.outcome <> 'later')
    select delivery_key, channel, recipient, urgency, state, added_at, last_try_at, next_try_at, ended_at, tries, detail,
      to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place, ${mark} as mark
    from listed
    where (${state ?? null}::text is null or state = ${state ?? null})
      and (${after?.at ?? null}::timestamptz is null
        or (moment, ${mark}) < (${after?.at ?? null}::timestamptz, ${after?.mark ?? null}::text))
    order by moment desc, ${mark} desc limit ${most}`.execute(query);
  return rows.map((row) => ({
    key: row.delivery_key,
    channel: row.channel,
    recipient: row.recipient,
    urgency: row.urgency ?? undefined,
    state: row.state,
    addedAt: instantOf(row.added_at),
    lastTryAt: instantOf(row.last_try_at),
    nextTryAt: instantOf(row.next_try_at),
    endedAt: instantOf(row.ended_at),
    tries: row.tries,
    detail: row.detail,
    place: { at: row.place, mark: row.mark },
  }));
}

const instantOf = (moment: Date | null): Instant | undefined => moment?.getTime() as Instant | undefined;

/** How many messages wait now, and how many ended since a moment, itself included. */
export async function deliveryCounts(
  { query, clinic }: ClinicTx,
  since: Instant,
): Promise<Readonly<Record<DeliveryState, number>>> {
  const { rows } = await sql<{ state: DeliveryState; count: number }>`
    select case when exists (
        select from delivery_attempt a where a.clinic_id = o.clinic_id and a.delivery_key = o.delivery_key
      ) then 'again' else 'waiting' end as state, count(*)::int as count
    from outbox o where clinic_id = ${clinic} group by 1
    union all
    select ${states}, count(*)::int from delivery_attempt
    where clinic_id = ${clinic} and outcome <> 'later' and attempted_at >= ${new Date(since)} group by 1`.execute(
    query,
  );
  const counted = { waiting: 0, again: 0, sent: 0, undelivered: 0, withdrawn: 0 };
  for (const { state, count } of rows) counted[state] = count;
  return counted;
}
