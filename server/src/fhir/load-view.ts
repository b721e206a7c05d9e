import type { FactJson, Instant, RecordJson } from "@longwatch/core";
import {
  type PatientView,
  type PersonState,
  patientView,
  personResource,
  type Question,
  type Seen,
  servedType,
} from "@longwatch/interop";
import { momentIn } from "../clock.ts";
import { factMessages } from "../db/fact-messages.ts";
import { factsAsJson } from "../db/facts.ts";
import { findPatient, type Head } from "../db/patients.ts";
import { type PersonVersion, personVersions } from "../db/person-versions.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { assessHead } from "../usecases/assess-patient.ts";
import { loadRecord } from "../usecases/record.ts";
import { zoneOf } from "../usecases/today.ts";
import { type FhirRequest, isNamed } from "./request.ts";

/** What of a patient will be looked at: what need not be worked out is not. */
export type Wanted = { readonly record: boolean; readonly work: boolean; readonly messages: boolean };

export const wantedFor = (types: readonly string[]): Wanted => ({
  record: types.some((type) => type !== "Patient"),
  work: types.some((type) => servedType(type)?.from === "derived"),
  messages: types.includes("Provenance"),
});

/** Types that a search may show. */
export const typesOf = ({ type, revIncludes }: Question): readonly string[] => [
  type,
  ...revIncludes.map(({ source }) => source),
];

/**
 * One patient as resources.
 *
 * @returns undefined where the clinic has no such patient
 */
export async function loadView(
  request: FhirRequest,
  patient: string,
  wanted: Wanted,
): Promise<PatientView | undefined> {
  if (wanted.record) {
    const seen = await loadSeen(request, patient, wanted);
    return seen && patientView(seen);
  }
  const { tx } = request;
  const head = await findPatient(tx, patient);
  return head && personOnly((await personVersions(tx, [patient])).get(patient) ?? [], isNamed(request));
}

/** What one patient's resources are made of. */
export async function loadSeen(request: FhirRequest, patient: string, wanted: Wanted): Promise<Seen | undefined> {
  const { tx } = request;
  const head = await findPatient(tx, patient);
  const versions = head && (await personVersions(tx, [patient])).get(patient);
  const [first, ...rest] = (versions ?? []).map(personState);
  if (head === undefined || first === undefined) return undefined;
  const record = await loadRecord(tx, head);
  const written = JSON.parse(await factsAsJson(tx, patient, { version: head.version })) as readonly FactJson[];
  const messages = wanted.messages ? await factMessages(tx, patient) : new Map<string, string>();
  const worked = wanted.work ? await workedOut(tx, head) : undefined;
  return {
    record,
    written,
    person: [first, ...rest],
    isNamed: isNamed(request),
    messageOf: (fact) => messages.get(fact),
    worked,
  };
}

/** The answer of today. It is as it is since the last fact, or since the day began: it may have been so for longer. */
async function workedOut(tx: ClinicTx, head: Head) {
  const assessed = await assessHead(tx, head);
  if (assessed === undefined) return undefined;
  const begun = momentIn(await zoneOf(tx), assessed.asOf, 0);
  return { assessment: assessed.assessment, at: Math.max(head.lastRecordedAt, begun) as Instant };
}

/** The person alone; undefined where nothing is known of them. */
export function personOnly(versions: readonly PersonVersion[], isNamed: boolean): PatientView | undefined {
  const [first, ...rest] = versions.map(personState);
  if (first === undefined) return undefined;
  const person = personResource([first, ...rest], isNamed);
  return { patient: first.header.id, ofType: (type) => (type === "Patient" ? [person] : []) };
}

const personState = ({ version, at, by, header, details = {} }: PersonVersion): PersonState => ({
  version,
  at,
  by,
  header: header as RecordJson["patient"],
  details,
});
