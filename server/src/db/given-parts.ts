import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** A part of a message and the patient whose it is. Part 0: what the message says of their numbers and name. */
export type GivenPart = { readonly message: string; readonly part: number; readonly patient: string };

export const placeKey = ({ message, part }: Pick<GivenPart, "message" | "part">): string => `${message} ${part}`;

/** Whom each person's part of some messages was given to last, by {@link placeKey}. */
export async function givenParts(
  { query, clinic }: ClinicTx,
  messages: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ message_id: string; part: number; patient_id: string }>`
    select distinct on (message_id, part) message_id, part, patient_id from given_part
    where clinic_id = ${clinic} and message_id = any(${[...messages]}::uuid[]) and part > 0
    order by message_id, part, given_number desc`.execute(query);
  return new Map(rows.map(({ message_id, part, patient_id }) => [placeKey({ message: message_id, part }), patient_id]));
}

/**
 * Writes down whom parts were given to. What stands so already is not written again, and of a patient who is gone nothing is.
 *
 * @param saidAt of part 0, by patient: when it was so, as the sender says
 */
export async function addGivenParts(
  { query, clinic, actor, at }: ClinicTx,
  given: readonly (GivenPart & { readonly saidAt?: string })[],
): Promise<void> {
  if (given.length === 0) return;
  await sql`
    insert into given_part (clinic_id, message_id, part, given_number, patient_id, given_at, given_by, said_at)
    select distinct p.clinic_id, g.message_id, g.part, coalesce(l.given_number, 0) + 1, g.patient_id, ${new Date(at)}::timestamptz, ${actor.id},
           g.said_at
    from unnest(
      ${given.map(({ message }) => message)}::uuid[], ${given.map(({ part }) => part)}::int[], ${given.map(({ patient }) => patient)}::text[],
      ${given.map(({ saidAt = "" }) => saidAt)}::text[]) as g (message_id, part, patient_id, said_at)
    join patient p on p.clinic_id = ${clinic} and p.patient_id = g.patient_id
    left join lateral (
      select o.given_number, o.patient_id from given_part o
      where o.clinic_id = p.clinic_id and o.message_id = g.message_id and o.part = g.part and (g.part > 0 or o.patient_id = g.patient_id)
      order by o.given_number desc limit 1) l on true
    where l.patient_id is distinct from g.patient_id
    on conflict do nothing`.execute(query);
}

/** When, as its sender says, the newest of what was applied to a patient's numbers and name was so; "": nobody said. */
export async function newestSaidAt({ query, clinic }: ClinicTx, patient: string): Promise<string> {
  const { rows } = await sql<{ newest: string | null }>`
    select max(said_at collate "C") as newest from given_part where clinic_id = ${clinic} and patient_id = ${patient} and part = 0`.execute(
    query,
  );
  return rows[0]!.newest ?? "";
}
