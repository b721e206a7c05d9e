import { formatInstant, parseInstant } from "@longwatch/core";
import { isVersioned, markIn, type ServedType, type State, servedType, type Versioned } from "@longwatch/interop";
import { recordEvent } from "../audit/record.ts";
import { readAuditEvent } from "./audit-events.ts";
import { type Interaction, refuseFhir } from "./authorise.ts";
import { readDefinition } from "./definitions.ts";
import { patientOfMark } from "./find-patient.ts";
import { loadView, wantedFor } from "./load-view.ts";
import { isRefusal, notFound, type Refusal, refusal } from "./outcome.ts";
import { answer, etagOf, type FhirAnswer, type FhirRequest, versioned } from "./request.ts";
import { unserved } from "./search.ts";
import { readSubscriptionById } from "./subscriptions.ts";

/** One resource as it is now. */
export async function read(
  request: FhirRequest,
  type: string,
  id: string,
  known?: string,
): Promise<FhirAnswer | Refusal> {
  if (type === "AuditEvent") return readAudited(request, id);
  if (servedType(type)?.from === "definitions") return readDefinition(request, type, id, known);
  if (type === "Subscription") return readSubscriptionById(request, id, known);
  const found = await find(request, type, id, "read");
  return isRefusal(found) ? found : stateAnswer(found.one.states.at(-1)!, known);
}

/** One resource as it was at a version. */
export async function readVersion(
  request: FhirRequest,
  type: string,
  id: string,
  version: string,
): Promise<FhirAnswer | Refusal> {
  const found = await find(request, type, id, "vread");
  if (isRefusal(found)) return found;
  const state = found.one.states.find((one) => one.version === version);
  return state === undefined ? notFound() : stateAnswer(state);
}

/** All states of a resource, newest first. */
export async function history(
  request: FhirRequest,
  type: string,
  id: string,
  asked: ReadonlyMap<string, string>,
): Promise<FhirAnswer | Refusal> {
  const found = await find(request, type, id, "history");
  if (isRefusal(found)) return found;
  const since = asked.has("_since") ? parseInstant(asked.get("_since")!) : undefined;
  if (asked.has("_since") && since === undefined) return refusal(400, "value", "It is no moment.", "?_since");
  const states = found.one.states.filter(({ at }) => since === undefined || at >= since).toReversed();
  const most = Number(asked.get("_count") ?? 200);
  return answer({
    resourceType: "Bundle",
    type: "history",
    total: states.length,
    link: [{ relation: "self", url: `${request.base}/${type}/${id}/_history` }],
    entry: states
      .slice(0, Number.isInteger(most) && most >= 0 ? most : 200)
      .map((state) => entryOf(request, found.one, state)),
  });
}

type Found = { readonly served: ServedType; readonly patient: string; readonly one: Versioned };

async function find(
  request: FhirRequest,
  type: string,
  id: string,
  interaction: Interaction,
): Promise<Found | Refusal> {
  const { tx, asker, emergency } = request;
  const served = servedType(type);
  if (served === undefined) return unserved(type);
  if (interaction !== "read" && !isVersioned(served))
    return refusal(405, "not-supported", `Of ${type} only what holds now is kept.`);
  const mark = type === "Patient" ? id : markIn(id);
  const patient = mark === undefined ? undefined : await patientOfMark(tx, mark);
  const refused = refuseFhir(asker, { type, interaction, patient });
  if (refused !== undefined) return refused;
  const view = patient === undefined ? undefined : await loadView(request, patient, wantedFor([type]));
  const one = view?.ofType(type).find((each) => each.id === id);
  if (one === undefined || patient === undefined) return notFound();
  const detail = { type, resource: id, ...(emergency === undefined ? {} : { emergencyAccess: emergency }) };
  await recordEvent(tx, { action: "patient.read", object: patient, detail });
  return { served, patient, one };
}

function stateAnswer({ version, at, resource }: State, known?: string): FhirAnswer | Refusal {
  if (resource === undefined) return refusal(410, "deleted", "It was taken back.");
  return versioned(resource, version, known, { "last-modified": new Date(at).toUTCString() });
}

function entryOf({ base }: FhirRequest, { type, id, states }: Versioned, { version, at, resource }: State): object {
  const isFirst = states[0].version === version;
  const method = resource === undefined ? "DELETE" : isFirst ? "POST" : "PUT";
  return {
    fullUrl: `${base}/${type}/${id}`,
    ...(resource === undefined ? {} : { resource }),
    request: { method, url: method === "POST" ? type : `${type}/${id}` },
    response: {
      status: method === "POST" ? "201" : method === "PUT" ? "200" : "204",
      etag: etagOf(version),
      lastModified: formatInstant(at),
    },
  };
}

async function readAudited(request: FhirRequest, id: string): Promise<FhirAnswer | Refusal> {
  const refused = refuseFhir(request.asker, { type: "AuditEvent", interaction: "read" });
  if (refused !== undefined) return refused;
  const found = await readAuditEvent(request, id);
  if (found === undefined) return notFound();
  await recordEvent(request.tx, { action: "audit.read", object: id });
  return answer(found, 200, { etag: etagOf("1") });
}
