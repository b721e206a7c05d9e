import { type Instant, parseInstant } from "@longwatch/core";
import { type Audited, auditEvent, type Question } from "@longwatch/interop";
import { listActions } from "../audit/action.ts";
import type { AuditEvent } from "../audit/chain.ts";
import { auditEventOf, readAudit } from "../audit/read.ts";
import type { Candidates } from "./candidates.ts";
import { type Refusal, refusal } from "./outcome.ts";
import type { FhirRequest } from "./request.ts";
import type { Searched } from "./search.ts";

/** Rows looked at for one page at most: days and actors are compared after they are read. */
const mostRows = 5000;

/** The audit as AuditEvents, newest first. */
export async function searchAudit(
  { tx }: FhirRequest,
  question: Question,
  candidates: Candidates,
): Promise<Searched | Refusal> {
  if (question.isCount) return refusal(413, "too-costly", "The audit is not counted.", "?_summary");
  const [patient, ...others] = candidates ?? [];
  if (others.length > 0) return refusal(413, "too-costly", "Ask for the audit of one patient, or of all.", "?patient");
  const [at, event] = question.cursor === undefined ? [] : placeIn(question.cursor);
  if (question.cursor !== undefined && at === undefined)
    return refusal(400, "value", "This is no page of this search. Begin again.", "?_cursor");
  // Nobody of that id is here: nobody saw them.
  if (candidates?.length === 0) return { ...nothing, next: undefined };
  let cursor = at === undefined || event === undefined ? undefined : { at, event };
  const matches: Audited[] = [];
  for (let rows = 0; rows < mostRows; ) {
    const page = await readAudit(tx, { patient }, question.count - matches.length, cursor);
    const found = page.events.map(auditedOf);
    const rest = question.conditions.filter(({ parameter }) => parameter.name !== "patient");
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

/** The moment and the id of the last event of the page before; none where it is no such place. */
function placeIn(cursor: string): readonly [string, string] | readonly [] {
  const [, at, event] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z) ([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(cursor) ??
    [];
  return at === undefined || event === undefined || parseInstant(at) === undefined ? [] : [at, event];
}

const nothing: Searched = { matches: [], included: [], patients: [], total: undefined, next: undefined, warnings: [] };

/** One event by its id. */
export async function readAuditEvent({ tx }: FhirRequest, id: string) {
  const found = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id) ? await auditEventOf(tx, id) : undefined;
  return found && auditEvent(auditedOf(found));
}

function auditedOf({ event, at, actor, action, object, why, detail }: AuditEvent): Audited {
  const moment = parseInstant(at) ?? (0 as Instant);
  const isOfList = (listActions as readonly string[]).includes(action);
  const listed = isOfList && Array.isArray(detail["patients"]) ? (detail["patients"] as readonly string[]) : [];
  const own = /^(patient|details|fact|task|reminder)\./.test(action) && !isOfList ? [object] : [];
  return { event, at, moment, actor, action, object, why, patients: [...own, ...listed] };
}
