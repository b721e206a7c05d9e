import { includedWith, matchesIn, ordered, type Question, type Resource, type ServedType } from "@longwatch/interop";
import { patientIds } from "../db/patients.ts";
import { patientsWithWork } from "../db/patients-with-work.ts";
import type { Candidates } from "./candidates.ts";
import { loadView, typesOf, wantedFor } from "./load-view.ts";
import { type OutcomeIssue, type Refusal, refusal } from "./outcome.ts";
import { firstAfter, type Place, readPlace, start, writePlace } from "./page-cursor.ts";
import type { FhirRequest } from "./request.ts";
import type { Searched } from "./search.ts";

/** People that one request looks through at most: each costs some milliseconds. What is left comes with the next page. */
const mostPeople = 100;
/** People whose resources are counted to the last, where they are named. */
const mostCounted = 20;

/** A search in the resources of one patient, of several, or of everybody, patient by patient in order of id. */
export async function searchResources(
  request: FhirRequest,
  question: Question,
  served: ServedType,
  candidates: Candidates,
): Promise<Searched | Refusal> {
  const place = question.cursor === undefined ? start : readPlace(question.cursor);
  if (place === undefined) return refusal(400, "value", "This is no page of this search. Begin again.", "?_cursor");
  const isCounted = candidates !== undefined && candidates.length <= mostCounted;
  if (question.isCount && !isCounted) return tooCostly;
  const isSorted = question.sort.length > 0 && candidates?.length === 1;
  const sort = isSorted ? question.sort : [];
  const people = candidates ?? (await walk(request, question, place.after));
  const walked = await walkThrough(request, question, people, {
    place,
    isCounted,
    order: (found) => ordered(found, sort, served),
    isDone: candidates === undefined ? () => false : doneIn(candidates, place),
  });
  const { end, ...found } = walked;
  const isMore = end !== undefined || (candidates === undefined && people.length === mostPeople);
  return {
    ...found,
    total: isCounted ? walked.total : undefined,
    next: isMore && !question.isCount ? writePlace(end ?? { ...start, after: people.at(-1)! }) : undefined,
    warnings: warningsOf(question, isSorted, isCounted),
  };
}

type Way = {
  readonly place: Place;
  readonly isCounted: boolean;
  readonly order: (found: readonly Resource[]) => readonly Resource[];
  /** Whether the pages before showed all of this patient's. */
  readonly isDone: (patient: string) => boolean;
};

/** @returns `end`: where the page is full and there is more */
async function walkThrough(request: FhirRequest, question: Question, people: readonly string[], way: Way) {
  const { place, isCounted, order, isDone } = way;
  const wanted = wantedFor(typesOf(question));
  const matches: Resource[] = [];
  const included: Resource[] = [];
  const patients: string[] = [];
  let total = 0;
  let end: Place | undefined;
  let after = place.after;
  for (const patient of people) {
    if (end !== undefined && !isCounted) break;
    const view = await loadView(request, patient, wanted);
    if (view === undefined) continue;
    const found = order(matchesIn(view, question));
    total += found.length;
    if (question.isCount || end !== undefined || isDone(patient)) continue;
    const from = firstAfter(found, patient, place);
    const page = found.slice(from, from + question.count - matches.length);
    matches.push(...page);
    included.push(...includedWith(view, page, question));
    if (page.length > 0) patients.push(patient);
    const through = from + page.length;
    if (through < found.length) end = { after, patient, id: found[through - 1]?.id ?? "", index: through - 1 };
    else after = patient;
  }
  return { matches, included, patients, total, end };
}

function doneIn(candidates: readonly string[], { after }: Place): (patient: string) => boolean {
  const done = new Set(candidates.slice(0, candidates.indexOf(after) + 1));
  return (patient) => done.has(patient);
}

/** Only who has a line on the worklist has a task. */
const walk = ({ tx }: FhirRequest, { type }: Question, after: string): Promise<readonly string[]> =>
  type === "Task" ? patientsWithWork(tx, after, mostPeople) : patientIds(tx, after, mostPeople);

const tooCostly = refusal(413, "too-costly", "Over the whole clinic nothing is counted. Name a patient.", "?_summary");

const warningsOf = ({ sort, wantsTotal }: Question, isSorted: boolean, isCounted: boolean): readonly OutcomeIssue[] => [
  ...(sort.length === 0 || isSorted
    ? []
    : [warning("?_sort", "Only resources of one patient are sorted; these are not.")]),
  ...(!wantsTotal || isCounted ? [] : [warning("?_total", "Over the whole clinic nothing is counted.")]),
];

const warning = (expression: string, text: string): OutcomeIssue => ({
  severity: "warning",
  code: "not-supported",
  text,
  expression,
});
