import { parseInstant } from "@longwatch/core";
import {
  type AskedDate,
  currentOf,
  cursorName,
  isCareBetween,
  parseAskedDate,
  type Resource,
  servedTypes,
} from "@longwatch/interop";
import { recordEvent } from "../audit/record.ts";
import { refuseFhir } from "./authorise.ts";
import { patientOfMark } from "./find-patient.ts";
import { loadView, wantedFor } from "./load-view.ts";
import { notFound, type Refusal, refusal } from "./outcome.ts";
import { noPage, type Place, placeOf, start, writePlace } from "./page-cursor.ts";
import { answer, type FhirAnswer, type FhirRequest } from "./request.ts";

/** What stands in everything: all but what is not of the patient's care (the audit, what programs asked for) or of no patient (the protocols). */
export const everythingTypes = servedTypes
  .filter(({ from }) => from !== "audit" && from !== "definitions" && from !== "subscriptions")
  .map(({ type }) => type);

const usualCount = 500;
const mostCount = 5000;
const known = new Set(["start", "end", "_since", "_type", "_count", cursorName, "_format"]);

/** All that is held of one patient, the patient first, then type by type. */
export async function everything(
  request: FhirRequest,
  id: string,
  asked: ReadonlyMap<string, string>,
): Promise<FhirAnswer | Refusal> {
  const unknown = [...asked.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0 && request.isStrict)
    return refusal(400, "not-supported", "This parameter is not known here.", `?${unknown[0]}`);
  const wished = asked.get("_type")?.split(",");
  const types = everythingTypes.filter((type) => wished?.includes(type) ?? true);
  const since = momentAsked(asked.get("_since"));
  const count = Number(asked.get("_count") ?? usualCount);
  const cursor = asked.get(cursorName);
  const place = placeOf(cursor);
  if (place === undefined) return noPage;
  const [from, through] = [dateAsked(asked.get("start")), dateAsked(asked.get("end"))];
  if (from === null || through === null)
    return refusal(400, "value", "It is no date.", from === null ? "?start" : "?end");
  if (since === null) return refusal(400, "value", "It is no moment.", "?_since");
  if (!isWhole(count) || count === 0) return refusal(400, "value", "It is no number.", "?_count");
  const patient = await patientOfMark(request.tx, id);
  const refused = refuseFhir(request.asker, { type: "Patient", interaction: "read", patient });
  if (refused !== undefined) return refused;
  const permitted = types.filter(
    (type) => refuseFhir(request.asker, { type, interaction: "read", patient }) === undefined,
  );
  const view = patient === undefined ? undefined : await loadView(request, patient, wantedFor(permitted));
  if (view === undefined || patient === undefined) return notFound();
  const all = permitted.flatMap((type) =>
    view.ofType(type).flatMap((one) => {
      const resource = currentOf(one);
      const isNew = since === undefined || one.states.at(-1)!.at >= since;
      return resource !== undefined && isNew && isCareBetween(resource, from, through) ? [resource] : [];
    }),
  );
  // What was shown is known by its type and id: what came or went since moves nothing across the end of a page.
  const rest = all.filter(({ resourceType: type, id: one }) => isBehind(place, type, one));
  const shown = rest.slice(0, Math.min(count, mostCount));
  const last = shown.at(-1);
  const { emergency } = request;
  const detail = {
    everything: true,
    found: shown.length,
    ...(emergency === undefined ? {} : { emergencyAccess: emergency }),
  };
  await recordEvent(request.tx, { action: "patient.read", object: patient, detail });
  const address = (at: string | undefined): string => {
    const query = new URLSearchParams([...asked].filter(([name]) => known.has(name) && name !== cursorName));
    if (at !== undefined) query.set(cursorName, at);
    return `${request.base}/Patient/${id}/$everything${query.size === 0 ? "" : `?${query}`}`;
  };
  return answer({
    resourceType: "Bundle",
    type: "searchset",
    total: all.length,
    link: [
      { relation: "self", url: address(cursor) },
      ...(last !== undefined && shown.length < rest.length ? [{ relation: "next", url: address(after(last)) }] : []),
    ],
    entry: shown.map((resource) => ({
      fullUrl: `${request.base}/${resource.resourceType}/${resource.id}`,
      resource,
      search: { mode: "match" },
    })),
  });
}

const after = ({ resourceType, id }: Resource): string => writePlace({ ...start, after: resourceType, id });

/** Whether it comes after the place where a page ended: types in their order, then ids. */
function isBehind({ after: type, id }: Place, ofType: string, of: string): boolean {
  const [ended, own] = [type, ofType].map((one) => everythingTypes.indexOf(one)) as [number, number];
  return own > ended || (own === ended && of > id);
}

const isWhole = (number: number | undefined): number is number => Number.isSafeInteger(number) && number! >= 0;
const momentAsked = (text: string | undefined) => (text === undefined ? undefined : (parseInstant(text) ?? null));

/** Undefined: it was not asked for; null: it is none. A prefix of a search has no meaning here. */
const dateAsked = (text: string | undefined): AskedDate | null | undefined =>
  text === undefined ? undefined : /^\d/.test(text) ? (parseAskedDate(text) ?? null) : null;
