import { sql } from "kysely";
import { json } from "./json.ts";
import type { ClinicTx } from "./transaction.ts";

/** How long a key stands for one request. */
export const keyHours = 24;

/** What was answered the first time. */
export type KeptAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | null;
};
export type Claimed =
  | { readonly is: "first" }
  | { readonly is: "again"; readonly answer: KeptAnswer }
  | { readonly is: "another" };

/**
 * Takes a key for this request. Whoever comes with the same key at the same time waits here until the first has committed.
 *
 * @param digest of everything that makes the request what it is
 */
export async function claimKey({ query, clinic, actor, at }: ClinicTx, key: string, digest: string): Promise<Claimed> {
  const claimed = await sql`
    insert into idempotency (clinic_id, actor_id, idempotency_key, request_digest, made_at)
    values (${clinic}, ${actor.id}, ${key}, ${digest}, ${new Date(at)})
    on conflict (clinic_id, actor_id, idempotency_key) do update
      set request_digest = excluded.request_digest, made_at = excluded.made_at, status = null, headers = null, body = null
      where idempotency.made_at < ${new Date(at - keyHours * 3_600_000)}`.execute(query);
  if (claimed.numAffectedRows === 1n) return { is: "first" };
  const kept = await query
    .selectFrom("idempotency")
    .select(["request_digest", "status", "headers", "body"])
    .where("clinic_id", "=", clinic)
    .where("actor_id", "=", actor.id)
    .where("idempotency_key", "=", key)
    .executeTakeFirstOrThrow();
  if (kept.request_digest !== digest || kept.status === null) return { is: "another" };
  const headers = (kept.headers ?? {}) as KeptAnswer["headers"];
  return { is: "again", answer: { status: kept.status, headers, body: kept.body } };
}

/** Keeps what the first request is answered, in its own transaction. */
export async function keepAnswer(
  { query, clinic, actor }: ClinicTx,
  key: string,
  { status, headers, body }: KeptAnswer,
): Promise<void> {
  await query
    .updateTable("idempotency")
    .set({ status, headers: json(headers), body })
    .where("clinic_id", "=", clinic)
    .where("actor_id", "=", actor.id)
    .where("idempotency_key", "=", key)
    .execute();
}

/** Keys that nobody can come back with: the sweep's. */
export async function forgetKeys({ query, clinic }: ClinicTx, before: Date): Promise<void> {
  await sql`delete from idempotency where clinic_id = ${clinic} and made_at < ${before}`.execute(query);
}
