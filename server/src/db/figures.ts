import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** How a clinic does, in numbers without names: for whoever watches the server. */
export type ClinicFigures = {
  /** Lines past their time, by urgency. */
  readonly overdue: readonly { readonly urgency: string; readonly lines: number }[];
  /** Audit events that are not sealed yet. */
  readonly unsealed: number;
  /** Messages that wait to be sent. */
  readonly unsent: number;
};

/** @param today the civil day at the clinic, `YYYY-MM-DD` */
export async function clinicFigures({ query, clinic, at }: ClinicTx, today: string): Promise<ClinicFigures> {
  const overdue = await sql<{ urgency: string; lines: number }>`
    select urgency, count(*)::int as lines from worklist_item
    where clinic_id = ${clinic} and coalesce(deadline_at <= ${new Date(at)}, deadline_on < ${today}, false)
    group by urgency`.execute(query);
  const counts = await sql<{ unsealed: number; unsent: number }>`
    select (select count(*)::int from audit_event where clinic_id = ${clinic} and position is null) as unsealed,
           (select count(*)::int from outbox where clinic_id = ${clinic}) as unsent`.execute(query);
  return { overdue: overdue.rows, ...counts.rows[0]! };
}
