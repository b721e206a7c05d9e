import type { Instant } from "@longwatch/core";
import type { Subscription } from "@longwatch/interop";
import { type Selectable, sql } from "kysely";
import type { SubscriptionTables } from "./subscription-tables.ts";
import type { ClinicTx } from "./transaction.ts";

type Row = Selectable<SubscriptionTables["subscription"]>;

export type SubscriptionRow = {
  readonly id: string;
  /** A client, or a service token. */
  readonly madeBy: string;
  readonly criteria: string;
  readonly endpoint: string;
  readonly payload: Subscription["payload"];
  readonly reason: string;
  readonly endsAt: Instant | undefined;
  readonly sealedHeaders: Buffer | undefined;
  readonly status: Subscription["status"];
  readonly version: number;
  readonly changedAt: Instant;
  readonly trouble: string | undefined;
  /** Attempts since the last that succeeded. */
  readonly tries: number;
  readonly failingSince: Instant | undefined;
  readonly lastNumber: number;
  readonly toldNumber: number;
};

export async function insertSubscription(
  { query, clinic, actor, at }: ClinicTx,
  one: Pick<SubscriptionRow, "id" | "criteria" | "endpoint" | "payload" | "reason" | "endsAt" | "sealedHeaders">,
): Promise<void> {
  const now = new Date(at);
  await query
    .insertInto("subscription")
    .values({
      clinic_id: clinic,
      subscription_id: one.id,
      made_by: actor.id,
      made_at: now,
      criteria: one.criteria,
      endpoint: one.endpoint,
      payload: one.payload,
      reason: one.reason,
      ends_at: one.endsAt === undefined ? null : new Date(one.endsAt),
      sealed_headers: one.sealedHeaders ?? null,
      status: "requested",
      version: 1,
      changed_at: now,
      trouble: null,
      tries: 0,
      try_after: now,
      failing_since: null,
      last_number: 0,
      told_number: 0,
    })
    .execute();
}

/** The clinic's subscriptions in the order in which they were made. @param of only of this program, only this one */
export async function subscriptionsOf(
  { query, clinic }: ClinicTx,
  of: { readonly madeBy?: string | undefined; readonly id?: string | undefined } = {},
): Promise<readonly SubscriptionRow[]> {
  let statement = query.selectFrom("subscription").selectAll().where("clinic_id", "=", clinic);
  if (of.madeBy !== undefined) statement = statement.where("made_by", "=", of.madeBy);
  if (of.id !== undefined) statement = statement.where("subscription_id", "=", of.id);
  return (await statement.orderBy("made_at").orderBy("subscription_id").execute()).map(read);
}

/** One, which nobody else changes before the end of the transaction. */
export async function lockSubscription({ query, clinic }: ClinicTx, id: string): Promise<SubscriptionRow | undefined> {
  const row = await query
    .selectFrom("subscription")
    .selectAll()
    .where("clinic_id", "=", clinic)
    .where("subscription_id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && read(row);
}

/** Whether anything is to be looked for at this clinic. */
export const hasSubscriptions = async ({ query, clinic }: ClinicTx): Promise<boolean> =>
  (await query
    .selectFrom("subscription")
    .select("subscription_id")
    .where("clinic_id", "=", clinic)
    .where("status", "<>", "off")
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Another status, and so another version; what was tried before counts no more. */
export async function putStatus(
  { query, clinic, at }: ClinicTx,
  id: string,
  status: Subscription["status"],
  trouble: string | null = null,
): Promise<void> {
  const now = new Date(at);
  await query
    .updateTable("subscription")
    .set((row) => ({
      status,
      trouble,
      version: row("version", "+", 1),
      changed_at: now,
      tries: 0,
      try_after: now,
      failing_since: null,
    }))
    .where("clinic_id", "=", clinic)
    .where("subscription_id", "=", id)
    .execute();
}

/** @returns whether there was one */
export async function deleteSubscription({ query, clinic }: ClinicTx, id: string): Promise<boolean> {
  const { numDeletedRows } = await query
    .deleteFrom("subscription")
    .where("clinic_id", "=", clinic)
    .where("subscription_id", "=", id)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/**
 * Takes subscriptions whose receivers are to be told something now, so that no other node tells them before `until`. A node that dies
 * leaves them for whoever comes after that moment.
 */
export async function claimSubscriptions(
  { query, clinic, at }: ClinicTx,
  until: Instant,
  most: number,
): Promise<readonly SubscriptionRow[]> {
  const { rows } = await sql<Row>`
    update subscription set tries = tries + 1, try_after = ${new Date(until)}
    where clinic_id = ${clinic} and subscription_id in (
      select subscription_id from subscription
      where clinic_id = ${clinic} and try_after <= ${new Date(at)} and (status = 'requested' or (status = 'active' and told_number < last_number))
      order by try_after, subscription_id limit ${most} for update skip locked)
    returning *`.execute(query);
  return rows.map(read);
}

/** The receiver has taken everything through this number. */
export async function putTold({ query, clinic, at }: ClinicTx, id: string, through: number): Promise<void> {
  await query
    .updateTable("subscription")
    .set({ told_number: through, tries: 0, try_after: new Date(at), failing_since: null, ...withTrouble(null, at) })
    .where("clinic_id", "=", clinic)
    .where("subscription_id", "=", id)
    .execute();
}

export async function putFailure(
  { query, clinic, at }: ClinicTx,
  id: string,
  failure: { readonly trouble: string; readonly since: Instant; readonly tryAfter: Instant },
): Promise<void> {
  await query
    .updateTable("subscription")
    .set({
      ...withTrouble(failure.trouble, at),
      failing_since: new Date(failure.since),
      try_after: new Date(failure.tryAfter),
    })
    .where("clinic_id", "=", clinic)
    .where("subscription_id", "=", id)
    .execute();
}

/** The trouble is shown, so that another one makes another version. */
const withTrouble = (trouble: string | null, at: Instant) => ({
  trouble,
  version: sql<number>`version + (trouble is distinct from ${trouble})::int`,
  changed_at: sql<Date>`case when trouble is distinct from ${trouble} then ${new Date(at)} else changed_at end`,
});

/** Whether the program is still let in: a client that is connected, or a token that holds. */
export async function isProgramThere({ query, at }: ClinicTx, program: string): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`select program_holds(${program}, ${new Date(at)}) as holds`.execute(
    query,
  );
  return rows[0]?.holds === true;
}

const read = (row: Row): SubscriptionRow => ({
  id: row.subscription_id,
  madeBy: row.made_by,
  criteria: row.criteria,
  endpoint: row.endpoint,
  payload: row.payload,
  reason: row.reason,
  endsAt: row.ends_at === null ? undefined : (row.ends_at.getTime() as Instant),
  sealedHeaders: row.sealed_headers ?? undefined,
  status: row.status,
  version: row.version,
  changedAt: row.changed_at.getTime() as Instant,
  trouble: row.trouble ?? undefined,
  tries: row.tries,
  failingSince: row.failing_since === null ? undefined : (row.failing_since.getTime() as Instant),
  lastNumber: Number(row.last_number),
  toldNumber: Number(row.told_number),
});
