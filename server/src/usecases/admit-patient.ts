import {
  beforeAllDays,
  type FactJson,
  factIdOf,
  failed,
  formatInstant,
  type Issue,
  ok,
  type PatientRecord,
  parseInstant,
  parseRecord,
  type RecordJson,
  type Result,
} from "@longwatch/core";
import { addFacts, type FactToKeep } from "../db/facts.ts";
import { addIdentifiers, patientOfIdentifier } from "../db/identifiers.ts";
import { addVersion } from "../db/patient-headers.ts";
import { addPatient, findPatient, type Head } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { announce } from "./announce.ts";
import type { Recorded } from "./record-facts.ts";
import { refresh } from "./refresh.ts";
import { todayOf } from "./today.ts";

/**
 * Takes a patient into the clinic's memory with what is known so far.
 *
 * @param written  a record as the contract writes it, as yet unread
 * @param recorded `now`: everything is learned at this moment, whatever it says; `as-stated`: a history comes with the moments at which
 *                 it was learned, as the demo's does
 * @returns with issues, nothing was written
 */
export async function admitPatient(
  tx: ClinicTx,
  written: unknown,
  recorded: "now" | "as-stated" = "now",
): Promise<Result<Recorded>> {
  const first = parseRecord(written);
  if (!first.ok) return first;
  const stated = written as RecordJson;
  const facts = once(stated.facts.map((fact) => stamped(fact, tx, recorded)));
  const parsed = parseRecord({ ...stated, facts });
  if (!parsed.ok) return parsed;
  const record = parsed.value;
  const taken = await takenBy(tx, record);
  if (taken.length > 0) return failed(taken);

  const head: Head = { patient: record.patient.id, version: 1, lastRecordedAt: tx.at };
  await addPatient(tx, head);
  await addVersion(tx, "patient_header", head, stated.patient);
  await addIdentifiers(tx, head.patient, record.patient.identifiers ?? []);
  await addFacts(tx, head, rowsOf(facts, record, tx));
  await announce(tx);
  const assessment = await refresh(tx, record, head.version, await clinicRules(tx), await todayOf(tx));
  return ok({ version: head.version, ids: facts.map(({ id }) => id), added: facts.length, assessment });
}

type Stamped = FactJson & { readonly id: string };

function stamped(fact: FactJson, { actor, at }: ClinicTx, recorded: "now" | "as-stated"): Stamped {
  const id = fact.id ?? factIdOf(fact);
  if (recorded === "as-stated") return { ...fact, id, recordedAt: fact.recordedAt ?? formatInstant(at) };
  return { ...fact, id, recordedAt: formatInstant(at), by: actor.id };
}

/** A fact that is written twice is kept once, as it was first learned. */
function once(facts: readonly Stamped[]): readonly Stamped[] {
  const first = new Map<string, Stamped>();
  for (const fact of facts) {
    const before = first.get(fact.id);
    if (before === undefined || fact.recordedAt! < before.recordedAt!) first.set(fact.id, fact);
  }
  return [...first.values()];
}

const rowsOf = (facts: readonly Stamped[], record: PatientRecord, { at }: ClinicTx): readonly FactToKeep[] => {
  const days = new Map(record.facts.map(({ id, earliest }) => [id, earliest]));
  return facts.map((content) => {
    const day = days.get(content.id) ?? beforeAllDays;
    const recordedAt = (content.recordedAt && parseInstant(content.recordedAt)) || at;
    return { id: content.id, occurredOn: day <= beforeAllDays ? undefined : day, recordedAt, content };
  });
};

/** Who has the patient's id or one of their identifiers already. */
async function takenBy(tx: ClinicTx, { patient }: PatientRecord): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  if ((await findPatient(tx, patient.id)) !== undefined)
    issues.push(taken("/patient/id", "Record further facts of this patient; their record is kept already."));
  for (const [i, { system, value }] of (patient.identifiers ?? []).entries()) {
    const other = await patientOfIdentifier(tx, system, value);
    if (other !== undefined && other !== patient.id)
      issues.push(taken(`/patient/identifiers/${i}`, "Look whether this is the same person under another id."));
  }
  return issues;
}

const taken = (at: string, remedy: string): Issue => ({
  code: "patient-known",
  severity: "error",
  at,
  saw: "a value that is not shown, of a patient of this clinic",
  remedy,
});
