import { STATUS_CODES } from "node:http";
import { type Created, locationOf } from "./create.ts";
import { isObject, type Json, textIn } from "./json-text.ts";
import { type OutcomeIssue, operationOutcome, type Refusal, refusal } from "./outcome.ts";
import { etagOf, type FhirAnswer } from "./request.ts";

/** An entry of a Bundle that was sent. */
export type Entry = {
  /** `Bundle.entry[3]` */
  readonly at: string;
  readonly fullUrl: string | undefined;
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly ifNoneExist: string | undefined;
  readonly resource: Json | undefined;
};

export const mostEntries = 5000;

/** The entries of a Bundle, or why one cannot be done. */
export function entriesOf({ entry }: Json): readonly Entry[] | Refusal {
  const sent = entry === undefined ? [] : entry;
  if (!Array.isArray(sent)) return refusal(400, "structure", "FHIR has a list here.", "Bundle.entry");
  if (sent.length > mostEntries)
    return refusal(413, "too-costly", `At most ${mostEntries} entries are taken at once.`, "Bundle.entry");
  const entries: Entry[] = [];
  for (const [index, one] of (sent as readonly unknown[]).entries()) {
    const read = entryOf(one, `Bundle.entry[${index}]`);
    if ("issues" in read) return read;
    entries.push(read);
  }
  return entries;
}

function entryOf(one: unknown, at: string): Entry | Refusal {
  const request = isObject(one) ? one["request"] : undefined;
  const method = textIn(request, "method");
  const url = textIn(request, "url");
  if (method === undefined || url === undefined)
    return refusal(400, "required", "Each entry needs a request with a method and a url.", `${at}.request`);
  if (method !== "GET" && method !== "POST")
    return refusal(
      422,
      "not-supported",
      "Nothing is overwritten or removed here. Send a correction by POST, with the same identifier.",
      `${at}.request.method`,
    );
  const resource = isObject(one) && isObject(one["resource"]) ? one["resource"] : undefined;
  if (method === "POST" && resource === undefined)
    return refusal(400, "required", "There is no resource in it.", `${at}.resource`);
  return { at, fullUrl: textIn(one, "fullUrl"), method, url, ifNoneExist: textIn(request, "ifNoneExist"), resource };
}

const statusOf = (status: number): string => `${status} ${STATUS_CODES[status] ?? ""}`.trim();

export function createdEntry(base: string, { standing, isNew, doubts }: Created): object {
  const { resource, version } = standing;
  return {
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    response: {
      status: statusOf(isNew ? 201 : 200),
      location: locationOf(base, standing),
      etag: etagOf(version),
      lastModified: (resource["meta"] as { readonly lastUpdated: string }).lastUpdated,
      ...(doubts.length === 0 ? {} : { outcome: operationOutcome(doubts) }),
    },
  };
}

/** What went with others and made nothing of its own. */
export const contextEntry = (told: readonly OutcomeIssue[]): object => ({
  response: {
    status: statusOf(200),
    outcome: operationOutcome(
      told.length > 0
        ? told
        : [{ severity: "information", code: "informational", text: "It was read together with the others." }],
    ),
  },
});

export const answeredEntry = ({ status, headers, body }: FhirAnswer): object => ({
  ...(body === undefined ? {} : { resource: body }),
  response: { status: statusOf(status), ...(headers["etag"] === undefined ? {} : { etag: headers["etag"] }) },
});

export const refusedEntry = ({ status, issues }: Refusal): object => ({
  response: { status: statusOf(status), outcome: operationOutcome(issues) },
});
