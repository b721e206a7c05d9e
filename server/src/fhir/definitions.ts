import { definitionsOf, ordered, type Question, type Resource, type ServedType } from "@longwatch/interop";
import { clinicRules } from "../rules/clinic-rules.ts";
import type { ClinicRules } from "../rules/shipped.ts";
import { refuseFhir } from "./authorise.ts";
import { notFound, type Refusal } from "./outcome.ts";
import { noPage, pageOf, placeOf } from "./page-cursor.ts";
import { type FhirAnswer, type FhirRequest, versioned } from "./request.ts";
import type { Found } from "./searchset.ts";

/** Written once for each rulebook: protocols do not change, and most clinics share the shipped ones. */
const written = new WeakMap<ClinicRules, ReadonlyMap<string, readonly Resource[]>>();

async function definitions({ tx }: FhirRequest, type: string): Promise<readonly Resource[]> {
  const rules = await clinicRules(tx);
  let all = written.get(rules);
  if (all === undefined) {
    all = definitionsOf(rules.rulebook.protocols, rules.references);
    written.set(rules, all);
  }
  return all.get(type) ?? [];
}

/** One of the clinic's protocols, or of what they are made of. It is of no patient, so that it leaves no trace. */
export async function readDefinition(
  request: FhirRequest,
  type: string,
  id: string,
  known: string | undefined,
): Promise<FhirAnswer | Refusal> {
  const refused = refuseFhir(request.asker, { type, interaction: "read" });
  if (refused !== undefined) return refused;
  const found = (await definitions(request, type)).find((one) => one.id === id);
  if (found === undefined) return notFound();
  return versioned(found, (found["meta"] as { readonly versionId: string }).versionId, known);
}

export async function searchDefinitions(
  request: FhirRequest,
  question: Question,
  served: ServedType,
): Promise<Found | Refusal> {
  const place = placeOf(question.cursor);
  if (place === undefined) return noPage;
  const all = await definitions(request, question.type);
  const found = ordered(
    all.filter((one) => question.conditions.every(({ holds }) => holds(one))),
    question.sort,
    served,
  );
  const { page, next } = pageOf(found, place, question);
  return { matches: page, included: [], total: found.length, next, warnings: [] };
}
