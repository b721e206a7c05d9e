import {
  type Fact,
  type FactJson,
  type FactKind,
  factIdOf,
  ok,
  parseRecord,
  type RecordJson,
  type Result,
} from "@longwatch/core";
import { own } from "../own.ts";
import { compact, type Element, idOf, type Resource, urlOf } from "./element.ts";
import { writeFact } from "./writers.ts";

export type BundleType = "collection" | "transaction";

export type FhirBundle = {
  readonly resourceType: "Bundle";
  readonly type: BundleType;
  readonly entry: readonly (Element & { readonly fullUrl: string; readonly resource: Resource })[];
};

export type WrittenBundle = {
  readonly bundle: FhirBundle;
  /** How many facts of each kind are not in the bundle because FHIR has no fair place for them. */
  readonly left: Readonly<Partial<Record<FactKind, number>>>;
  /** How many are not in it because a correction or a retraction took their place. */
  readonly displaced: number;
};

/**
 * A record as a bundle of FHIR R4: the Patient, and a resource for each fact that holds. Ids are made of the
 * facts', and of its key for a result, so that a later bundle of the same record updates the same resources.
 *
 * Read back as they were: results, vital signs, infusions of alemtuzumab, medicines, vaccines of our table and
 * conditions, but for `id`, `recordedAt`, `by`, `source`, `supersedes` and `confirmedBy`, and for
 * - results: a LOINC number is added; `tube`, `collection` and `context` are not read; `note` is not written;
 *   findings come back with their words as a comment; a withdrawn result comes back without its value, and a
 *   vital sign that was reported as a result comes back as a vital sign;
 * - vital signs: `phase`, `atRest` and `rhythm` are written as notes and not read;
 * - infusions: ordered dose, dilution, pauses and site are written as a text and not read;
 * - medicines: dose, route and indication are not read, class and `forCourse` not written; a treatment of the
 *   disease comes back as a medicine taken;
 * - conditions: severity is not read. An absent status or certainty comes back as what it means.
 *
 * Written and not read: EDSS, tests, examinations, MRI, relapses, symptoms, self-checks, histories, allergies,
 * reactions, pregnancies, steps, contacts. Not written, and counted in `left`: moves of care, plans, reviews of
 * medicines, breastfeeding, family planning, decisions, waivers, acts, ends of follow-up, retractions, facts of
 * which only the distance from another is known, and an interval or a word with a comparator.
 */
export function writeBundle(record: RecordJson, type: BundleType = "collection"): Result<WrittenBundle> {
  const parsed = parseRecord(record);
  if (!parsed.ok) return parsed;
  const written = new Map(record.facts.map((fact) => [fact.id ?? factIdOf(fact), fact]));
  const held = holding(parsed.value.facts, parsed.value.held.all);
  const patient = patientResource(record.patient);
  const subject = { reference: urlOf("Patient", patient.id) };
  const resources: Resource[] = [];
  const left: Partial<Record<FactKind, number>> = {};
  for (const { id } of held) {
    const fact: FactJson = written.get(id)!;
    const resource = writeFact(fact, { subject, id: idOf(id) });
    if (resource === undefined) left[fact.kind] = (left[fact.kind] ?? 0) + 1;
    else resources.push(resource);
  }
  const entry = [patient, ...resources].map((resource) => entryOf(resource, type));
  return ok({ bundle: { resourceType: "Bundle", type, entry }, left, displaced: written.size - held.length });
}

/** What holds; and of a result entered in error, which holds as absence, the last word, so that others withdraw it too. */
function holding(all: readonly Fact[], held: readonly Fact[]): readonly Fact[] {
  const keys = new Set(held.map(keyOf));
  const withdrawn = new Map<string, Fact>();
  for (const fact of all) {
    const key = keyOf(fact);
    if (key !== undefined && !keys.has(key) && isWithdrawn(fact)) withdrawn.set(key, fact);
  }
  return [...held, ...withdrawn.values()];
}

const isWithdrawn = (fact: Fact): boolean => fact.kind === "result-reported" && fact.status === "entered-in-error";
const keyOf = (fact: Fact): string | undefined => (fact.kind === "result-reported" ? fact.resultKey : undefined);

const entryOf = (resource: Resource, type: BundleType) => {
  const { resourceType, id } = resource;
  const fullUrl = urlOf(resourceType, id);
  if (type === "collection") return { fullUrl, resource };
  return { fullUrl, resource, request: { method: "PUT", url: `${resourceType}/${id}` } };
};

function patientResource({ id, identifiers = [], sex, bornOn }: RecordJson["patient"]): Resource {
  const numbers = identifiers.length === 0 ? [{ system: own.patient, value: id }] : identifiers;
  return compact({ resourceType: "Patient", id: idOf(id), identifier: numbers, gender: sex, birthDate: bornOn });
}
