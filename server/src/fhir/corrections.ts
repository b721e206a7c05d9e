import { type FactJson, factIdOf } from "@longwatch/core";
import { senderOf } from "@longwatch/interop";
import { factsOf } from "../db/facts.ts";
import { loadView, wantedFor } from "./load-view.ts";
import type { FhirRequest } from "./request.ts";

/** A fact on its way in, with its id; whether it is kept already. */
export type Incoming = { readonly fact: FactJson & { readonly id: string }; readonly isKept: boolean };

/**
 * What is new among facts of one patient. What comes again under its sender's identifier and says something else stands in the
 * place of what came before. Results are not touched: their key says so already.
 */
export async function incoming(
  request: FhirRequest,
  patient: string,
  facts: readonly FactJson[],
): Promise<readonly Incoming[]> {
  const kept = await factsOf(request.tx, patient, facts.map(idOf));
  const before = facts.some(isNamed) ? await lastBySender(request, patient) : new Map<string, FactJson>();
  return facts.map((fact): Incoming => {
    const id = idOf(fact);
    const last = isNamed(fact) ? before.get(placeOf(fact)) : undefined;
    if (last?.id === undefined) return { fact: { ...fact, id }, isKept: kept.has(id) };
    if (sameAs(last) === sameAs(fact)) return { fact: { ...fact, id: last.id }, isKept: true };
    const corrected = { ...fact, supersedes: last.id };
    return { fact: { ...corrected, id: factIdOf(corrected) }, isKept: false };
  });
}

const idOf = (fact: FactJson): string => fact.id ?? factIdOf(fact);
const isNamed = (fact: FactJson): boolean => fact.kind !== "result-reported" && senderOf(fact) !== undefined;
const placeOf = (fact: FactJson): string => JSON.stringify([fact.kind, senderOf(fact)]);

function sameAs({ supersedes: _supersedes, ...fact }: FactJson): string {
  return factIdOf(fact);
}

/** What stands of the patient's under each identifier. */
async function lastBySender(request: FhirRequest, patient: string): Promise<ReadonlyMap<string, FactJson>> {
  const view = await loadView(request, patient, wantedFor(types));
  const standing = types.flatMap((type) =>
    (view?.ofType(type) ?? []).flatMap(({ states }) => {
      const last = states.at(-1)!;
      return last.fact === undefined || isWithdrawn(last.resource) ? [] : [last.fact];
    }),
  );
  const facts = await factsOf(request.tx, patient, standing);
  return new Map([...facts.values()].map((fact) => [placeOf(fact as FactJson), fact as FactJson]));
}

const isWithdrawn = (resource: object | undefined): boolean =>
  resource === undefined || JSON.stringify(resource).includes('"entered-in-error"');

const types = [
  "Observation",
  "MedicationAdministration",
  "MedicationStatement",
  "MedicationRequest",
  "Immunization",
  "Condition",
];
