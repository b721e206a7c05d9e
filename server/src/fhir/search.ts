import { type Question, questionOf, type ServedType, servedType } from "@longwatch/interop";
import { recordEvent } from "../audit/record.ts";
import { addressed } from "./addressed.ts";
import { searchAudit } from "./audit-events.ts";
import { refuseFhir } from "./authorise.ts";
import { candidatesOf } from "./candidates.ts";
import { searchDefinitions } from "./definitions.ts";
import { isRefusal, type OutcomeIssue, type Refusal, refusal } from "./outcome.ts";
import { answer, type FhirAnswer, type FhirRequest } from "./request.ts";
import { searchPeople } from "./search-people.ts";
import { searchResources } from "./search-resources.ts";
import { type Found, ignoredIssues, searchset } from "./searchset.ts";
import { searchSubscriptions } from "./subscriptions.ts";

/** What a search found, and whose resources it showed. */
export type Searched = Found & { readonly patients: readonly string[] };

/** A search of one type, by GET or by POST. */
export async function search(
  request: FhirRequest,
  type: string,
  asked: Iterable<readonly [string, string]>,
  isPosted = false,
): Promise<FhirAnswer | Refusal> {
  const served = servedType(type);
  if (served === undefined) return unserved(type);
  const question = questionOf(served, asked, request.base);
  const wrong = question.ignored.filter(({ why }) => why !== "unknown" || request.isStrict);
  if (wrong.length > 0) return { status: 400, issues: wrong.map(({ name, why }) => unaskable(name, why)) };
  if (served.from === "definitions") return definitionsAnswer(request, question, served);
  if (served.from === "subscriptions") return searchSubscriptions(request, question);
  const candidates = await candidatesOf(request, question);
  if (candidates !== undefined && isRefusal(candidates)) return candidates;
  const patient = candidates?.length === 1 ? candidates[0] : undefined;
  const refused = refuseSearch(request, served, question.revIncludes, patient);
  if (refused !== undefined) return refused;
  const found = await (served.from === "audit"
    ? searchAudit(request, question, candidates)
    : served.from === "person"
      ? searchPeople(request, question, candidates)
      : searchResources(request, question, served, candidates));
  if (isRefusal(found)) return found;
  await traceSearch(request, served, candidates, found);
  const warnings = [...ignoredIssues(question), ...found.warnings];
  // What comes along is read: of a type that may not be, it stays behind.
  const included = found.included.filter(
    ({ resourceType }) => refuseFhir(request.asker, { type: resourceType, interaction: "read", patient }) === undefined,
  );
  return answer(searchset(request, addressed(question, candidates, isPosted), { ...found, included, warnings }));
}

/** Protocols are of no patient: nobody is looked up, and nothing is traced. */
async function definitionsAnswer(
  request: FhirRequest,
  question: Question,
  served: ServedType,
): Promise<FhirAnswer | Refusal> {
  const refused = refuseSearch(request, served, question.revIncludes, undefined);
  if (refused !== undefined) return refused;
  const found = await searchDefinitions(request, question, served);
  return isRefusal(found)
    ? found
    : answer(searchset(request, question, { ...found, warnings: ignoredIssues(question) }));
}

/** What comes along is asked for too: it is permitted by itself. */
function refuseSearch(
  { asker }: FhirRequest,
  { type }: ServedType,
  along: readonly { readonly source: string }[],
  patient: string | undefined,
): Refusal | undefined {
  for (const one of [type, ...along.map(({ source }) => source)]) {
    const refused = refuseFhir(asker, { type: one, interaction: "search", patient });
    if (refused !== undefined) return refused;
  }
  return undefined;
}

async function traceSearch(
  { tx, emergency }: FhirRequest,
  { type, from }: ServedType,
  candidates: readonly string[] | undefined,
  { matches, patients }: Searched,
): Promise<void> {
  const detail = { type, found: matches.length, ...(emergency === undefined ? {} : { emergencyAccess: emergency }) };
  const [only] = candidates ?? [];
  if (from === "audit") await recordEvent(tx, { action: "audit.read", object: only ?? "audit", detail });
  else if (candidates?.length === 1) await recordEvent(tx, { action: "patient.read", object: only!, detail });
  else
    await recordEvent(tx, {
      action: "cohort.read",
      object: "patients",
      detail: { ...detail, patients: patients.slice(0, 1000) },
    });
}

function unaskable(name: string, why: "unknown" | "modifier" | "value"): OutcomeIssue {
  const text = {
    unknown: "This parameter is not known here.",
    modifier: "This modifier is not known here. Leave it out, or see the CapabilityStatement.",
    value: "Its value cannot be read. See the CapabilityStatement for what kind of parameter it is.",
  }[why];
  return { severity: "error", code: why === "value" ? "value" : "not-supported", text, expression: `?${name}` };
}

export const unserved = (type: string): Refusal =>
  refusal(
    404,
    "not-supported",
    `No resources of ${/^[A-Z][A-Za-z]{1,40}$/.test(type) ? `type ${type}` : "this type"} are kept here.`,
  );
