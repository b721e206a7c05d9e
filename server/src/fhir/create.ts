import { servedType } from "@longwatch/interop";
import { recordEvent } from "../audit/record.ts";
import { admit } from "./admit.ts";
import { refuseFhir } from "./authorise.ts";
import { existing, type Standing, standingPerson, standings } from "./existing.ts";
import { type Json, readJsonObject } from "./json-text.ts";
import { isRefusal, noJson, type OutcomeIssue, operationOutcome, otherType, type Refusal, refusal } from "./outcome.ts";
import type { Wanted } from "./prefer.ts";
import { answer, etagOf, type FhirAnswer, type FhirRequest } from "./request.ts";
import { unserved } from "./search.ts";
import { record } from "./sent.ts";

/** What became of a resource that was sent. */
export type Created = {
  readonly standing: Standing;
  readonly isNew: boolean;
  /** Whether its sender may see it as it stands: whoever made it knows it. */
  readonly isShown: boolean;
  /** What was doubted and taken all the same. */
  readonly doubts: readonly OutcomeIssue[];
};

/** Takes a resource in, unless a condition finds that it is there. What is there already, word for word, is not doubled. */
export async function create(
  request: FhirRequest,
  type: string,
  bytes: Uint8Array,
  ifNoneExist: string | undefined,
): Promise<Created | Refusal> {
  const sent = readJsonObject(bytes);
  const refused = sent === undefined ? noJson : refuseType(request, type, sent, "");
  if (refused !== undefined) return refused;
  const found = ifNoneExist === undefined ? undefined : await existing(request, type, ifNoneExist);
  if (found !== undefined) return isRefusal(found) ? found : knownAlready(request, found);
  if (type === "Patient") return createPerson(request, sent!, type);
  const taken = await record(request, { bytes, json: sent! }, new Map(), new Set());
  if (isRefusal(taken)) return taken;
  const [first] = taken.facts.get(type) ?? [];
  const doubts = taken.doubts.get(type) ?? [];
  if (first === undefined) return nothingIn(type, doubts);
  const standing = await standings(request)(first.patient, first.fact);
  if (standing === undefined) return gone(type);
  return first.isNew ? { standing, isNew: true, isShown: true, doubts } : knownAlready(request, standing, doubts);
}

/**
 * What is there already was perhaps sent by somebody else: it is shown only to whoever may read it. That there is such a one is told
 * to everybody, so that both leave a trace.
 */
export async function knownAlready(
  { tx, asker, emergency }: FhirRequest,
  standing: Standing,
  doubts: readonly OutcomeIssue[] = [],
): Promise<Created> {
  const { patient, resource } = standing;
  const { resourceType: type, id } = resource;
  const isShown = refuseFhir(asker, { type, interaction: "read", patient }) === undefined;
  const found = { type, resource: id, ...(isShown ? {} : { shown: false }) };
  const detail = { ...found, ...(emergency === undefined ? {} : { emergencyAccess: emergency }) };
  await recordEvent(tx, { action: "patient.read", object: patient, detail });
  return { standing, isNew: false, isShown, doubts };
}

export async function createPerson(request: FhirRequest, sent: Json, place: string): Promise<Created | Refusal> {
  const admitted = await admit(request, sent, place);
  if (isRefusal(admitted)) return admitted;
  const standing = await standingPerson(request, admitted.patient);
  return standing === undefined ? gone(place) : { standing, isNew: true, isShown: true, doubts: admitted.doubts };
}

/** Whether the type is one that can be sent, by whoever sends it. */
export function refuseType({ asker }: FhirRequest, type: string, sent: Json, at: string): Refusal | undefined {
  const served = servedType(type);
  const place = `${at === "" ? type : at}.resourceType`;
  if (served === undefined) return unserved(type);
  if (sent["resourceType"] !== type) return otherType(at === "" ? type : at);
  const refused = refuseFhir(asker, { type, interaction: "create" });
  if (refused !== undefined) return refused;
  return served.isTaken ? undefined : refusal(405, "not-supported", `${type} is not taken. ${served.says}`, place);
}

/** Nothing that could be recorded was in it, and this is why. */
export const nothingIn = (place: string, doubts: readonly OutcomeIssue[]): Refusal => ({
  status: 422,
  issues:
    doubts.length > 0
      ? doubts.map((one) => ({ ...one, severity: "error" }))
      : [{ severity: "error", code: "business-rule", text: "Nothing in it can be recorded.", expression: place }],
});

const gone = (place: string): Refusal =>
  refusal(422, "business-rule", "It was read, and does not hold: something that is kept takes its place.", place);

export function createdAnswer({ base }: FhirRequest, created: Created, wanted: Wanted): FhirAnswer {
  const { standing, isNew, isShown, doubts } = created;
  const { resource, version } = standing;
  const location = locationOf(base, standing);
  if (!isShown) return { status: 200, headers: { location }, body: undefined };
  const headers = {
    location,
    etag: etagOf(version),
    "last-modified": new Date((resource["meta"] as { lastUpdated: string }).lastUpdated).toUTCString(),
  };
  const status = isNew ? 201 : 200;
  if (wanted === "minimal") return { status, headers, body: undefined };
  return answer(wanted === "representation" ? resource : operationOutcome(toldOf(created, doubts)), status, headers);
}

const toldOf = ({ isNew }: Created, doubts: readonly OutcomeIssue[]): readonly OutcomeIssue[] => [
  { severity: "information", code: "informational", text: isNew ? "It was recorded." : "It was kept already." },
  ...doubts,
];

export const locationOf = (base: string, { resource: { resourceType, id }, version }: Standing): string =>
  `${base}/${resourceType}/${id}/_history/${version}`;
