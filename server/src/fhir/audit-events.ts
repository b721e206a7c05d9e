import { type Instant, parseInstant } from "@longwatch/core";
import { type Audited, auditEvent, type Question, type Resource } from "@longwatch/interop";
import { listActions } from "../audit/action.ts";
import type { AuditEvent } from "../audit/chain.ts";
import { auditEventOf, readAudit } from "../audit/read.ts";
import { isUuid } from "../db/uuid.ts";
import type { Candidates } from "./candidates.ts";
import { type Refusal, refusal } from "./outcome.ts";
import { noPage } from "./page-cursor.ts";
import type { FhirRequest } from "./request.ts";
import type { Searched } from "./search.ts";

/** Rows looked at for one page at most: days and actors are compared after they are read. */
const mostRows = 5000;

/** The audit as AuditEvents, newest first. */
export async function searchAudit(
  request: FhirRequest,
  question: Question,
  candidates: Candidates,
): Promise<Searched | Refusal> {
  if (question.isCount) return refusal(413, "too-costly", "The audit is not counted.", "?_summary");
  if (question.sort.length > 0) return notDone("_sort");
  if (question.includes.length + question.revIncludes.length > 0) return notDone("_include");
  const { tx } = request;
  const [patient, ...others] = candidates ?? [];
  if (others.length > 0) return refusal(413, "too-costly", "Ask for the audit of one patient, or of all.", "?patient");
  const byId = question.conditions.find(
    ({ parameter, modifier }) => parameter.name === "_id" && modifier === undefined,
  );
  if (byId !== undefined) return { ...nothing, matches: await named(request, byId.values, question) };
  const [at, event] = question.cursor === undefined ? [] : placeIn(question.cursor);
  if (question.cursor !== undefined && at === undefined) return noPage;
  // Nobody of that id is here: nobody saw them.
  if (candidates?.length === 0) return { ...nothing, next: undefined };
  let cursor = at === undefined || event === undefined ? undefined : { at, event };
  const matches: Audited[] = [];
  for (let rows = 0; rows < mostRows; ) {
    const page = await readAudit(tx, { patient }, question.count - matches.length, cursor);
    const found = page.events.map(auditedOf);
    // A patient who is named was asked of the table, which knows of lists too; all else is asked of the resource.
    const rest = question.conditions.filter(
      ({ parameter, modifier }) => parameter.name !== "patient" || isOther(modifier),
    );
    matches.push(...found.filter((one) => rest.every(({ holds }) => holds(auditEvent(one)))));
    rows += page.events.length;
    cursor = page.next;
    if (cursor === undefined || matches.length >= question.count) break;
  }
  return {
    ...nothing,
    matches: matches.map(auditEvent),
    next: cursor === undefined ? undefined : `${cursor.at} ${cursor.event}`,
  };
}

const isOther = (modifier: string | undefined): boolean => modifier === "missing" || modifier === "identifier";
const notDone = (name: string): Refusal =>
  refusal(400, "not-supported", "The audit is given newest first, and by itself.", `?${name}`);

/** The moment and the id of the last event of the page before; none where it is no such place. */
function placeIn(cursor: string): readonly [string, string] | readonly [] {
  const [, at, event] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z) ([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(cursor) ??
    [];
  return at === undefined || event === undefined || parseInstant(at) === undefined ? [] : [at, event];
}

const nothing: Searched = { matches: [], included: [], patients: [], total: undefined, next: undefined, warnings: [] };

/** Of the events with these ids those of which all holds that is asked. */
async function named(request: FhirRequest, ids: readonly string[], { conditions, count }: Question) {
  const found: Resource[] = [];
  for (const id of new Set(ids.slice(0, count))) {
    const one = await readAuditEvent(request, id);
    if (one !== undefined && conditions.every(({ holds }) => holds(one))) found.push(one);
  }
  return found;
}

/** One event by its id. */
export async function readAuditEvent({ tx }: FhirRequest, id: string) {
  const found = isUuid(id) ? await auditEventOf(tx, id) : undefined;
  return found && auditEvent(auditedOf(found));
}

function auditedOf({ event, at, actor, action, object, why, detail }: AuditEvent): Audited {
  const moment = parseInstant(at) ?? (0 as Instant);
  const isOfList = (listActions as readonly string[]).includes(action);
  const listed = isOfList && Array.isArray(detail["patients"]) ? (detail["patients"] as readonly string[]) : [];
  const own = isOfPatient(action, object) && !isOfList ? [object] : [];
  return { event, at, moment, actor, action, object, why, patients: [...own, ...listed] };
}

/** Whether the object of an event is a patient's id. Where nobody was found it is a word. */
const isOfPatient = (action: string, object: string): boolean =>
  object !== "unknown" &&
  /^(?:(?:patient|details|fact|task|reminder|calendar|decision-support|erasure|break-glass)\.|transfer\.(?:offer|withdraw|accept)$)/.test(
    action,
  );
