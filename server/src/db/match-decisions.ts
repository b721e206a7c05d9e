import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { boundedText } from "./bounded-text.ts";
import type { Identifier } from "./identifiers.ts";
import type { ClinicTx } from "./transaction.ts";

/** What a person decided about who somebody in a message is. */
export type MatchDecision = {
  readonly patient: string;
  readonly decision: "is" | "is-not";
  readonly identifiers: readonly Identifier[];
  /** As the message has it, folded; "": it has none. */
  readonly familyName: string;
  readonly bornOn: string;
};

export async function addDecision({ query, clinic, actor, at }: ClinicTx, one: MatchDecision): Promise<void> {
  const numbers = one.identifiers.length > 0 ? one.identifiers : [{ system: "", value: "" }];
  await query
    .insertInto("match_decision")
    .values(
      numbers.map(({ system, value }) => ({
        clinic_id: clinic,
        patient_id: one.patient,
        decision_id: randomUUID(),
        decided_at: new Date(at),
        decided_by: actor.id,
        decision: one.decision,
        system: boundedText(system),
        value: boundedText(value),
        family_name: one.familyName,
        born_on: one.bornOn,
      })),
    )
    .execute();
}

/** Patients whom somebody of these numbers was said not to be. */
export async function decidedAgainst(
  { query, clinic }: ClinicTx,
  identifiers: readonly Identifier[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ patient_id: string }>`
    select distinct patient_id from match_decision join unnest(
      ${identifiers.map(({ system }) => boundedText(system))}::text[], ${identifiers.map(({ value }) => boundedText(value))}::text[]) as g (system, value) using (system, value)
    where clinic_id = ${clinic} and decision = 'is-not'`.execute(query);
  return new Set(rows.map(({ patient_id }) => patient_id));
}

/** What a message says of somebody, folded: of two messages that say the same a decision about one holds for the other. */
export type Said = Pick<MatchDecision, "identifiers" | "familyName" | "bornOn">;

/** What a person said last of whether somebody of one of these numbers, called so and born then, is the patient. */
export async function lastDecision(
  { query, clinic }: ClinicTx,
  patient: string,
  { identifiers, familyName, bornOn }: Said,
): Promise<"is" | "is-not" | undefined> {
  const { rows } = await sql<{ decision: "is" | "is-not" }>`
    select d.decision from match_decision d join unnest(
      ${identifiers.map(({ system }) => boundedText(system))}::text[], ${identifiers.map(({ value }) => boundedText(value))}::text[]) as g (system, value) using (system, value)
    where d.clinic_id = ${clinic} and d.patient_id = ${patient} and d.family_name = ${familyName} and d.born_on = ${bornOn}
    order by d.decided_at desc limit 1`.execute(query);
  return rows[0]?.decision;
}

/** Whether a person has said that the patient is called so too, and born then, in messages. */
export async function isDecidedFor(
  { query, clinic }: ClinicTx,
  patient: string,
  familyName: string,
  bornOn: string,
): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from match_decision where clinic_id = ${clinic} and patient_id = ${patient} and decision = 'is'
      and family_name = ${familyName} and born_on = ${bornOn}) as is`.execute(query);
  return rows[0]!.is;
}
