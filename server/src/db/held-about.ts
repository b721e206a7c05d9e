import { sql } from "kysely";
import type { Held } from "./held-messages.ts";
import type { ClinicTx } from "./transaction.ts";

type Place = Pick<Held, "message" | "part">;

/** What waits for a person and is, or may be, about a patient. Nothing of what it says. */
export type HeldAbout = {
  /** `YYYY-MM-DD`, in the clinic's zone. */
  readonly heldOn: string;
  readonly urgency: string;
  /** Whose it is, is known; something of it could not be read. */
  readonly isCertain: boolean;
  /** How many local codes in it nobody has mapped. */
  readonly unmapped: number;
};

/** Replaces whom a part may be about. */
export async function putHeldAbout(
  { query, clinic }: ClinicTx,
  { message, part }: Place,
  patients: readonly string[],
  isCertain: boolean,
): Promise<void> {
  await sql`
    with given as (select distinct unnest(${[...patients]}::text[]) as patient_id), gone as (
      delete from held_about where clinic_id = ${clinic} and message_id = ${message} and part = ${part}
        and patient_id not in (select patient_id from given)
    )
    insert into held_about as a (clinic_id, message_id, part, patient_id, is_certain)
    select ${clinic}, ${message}, ${part}, patient_id, ${isCertain} from given
    on conflict (clinic_id, message_id, part, patient_id) do update set is_certain = excluded.is_certain
      where a.is_certain <> excluded.is_certain`.execute(query);
}

/** A person has said that a part is not about this patient. */
export async function notAbout({ query, clinic }: ClinicTx, { message, part }: Place, patient: string): Promise<void> {
  await query
    .deleteFrom("held_about")
    .where("clinic_id", "=", clinic)
    .where("message_id", "=", message)
    .where("part", "=", part)
    .where("patient_id", "=", patient)
    .execute();
}

/** What waits and may be about a patient, longest first. @param zone the clinic's */
export async function heldAbout(
  { query, clinic }: ClinicTx,
  patient: string,
  zone: string,
): Promise<readonly HeldAbout[]> {
  const { rows } = await sql<HeldAbout>`
    select to_char(m.held_at at time zone ${zone}, 'YYYY-MM-DD') as "heldOn", m.urgency, a.is_certain as "isCertain",
           cardinality(m.unmapped) as unmapped
    from held_about a join held_message m using (clinic_id, message_id, part)
    where a.clinic_id = ${clinic} and a.patient_id = ${patient} and m.state in ('open', 'asked')
    order by m.held_at, m.message_id, m.part`.execute(query);
  return rows;
}
