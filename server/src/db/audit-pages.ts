import type { Instant } from "@longwatch/core";
import { type ExpressionBuilder, sql } from "kysely";
import { type AuditRow, auditRows } from "./audit-events.ts";
import type { Tables } from "./tables.ts";
import type { ClinicTx } from "./transaction.ts";

/** The last event of the page before: its moment with microseconds, and its id. */
export type AuditCursor = { readonly at: string; readonly event: string };

export type AuditFilter = {
  readonly patient?: string | undefined;
  readonly actor?: string | undefined;
  /** Included. */
  readonly from?: Instant | undefined;
  /** Not included. */
  readonly before?: Instant | undefined;
  /** Actions whose `detail.patients` says whom the list showed. */
  readonly listActions: readonly string[];
};

/** Events that a filter lets through, newest first. */
export function auditPage(
  { query, clinic }: ClinicTx,
  { patient, actor, from, before, listActions }: AuditFilter,
  most: number,
  after?: AuditCursor,
): Promise<AuditRow[]> {
  let rows = auditRows(query).where("clinic_id", "=", clinic);
  if (from !== undefined) rows = rows.where("audit_event.at", ">=", new Date(from));
  if (before !== undefined) rows = rows.where("audit_event.at", "<", new Date(before));
  if (actor !== undefined) rows = rows.where("actor_id", "=", actor);
  if (patient !== undefined) {
    rows = rows.where((row) => row.or([row("object", "=", patient), showed(row, patient, listActions)]));
  }
  if (after !== undefined) {
    rows = rows.where(sql<boolean>`(audit_event.at, event_id) < (${after.at}::timestamptz, ${after.event}::uuid)`);
  }
  return rows.orderBy("audit_event.at", "desc").orderBy("event_id", "desc").limit(most).execute();
}

/** One event by its id. */
export const auditRow = ({ query, clinic }: ClinicTx, event: string): Promise<AuditRow | undefined> =>
  auditRows(query).where("clinic_id", "=", clinic).where("event_id", "=", event).executeTakeFirst();

/** Whether a list showed the patient. Only lists are searched inside, by their own index. */
const showed = (row: ExpressionBuilder<Tables, "audit_event">, patient: string, listActions: readonly string[]) =>
  row.and([
    row("action", "in", listActions),
    sql<boolean>`coalesce((detail -> 'patients')::jsonb ? ${patient}, false)`,
  ]);
