import { currentOf, matchesIn, questionOf, type Resource, servedType } from "@longwatch/interop";
import { candidatesOf } from "./candidates.ts";
import { loadView, wantedFor } from "./load-view.ts";
import { isRefusal, type Refusal, refusal } from "./outcome.ts";
import type { FhirRequest } from "./request.ts";

/** A resource with the version at which it stands. */
export type Standing = { readonly patient: string; readonly resource: Resource; readonly version: string };

/**
 * What a conditional create finds: nothing, the one that is there already, or a refusal where there are several, or where the
 * condition cannot be asked of a patient.
 */
export async function existing(
  request: FhirRequest,
  type: string,
  condition: string,
): Promise<Standing | undefined | Refusal> {
  const pairs = [...new URLSearchParams(condition.replace(/^[^?]*\?/, ""))];
  const question = questionOf(servedType(type)!, pairs, request.base);
  if (question.ignored.length > 0 || pairs.length === 0)
    return refusal(
      412,
      "not-supported",
      "The condition has a parameter that is not known here, or none at all.",
      "If-None-Exist",
    );
  const candidates = await candidatesOf(request, question);
  if (candidates !== undefined && isRefusal(candidates)) return candidates;
  if (candidates === undefined) {
    const text =
      type === "Patient" ? "Give an identifier with its system." : "Say of whom: patient, or patient.identifier.";
    return refusal(412, "too-costly", text, "If-None-Exist");
  }
  const found: Standing[] = [];
  for (const patient of candidates) {
    const view = await loadView(request, patient, wantedFor([type]));
    if (view === undefined) continue;
    for (const resource of matchesIn(view, question)) found.push(standing(patient, resource));
  }
  return found.length > 1
    ? refusal(412, "multiple-matches", "More than one fits the condition.", "If-None-Exist")
    : found[0];
}

/** Finds the resource that a fact is a state of; each patient is looked at once. To be made after all was recorded. */
export function standings(request: FhirRequest): (patient: string, fact: string) => Promise<Standing | undefined> {
  const known = new Map<string, ReadonlyMap<string, Standing>>();
  return async (patient, fact) => {
    const before = known.get(patient) ?? (await standingFacts(request, patient));
    known.set(patient, before);
    return before.get(fact);
  };
}

async function standingFacts(request: FhirRequest, patient: string): Promise<ReadonlyMap<string, Standing>> {
  const view = await loadView(request, patient, wantedFor(recordedTypes));
  const found = new Map<string, Standing>();
  for (const one of recordedTypes.flatMap((type) => view?.ofType(type) ?? [])) {
    const resource = currentOf(one);
    if (resource === undefined) continue;
    for (const { fact } of one.states) if (fact !== undefined) found.set(fact, standing(patient, resource));
  }
  return found;
}

const recordedTypes = [
  "Observation",
  "MedicationAdministration",
  "MedicationStatement",
  "MedicationRequest",
  "Immunization",
  "Condition",
];

export async function standingPerson(request: FhirRequest, patient: string): Promise<Standing | undefined> {
  const view = await loadView(request, patient, wantedFor(["Patient"]));
  const [person] = view?.ofType("Patient") ?? [];
  const resource = person && currentOf(person);
  return resource && standing(patient, resource);
}

const standing = (patient: string, resource: Resource): Standing => ({
  patient,
  resource,
  version: (resource["meta"] as { readonly versionId: string }).versionId,
});
