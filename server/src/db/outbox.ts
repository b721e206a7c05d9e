import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { DeliveryTables } from "./delivery-tables.ts";
import type { ClinicTx } from "./transaction.ts";

/** A message that waits: no text and no address, both are made when it is sent. */
export type Delivery = {
  readonly key: string;
  readonly channel: DeliveryTables["outbox"]["channel"];
  /** An account's id, or the patient's. */
  readonly recipient: string;
  /** "" for a message to staff. */
  readonly patient: string;
  /** Of a reminder the keys of the tests. */
  readonly about: readonly string[];
  readonly urgency: string;
};

export type ClaimedDelivery = Delivery & {
  /** How often it was tried, this time included. */
  readonly tries: number;
  readonly addedAt: Instant;
};

/** @returns false where it is there already */
export async function addDelivery({ query, clinic, at }: ClinicTx, one: Delivery): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await query
    .insertInto("outbox")
    .values({
      clinic_id: clinic,
      delivery_key: one.key,
      channel: one.channel,
      recipient: one.recipient,
      patient_id: one.patient,
      about: [...one.about],
      urgency: one.urgency,
      added_at: new Date(at),
      tries: 0,
      try_after: new Date(at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export const isDeliveryDue = async ({ query, clinic, at }: ClinicTx): Promise<boolean> =>
  (await query
    .selectFrom("outbox")
    .select("delivery_key")
    .where("clinic_id", "=", clinic)
    .where("try_after", "<=", new Date(at))
    .limit(1)
    .executeTakeFirst()) !== undefined;

/**
 * Takes messages that are due, so that no other node tries them before `until`. Nothing stays locked: whoever records a
 * result meanwhile does not wait for a mail server. A node that dies leaves them for whoever comes after that moment.
 */
export async function claimDeliveries(
  { query, clinic, at }: ClinicTx,
  until: Instant,
  most: number,
): Promise<readonly ClaimedDelivery[]> {
  const { rows } = await sql<{
    delivery_key: string;
    channel: Delivery["channel"];
    recipient: string;
    patient_id: string;
    about: string[];
    urgency: string;
    tries: number;
    added_at: Date;
  }>`
    update outbox set tries = tries + 1, try_after = ${new Date(until)}
    where clinic_id = ${clinic} and delivery_key in (
      select delivery_key from outbox where clinic_id = ${clinic} and try_after <= ${new Date(at)}
      order by try_after, delivery_key limit ${most} for update skip locked)
    returning delivery_key, channel, recipient, patient_id, about, urgency, tries, added_at`.execute(query);
  return rows.map((row) => ({
    key: row.delivery_key,
    channel: row.channel,
    recipient: row.recipient,
    patient: row.patient_id,
    about: row.about,
    urgency: row.urgency,
    tries: row.tries,
    addedAt: row.added_at.getTime() as Instant,
  }));
}

/** Whether a claimed message is still wanted: what was withdrawn since is not sent. */
export const isStillWaiting = async ({ query, clinic }: ClinicTx, { key }: Pick<Delivery, "key">): Promise<boolean> =>
  (await query
    .selectFrom("outbox")
    .select("delivery_key")
    .where("clinic_id", "=", clinic)
    .where("delivery_key", "=", key)
    .executeTakeFirst()) !== undefined;

export type Attempt = {
  readonly outcome: DeliveryTables["delivery_attempt"]["outcome"];
  readonly detail: string;
  readonly messageId: string;
};

/** Writes down an attempt. A message that failed for now waits until the moment; every other outcome is its last. */
export async function recordAttempt(
  { query, clinic, at }: ClinicTx,
  one: ClaimedDelivery,
  { outcome, detail, messageId }: Attempt,
  tryAfter: Instant,
): Promise<void> {
  await query
    .insertInto("delivery_attempt")
    .values({
      clinic_id: clinic,
      delivery_key: one.key,
      attempt: one.tries,
      patient_id: one.patient,
      channel: one.channel,
      recipient: one.recipient,
      attempted_at: new Date(at),
      outcome,
      detail,
      message_id: messageId,
      urgency: one.urgency,
      added_at: new Date(one.addedAt),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const mine = { clinic_id: clinic, delivery_key: one.key };
  if (outcome === "later") {
    await query
      .updateTable("outbox")
      .set({ try_after: new Date(tryAfter) })
      .where("clinic_id", "=", mine.clinic_id)
      .where("delivery_key", "=", mine.delivery_key)
      .execute();
    return;
  }
  await query
    .deleteFrom("outbox")
    .where("clinic_id", "=", mine.clinic_id)
    .where("delivery_key", "=", mine.delivery_key)
    .execute();
}
