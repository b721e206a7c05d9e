import {
  currentOf,
  includedWith,
  matchesIn,
  ordered,
  type PatientView,
  type Question,
  type Resource,
  servedType,
} from "@longwatch/interop";
import { patientIds } from "../db/patients.ts";
import { personVersions } from "../db/person-versions.ts";
import { identifying } from "./addressed.ts";
import type { Candidates } from "./candidates.ts";
import { loadView, personOnly, typesOf, wantedFor } from "./load-view.ts";
import { type Refusal, refusal } from "./outcome.ts";
import { noPage, pageOf, placeOf } from "./page-cursor.ts";
import { type FhirRequest, isNamed } from "./request.ts";
import type { Searched } from "./search.ts";

/** People read at once. */
const atOnce = 1000;

/** A search for people. What the reader may not know of a person is not searched either. */
export async function searchPeople(
  request: FhirRequest,
  question: Question,
  candidates: Candidates,
): Promise<Searched | Refusal> {
  const place = placeOf(question.cursor);
  if (place === undefined) return noPage;
  const all = await everybody(request, question, candidates);
  const found = ordered(all, question.sort, servedType("Patient")!);
  const { page, next } = pageOf(found, place, question);
  // What names a person stands in no address of a next page, so that such a search has one.
  if (next !== undefined && question.conditions.some(({ parameter }) => identifying.has(parameter.name)))
    return refusal(
      422,
      "too-costly",
      `More than ${question.count} people are found. Say more about the one you look for.`,
    );
  return {
    matches: page,
    included: await includedOf(request, question, page),
    patients: page.map(identifierOf),
    total: found.length,
    next,
    warnings: [],
  };
}

async function everybody(
  request: FhirRequest,
  question: Question,
  candidates: Candidates,
): Promise<readonly Resource[]> {
  const { tx } = request;
  const found: Resource[] = [];
  for (let after = ""; ; ) {
    const ids = candidates ?? (await patientIds(tx, after, atOnce));
    const versions = await personVersions(tx, ids);
    for (const states of versions.values()) {
      const view = personOnly(states, isNamed(request));
      if (view !== undefined) found.push(...matchesIn(view, question));
    }
    if (candidates !== undefined || ids.length < atOnce) return found;
    after = ids.at(-1)!;
  }
}

async function includedOf(
  request: FhirRequest,
  question: Question,
  page: readonly Resource[],
): Promise<readonly Resource[]> {
  if (question.includes.length + question.revIncludes.length === 0) return [];
  const included: Resource[] = [];
  for (const person of page) {
    const view: PatientView | undefined = await loadView(request, identifierOf(person), wantedFor(typesOf(question)));
    if (view !== undefined)
      included.push(
        ...includedWith(
          view,
          view.ofType("Patient").flatMap((one) => currentOf(one) ?? []),
          question,
        ),
      );
  }
  return included;
}

/** The patient's id, which is the first of their identifiers. */
const identifierOf = (person: Resource): string =>
  (person["identifier"] as readonly { readonly value: string }[])[0]!.value;
