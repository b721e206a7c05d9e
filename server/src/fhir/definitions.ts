import { definitionsOf, ordered, type Question, type Resource, type ServedType } from "@longwatch/interop";
import { clinicRules } from "../rules/clinic-rules.ts";
import type { ClinicRules } from "../rules/shipped.ts";
import { refuseFhir } from "./authorise.ts";
import { notFound, type Refusal, refusal } from "./outcome.ts";
import { firstAfter, readPlace, start, writePlace } from "./page-cursor.ts";
import { answer, etagOf, type FhirAnswer, type FhirRequest, isKnownBy } from "./request.ts";
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
  const headers = { etag: etagOf((found["meta"] as { readonly versionId: string }).versionId) };
  return isKnownBy(known, headers.etag) ? { status: 304, headers, body: undefined } : answer(found, 200, headers);
}

export async function searchDefinitions(
  request: FhirRequest,
  question: Question,
  served: ServedType,
): Promise<Found | Refusal> {
  const place = question.cursor === undefined ? start : readPlace(question.cursor);
  if (place === undefined) return refusal(400, "value", "This is no page of this search. Begin again.", "?_cursor");
  const all = await definitions(request, question.type);
  const found = ordered(
    all.filter((one) => question.conditions.every(({ holds }) => holds(one))),
    question.sort,
    served,
  );
  const from = place.patient === "" ? 0 : firstAfter(found, place.patient, place);
  const page = question.isCount ? [] : found.slice(from, from + question.count);
  const through = from + page.length;
  const isMore = !question.isCount && through < found.length;
  return {
    matches: page,
    included: [],
    total: found.length,
    next: isMore ? writePlace({ after: "", patient: "*", id: page.at(-1)?.id ?? "", index: through - 1 }) : undefined,
    warnings: [],
  };
}
