import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { DeliveryTables } from "./delivery-tables.ts";
import { json } from "./json.ts";
import type { ClinicTx } from "./transaction.ts";

/** A step of a ladder that is taken now. */
export type TakenStep = {
  readonly key: string;
  /** "" for a notice. */
  readonly patient: string;
  readonly about: string;
  readonly rung: string;
  readonly outcome: DeliveryTables["escalation"]["outcome"];
  readonly reachedAt: Instant;
  readonly content: object;
};

/** Keys of the steps that were taken for what is open or may be reminded of now. */
export async function takenSteps({ query, clinic }: ClinicTx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ step_key: string }>`
    select e.step_key from worklist_item w
    join escalation e on e.clinic_id = w.clinic_id and e.patient_id = w.patient_id and e.about = w.task_key where w.clinic_id = ${clinic}
    union
    select e.step_key from reminder r
    join escalation e on e.clinic_id = r.clinic_id and e.patient_id = r.patient_id and e.about = r.obligation_key where r.clinic_id = ${clinic}`.execute(
    query,
  );
  return new Set(rows.map(({ step_key }) => step_key));
}

/**
 * Writes steps down; of two nodes that take one at once, one does.
 *
 * @returns keys of those that nobody had taken
 */
export async function takeSteps(
  { query, clinic, at }: ClinicTx,
  steps: readonly TakenStep[],
): Promise<ReadonlySet<string>> {
  if (steps.length === 0) return new Set();
  // In one order, so that two nodes that meet wait for each other and never for ever.
  const ordered = steps.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const rows = ordered.map((one) => ({
    step_key: one.key,
    patient_id: one.patient,
    about: one.about,
    rung: one.rung,
    outcome: one.outcome,
    reached_at: new Date(one.reachedAt),
    content: one.content,
  }));
  const { rows: fresh } = await sql<{ step_key: string }>`
    insert into escalation (clinic_id, step_key, patient_id, about, rung, outcome, reached_at, taken_at, content)
    select ${clinic}, r.step_key, r.patient_id, r.about, r.rung, r.outcome, r.reached_at, ${new Date(at)}, r.content
    from jsonb_to_recordset(${json(rows)}::jsonb)
      as r (step_key text, patient_id text, about text, rung text, outcome text, reached_at timestamptz, content jsonb)
    on conflict do nothing returning step_key`.execute(query);
  return new Set(fresh.map(({ step_key }) => step_key));
}
