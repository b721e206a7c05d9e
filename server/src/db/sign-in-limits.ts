import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Query } from "./transaction.ts";

/**
 * Counts an attempt as failed before it is judged, so that a thousand at once are a thousand. The transaction must name
 * the key; nodes that count the same one queue at its row.
 *
 * @param waitSeconds after so many failures
 * @param forgetHours without a failure after which the count begins again
 * @returns until when to wait, where it may not be tried now; such an attempt is not counted
 */
export async function countAttempt(
  query: Query,
  key: string,
  at: Date,
  waitSeconds: (failures: number) => number,
  forgetHours: number,
): Promise<Date | undefined> {
  await query
    .insertInto("sign_in_limit")
    .values({ limit_key: key, failures: 0, last_failed_at: at, wait_until: null })
    .onConflict((conflict) => conflict.column("limit_key").doNothing())
    .execute();
  const row = await query
    .selectFrom("sign_in_limit")
    .selectAll()
    .where("limit_key", "=", key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.wait_until !== null && row.wait_until > at) return row.wait_until;
  const isForgotten = at.getTime() - row.last_failed_at.getTime() > forgetHours * 3_600_000;
  const failures = (isForgotten ? 0 : row.failures) + 1;
  const wait = waitSeconds(failures);
  await query
    .updateTable("sign_in_limit")
    .set({ failures, last_failed_at: at, wait_until: wait === 0 ? null : new Date(at.getTime() + wait * 1000) })
    .where("limit_key", "=", key)
    .execute();
  return undefined;
}

/** Somebody got in: their failures are forgotten. */
export async function forgetFailures(query: Query, key: string): Promise<void> {
  await query
    .updateTable("sign_in_limit")
    .set({ failures: 0, wait_until: null })
    .where("limit_key", "=", key)
    .execute();
}

/** Somebody got in from a place that others share: only this attempt was no failure. */
export async function takeBackAttempt(query: Query, key: string): Promise<void> {
  await query
    .updateTable("sign_in_limit")
    .set({ failures: sql<number>`greatest(failures - 1, 0)`, wait_until: null })
    .where("limit_key", "=", key)
    .execute();
}

export type Attempt = {
  readonly at: Date;
  readonly account: string | undefined;
  readonly addressKey: string;
  readonly sourceKey: string;
  readonly method: string;
  readonly outcome: "accepted" | "refused" | "delayed";
};

export async function insertAttempt(query: Query, one: Attempt): Promise<void> {
  await query
    .insertInto("sign_in_attempt")
    .values({
      attempt_id: randomUUID(),
      at: one.at,
      account_id: one.account ?? null,
      address_key: one.addressKey,
      source_key: one.sourceKey,
      method: one.method,
      outcome: one.outcome,
    })
    .execute();
}

/** The last attempts on an account, the newest first; its own, or a member's for the administrator. */
export const attemptsOn = (query: Query, account: string, most: number) =>
  query
    .selectFrom("sign_in_attempt")
    .select(["at", "method", "outcome"])
    .where("account_id", "=", account)
    .orderBy("at", "desc")
    .orderBy("attempt_id")
    .limit(most)
    .execute();
