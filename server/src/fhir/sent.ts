import { type FactJson, formatInstant, type Issue } from "@longwatch/core";
import { importFiles } from "@longwatch/interop";
import { recordEvent } from "../audit/record.ts";
import { keepMessages } from "../db/messages.ts";
import { type Recorded, recordFacts } from "../usecases/record-facts.ts";
import { patientOfToken } from "./candidates.ts";
import { incoming } from "./corrections.ts";
import { patientOfMark } from "./find-patient.ts";
import { isObject, type Json, writeJson } from "./json-text.ts";
import { type OutcomeIssue, outcomeIssue, type Refusal, refusalOf } from "./outcome.ts";
import type { FhirRequest } from "./request.ts";

/** What came of what was sent, by the place of each resource in it: `Observation`, `Bundle.entry[3].resource`. */
export type Sent = {
  readonly facts: ReadonlyMap<string, readonly SentFact[]>;
  readonly doubts: ReadonlyMap<string, readonly OutcomeIssue[]>;
};
export type SentFact = { readonly patient: string; readonly fact: string; readonly isNew: boolean };

/** Patients of ours whom the sent resources name by addresses of their own. */
export type Named = ReadonlyMap<string, string>;

/**
 * Keeps what was sent byte for byte, reads it, and records its facts with whom they are about. It is all of it or nothing: what
 * cannot be read, or is about nobody here, refuses the whole.
 *
 * @param skipped places of resources that are there already
 */
export async function record(
  request: FhirRequest,
  sent: { readonly bytes: Uint8Array; readonly json: Json },
  named: Named,
  skipped: ReadonlySet<string>,
): Promise<Sent | Refusal> {
  const { tx, base } = request;
  const [message] = await keepMessages(tx, [{ feed: "fhir", mediaType: "application/fhir+json", bytes: sent.bytes }]);
  const bytes = writeJson(withoutIds(sent.json));
  const file = importFiles([{ name: "fhir", bytes }], { recordedAt: formatInstant(tx.at) }).files[0]!;
  const issues = file.issues.filter(({ at }) => !skipped.has(resourceAt(at)));
  if (file.disposition === "reject" || file.disposition === "quarantine") return refusalOf(issues);
  const wrong = issues.filter(({ severity }) => severity === "error");
  if (wrong.length > 0) return refusalOf(wrong);
  const told: [string, SentFact][] = [];
  const byPatient = new Map<string, FactJson[]>();
  for (const { identifiers, facts: all } of file.patients) {
    const facts = all.filter((fact) => !skipped.has(placeOf(fact)));
    if (facts.length === 0) continue;
    const patient = await patientMeant(request, identifiers, named, base);
    if (patient === undefined) return refusalOf([nobody(facts)]);
    byPatient.set(patient, [...(byPatient.get(patient) ?? []), ...facts]);
  }
  // In one order, so that two writers about the same people wait for each other and never for ever.
  for (const [patient, facts] of [...byPatient].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const all = await incoming(request, patient, facts);
    const fresh = all.flatMap(({ fact, isKept }) => (isKept ? [] : [fact]));
    for (const { fact, isKept } of all) told.push([placeOf(fact), { patient, fact: fact.id, isNew: !isKept }]);
    if (fresh.length === 0) continue;
    const kept = await recordFacts(tx, patient, fresh, { message: message!.id });
    if (kept === undefined || !kept.ok)
      return refusalOf(kept?.issues.map((one) => placed(one, fresh)) ?? [nobody(facts)]);
    await trace(request, patient, kept.value);
  }
  const facts = new Map(
    [...Map.groupBy(told, ([place]) => place)].map(([place, list]) => [place, list.map(([, one]) => one)]),
  );
  const doubts = Map.groupBy(issues, ({ at }) => resourceAt(at));
  return { facts, doubts: new Map([...doubts].map(([place, list]) => [place, list.map(outcomeIssue)])) };
}

const trace = ({ tx }: FhirRequest, patient: string, { version, added, ids }: Recorded) =>
  recordEvent(tx, { action: "fact.add", object: patient, detail: { version, added, facts: ids.slice(0, 1000) } });

/**
 * Without the ids of results: an id that a sender has made up says nothing here, and two senders may make up the same. Who wants a
 * later state to be told by it gives an identifier.
 */
function withoutIds(sent: Json): Json {
  if (sent["resourceType"] === "Observation") {
    const { id: _id, ...rest } = sent;
    return rest;
  }
  const { entry } = sent;
  if (sent["resourceType"] !== "Bundle" || !Array.isArray(entry)) return sent;
  return {
    ...sent,
    entry: (entry as readonly unknown[]).map((one) => {
      const resource = isObject(one) ? one["resource"] : undefined;
      return isObject(one) && isObject(resource) ? { ...one, resource: withoutIds(resource) } : one;
    }),
  };
}

/** Where in what was sent a fact stood. */
export const placeOf = ({ source }: FactJson): string =>
  typeof source === "object" && typeof source["at"] === "string" ? source["at"] : "";

/** The resource in which a place is: `Observation.code` is in `Observation`, `Bundle.entry[3].resource.code` in that entry's. */
const resourceAt = (at: string): string => /^Bundle\.entry\[\d+\]\.resource/.exec(at)?.[0] ?? at.split(".")[0]!;

const placed = (issue: Issue, facts: readonly FactJson[]): Issue => {
  const fact = facts[Number(/^\/(\d+)/.exec(issue.at)?.[1])];
  return fact === undefined ? issue : { ...issue, at: placeOf(fact) };
};

/** The one patient to whom all identifiers that lead to somebody lead. */
async function patientMeant(
  { tx }: FhirRequest,
  identifiers: readonly { readonly system: string; readonly value: string }[],
  named: Named,
  base: string,
): Promise<string | undefined> {
  const found = new Set<string>();
  for (const { system, value } of identifiers) {
    const patient =
      system === "fhir-reference"
        ? await referred(tx, value, named, base)
        : await patientOfToken(tx, `${system}|${value}`);
    if (patient !== undefined) found.add(patient);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** By an address of the Bundle's own, or by one of ours. Another server's patient of the same id is nobody here. */
async function referred(
  tx: FhirRequest["tx"],
  reference: string,
  named: Named,
  base: string,
): Promise<string | undefined> {
  const known = named.get(reference);
  if (known !== undefined) return known;
  const relative = reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
  const id = /^Patient\/([A-Za-z0-9.-]{1,64})$/.exec(relative)?.[1];
  return id === undefined ? undefined : patientOfMark(tx, id);
}

const nobody = (facts: readonly FactJson[]): Issue => ({
  code: "patient-mismatch",
  severity: "error",
  at: placeOf(facts[0]!),
  saw: "nobody of this clinic",
  remedy:
    "Nobody here is meant, or more than one. Refer to a Patient of this server, or to a number that is kept here.",
});
