import { beforeAllDays, formatInstant, parseInstant } from "@longwatch/core";
import { sql } from "kysely";
import { addFacts } from "../db/facts.ts";
import { addIdentifiers } from "../db/identifiers.ts";
import { addVersion } from "../db/patient-headers.ts";
import { addPatient, type Head } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import type { ClinicRules } from "../rules/shipped.ts";
import { refresh } from "../usecases/refresh.ts";
import { todayOf } from "../usecases/today.ts";
import type { DemoPerson } from "./build-person.ts";

/** Puts a person with their whole history into the clinic's memory; each fact was learned when it says. */
export async function keepPerson(
  tx: ClinicTx,
  rules: ClinicRules,
  { written, record }: DemoPerson,
  details: object,
): Promise<void> {
  // What a power cut takes of a demo is made again.
  await sql`set local synchronous_commit = off`.execute(tx.query);
  const head: Head = { patient: record.patient.id, version: 1, lastRecordedAt: tx.at };
  await addPatient(tx, head);
  await addVersion(tx, "patient_header", head, written.patient);
  await addVersion(tx, "patient_details", head, details);
  await addIdentifiers(tx, head.patient, record.patient.identifiers ?? []);
  const days = new Map(record.facts.map(({ id, earliest }) => [id, earliest]));
  const facts = written.facts.map((fact) => {
    const day = days.get(fact.id!) ?? beforeAllDays;
    const recordedAt = (fact.recordedAt && parseInstant(fact.recordedAt)) || tx.at;
    const content = { ...fact, recordedAt: formatInstant(recordedAt) };
    return { id: fact.id!, occurredOn: day <= beforeAllDays ? undefined : day, recordedAt, content };
  });
  await addFacts(tx, head, facts);
  await refresh(tx, record, head.version, rules, await todayOf(tx));
}
