import { type Instant, InvariantError } from "@longwatch/core";
import { sql } from "kysely";
import type { AuditEventTable } from "./tables.ts";
import type { ClinicTx, Query } from "./transaction.ts";

/** A row as the chain needs it: moments to the microsecond, the detail to the letter. */
export type AuditRow = {
  readonly clinic_id: string;
  readonly event_id: string;
  readonly at: string;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly action: string;
  readonly object: string;
  readonly why: string | null;
  readonly detail: string;
  readonly position: string | null;
  readonly hash: Buffer | null;
  readonly sealed_at: string | null;
};

export type NewAuditRow = Pick<AuditEventTable, "event_id" | "action" | "object" | "why"> & { readonly detail: string };

/** UTC with microseconds: `2026-11-21T10:00:00.000000Z`. */
const exactly = (column: "at" | "sealed_at") =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export const auditRows = (query: Query) =>
  query
    .selectFrom("audit_event")
    .select(["clinic_id", "event_id", "actor_kind", "actor_id", "action", "object", "why", "position", "hash"])
    .select([exactly("at").as("at"), exactly("sealed_at").as("sealed_at"), sql<string>`detail::text`.as("detail")]);

export async function insertAuditEvent({ query, clinic, actor, at }: ClinicTx, row: NewAuditRow): Promise<void> {
  await query
    .insertInto("audit_event")
    .values({ ...row, clinic_id: clinic, at: new Date(at), actor_kind: actor.kind, actor_id: actor.id })
    .execute();
}

/** Whether the same person did the same to the same after a moment (not at it). */
export async function hasAuditEventSince(
  { query, clinic, actor }: ClinicTx,
  { action, object, detail }: Pick<NewAuditRow, "action" | "object" | "detail">,
  after: number,
): Promise<boolean> {
  const row = await query
    .selectFrom("audit_event")
    .select("event_id")
    .where("clinic_id", "=", clinic)
    .where("object", "=", object)
    .where("at", ">", new Date(after))
    .where("action", "=", action)
    .where("actor_kind", "=", actor.kind)
    .where("actor_id", "=", actor.id)
    .where(sql<string>`detail::text`, "=", detail)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The clinic's head, locked: one sealer at a time, on whatever node. */
export async function lockAuditHead({ query, clinic, at }: ClinicTx): Promise<{ position: number; hash: Buffer }> {
  await query
    .insertInto("audit_head")
    .values({ clinic_id: clinic, position: 0, hash: Buffer.alloc(32), sealed_at: new Date(at) })
    .onConflict((conflict) => conflict.column("clinic_id").doNothing())
    .execute();
  const head = await query
    .selectFrom("audit_head")
    .select(["position", "hash"])
    .where("clinic_id", "=", clinic)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { position: Number(head.position), hash: head.hash };
}

export const unsealedRows = ({ query, clinic }: ClinicTx, most: number): Promise<AuditRow[]> =>
  auditRows(query)
    .where("clinic_id", "=", clinic)
    .where("position", "is", null)
    .orderBy("audit_event.at")
    .orderBy("event_id")
    .limit(most)
    .execute();

export type Seal = { readonly event: string; readonly position: number; readonly hash: Buffer };

/** Gives events their place, and moves the head to the last of them. */
export async function writeSeals(
  { query, clinic }: ClinicTx,
  seals: readonly Seal[],
  sealedAt: Instant,
): Promise<void> {
  const at = new Date(sealedAt);
  const { numAffectedRows } = await sql`
    update audit_event set position = seal.position, hash = seal.hash, sealed_at = ${at}
    from unnest(${seals.map(({ event }) => event)}::uuid[], ${seals.map(({ position }) => position)}::bigint[],
                ${seals.map(({ hash }) => hash)}::bytea[]) as seal (event_id, position, hash)
    where audit_event.clinic_id = ${clinic} and audit_event.event_id = seal.event_id`.execute(query);
  if (Number(numAffectedRows) !== seals.length) throw new InvariantError("an event went missing while it was sealed");
  const { position, hash } = seals.at(-1)!;
  await query
    .updateTable("audit_head")
    .set({ position, hash, sealed_at: at })
    .where("clinic_id", "=", clinic)
    .execute();
}

export type AuditTail = { readonly unsealed: number; readonly oldestAt: Date | null };

/** Committed and not sealed yet. */
export async function auditTail(query: Query, clinic: string): Promise<AuditTail> {
  const row = await query
    .selectFrom("audit_event")
    .select(({ fn }) => [fn.countAll<string>().as("unsealed"), fn.min("at").as("oldest")])
    .where("clinic_id", "=", clinic)
    .where("position", "is", null)
    .executeTakeFirstOrThrow();
  return { unsealed: Number(row.unsealed), oldestAt: row.oldest };
}

export async function countSealed(query: Query, clinic: string): Promise<number> {
  const row = await query
    .selectFrom("audit_event")
    .select(({ fn }) => fn.count<string>("position").as("sealed"))
    .where("clinic_id", "=", clinic)
    .executeTakeFirstOrThrow();
  return Number(row.sealed);
}

/** Sealed events in the order of the chain, a page at a time: those after a place, however they are numbered. */
export const sealedRows = (query: Query, clinic: string, after: number, most: number): Promise<AuditRow[]> =>
  auditRows(query)
    .where("clinic_id", "=", clinic)
    .where("position", ">", String(after))
    .orderBy("position")
    .limit(most)
    .execute();

export async function auditHead(query: Query, clinic: string): Promise<{ position: number; hash: Buffer } | undefined> {
  const head = await query
    .selectFrom("audit_head")
    .select(["position", "hash"])
    .where("clinic_id", "=", clinic)
    .executeTakeFirst();
  return head && { position: Number(head.position), hash: head.hash };
}
