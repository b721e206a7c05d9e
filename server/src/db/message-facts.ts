import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** Facts of one patient, by their ids. */
type OfPatient = { readonly patient: string; readonly facts: readonly string[] };

/** A fact that came with a message. */
type Brought = {
  readonly message: string;
  readonly patient: string;
  readonly fact: string;
  /** Of a retraction, which fact it takes back. */
  readonly takesBack: string | null;
};

/** The facts that came with a message and were not taken back with it, by patient: ids alone. */
export async function factsOfMessage(tx: ClinicTx, message: string): Promise<readonly OfPatient[]> {
  const brought = await broughtBy(tx, [message]);
  return byPatient(standing(brought).filter(({ takesBack }) => takesBack === null));
}

/** What takes back facts of a message as a whole, and holds, by patient: ids alone. */
export async function retractionsOfMessage(tx: ClinicTx, message: string): Promise<readonly OfPatient[]> {
  const brought = await broughtBy(tx, [message]);
  const facts = new Set(brought.flatMap((one) => (one.takesBack === null ? [keyOf(one)] : [])));
  return byPatient(
    standing(brought).filter(({ patient, takesBack: fact }) => fact !== null && facts.has(keyOf({ patient, fact }))),
  );
}

/** A patient's facts that came with messages and were not taken back with them, by message; as known at a moment where one is given. */
export async function factsOfMessages(
  tx: ClinicTx,
  messages: readonly string[],
  patient: string,
  knownAt?: Instant,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const brought = (await broughtBy(tx, messages, knownAt)).filter((one) => one.patient === patient);
  const groups = Map.groupBy(standing(brought), ({ message }) => message);
  return new Map(
    [...groups].map(([message, all]) => [message, all.flatMap((one) => (one.takesBack === null ? [one.fact] : []))]),
  );
}

async function broughtBy(
  { query, clinic }: ClinicTx,
  messages: readonly string[],
  knownAt?: Instant,
): Promise<readonly Brought[]> {
  const { rows } = await sql<Brought>`
    select message_id as message, patient_id as patient, fact_id as fact,
           case when kind = 'fact-retracted' then content ->> 'fact' end as "takesBack"
    from fact where clinic_id = ${clinic} and message_id = any(${[...messages]}::uuid[])
      ${knownAt === undefined ? sql`` : sql`and recorded_at <= ${new Date(knownAt)}`}
    order by patient_id, fact_id`.execute(query);
  return rows;
}

/** Those that nothing of these takes back; what does so may itself have been taken back. */
function standing(brought: readonly Brought[]): readonly Brought[] {
  const against = Map.groupBy(brought, ({ patient, takesBack }) =>
    takesBack === null ? "" : keyOf({ patient, fact: takesBack }),
  );
  const stands = (one: Brought): boolean => !against.get(keyOf(one))?.some(stands);
  return brought.filter(stands);
}

const keyOf = ({ patient, fact }: Pick<Brought, "patient" | "fact">): string => `${patient} ${fact}`;

const byPatient = (facts: readonly Brought[]): readonly OfPatient[] =>
  [...Map.groupBy(facts, ({ patient }) => patient)].map(([patient, all]) => ({
    patient,
    facts: all.map(({ fact }) => fact),
  }));
