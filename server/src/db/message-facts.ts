import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** Facts of one patient, by their ids. */
type OfPatient = { readonly patient: string; readonly facts: readonly string[] };

/** The facts that came with a message and were not taken back with it, by patient: ids alone. */
export const factsOfMessage = (tx: ClinicTx, message: string): Promise<readonly OfPatient[]> =>
  standing(tx, message, sql`f.kind <> 'fact-retracted'`);

/** What takes back facts of a message as a whole, and holds, by patient: ids alone. */
export const retractionsOfMessage = (tx: ClinicTx, message: string): Promise<readonly OfPatient[]> =>
  standing(
    tx,
    message,
    sql`f.kind = 'fact-retracted' and exists (
      select from fact o where o.clinic_id = f.clinic_id and o.patient_id = f.patient_id and o.fact_id = f.content ->> 'fact'
      and o.kind <> 'fact-retracted')`,
  );

/** Of `fact f`: nothing of the same message takes it back, or that was itself taken back. */
export const isStanding = sql`not exists (
  select from fact r where r.clinic_id = f.clinic_id and r.patient_id = f.patient_id and r.message_id = f.message_id
  and r.kind = 'fact-retracted' and r.content ->> 'fact' = f.fact_id and not exists (
    select from fact v where v.clinic_id = r.clinic_id and v.patient_id = r.patient_id and v.message_id = r.message_id
    and v.kind = 'fact-retracted' and v.content ->> 'fact' = r.fact_id))`;

async function standing(
  { query, clinic }: ClinicTx,
  message: string,
  which: ReturnType<typeof sql>,
): Promise<readonly OfPatient[]> {
  const { rows } = await sql<{ patient_id: string; facts: string[] }>`
    select patient_id, array_agg(fact_id order by fact_id) as facts from fact f
    where f.clinic_id = ${clinic} and f.message_id = ${message} and ${which} and ${isStanding}
    group by patient_id order by patient_id`.execute(query);
  return rows.map(({ patient_id, facts }) => ({ patient: patient_id, facts }));
}
