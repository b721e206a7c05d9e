import { factList, factsQuery, momentList, recorded, writtenFacts } from "@longwatch/api";
import { displacedBy, type Instant, parseInstant } from "@longwatch/core";
import { recordEvent } from "../../audit/record.ts";
import { factPage, recordingMoments } from "../../db/fact-pages.ts";
import { accountNames } from "../../db/names.ts";
import { findPatient, type Head } from "../../db/patients.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { needingSignature, unsigned } from "../../usecases/needs-signature.ts";
import { loadRecord, rawRecord } from "../../usecases/record.ts";
import { recordFacts } from "../../usecases/record-facts.ts";
import { give } from "../answer.ts";
import { cursorOf, placeOf } from "../cursor.ts";
import { etagOf, versionSeen } from "../etag.ts";
import { impossible } from "../impossible.ts";
import { notFound, refuse, refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";
import { patientParams } from "./params.ts";

const path = "/api/v1/clinics/:clinic/patients/:patient/facts";

export const listFacts = clinicRoute({
  id: "listFacts",
  method: "GET",
  path,
  summary: "A patient's facts, newest clinical day first; as they were known at a moment where one is given.",
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: factsQuery,
  answer: factList,
  run: async ({ tx, params: { patient }, query, emergency }) => {
    const knownAt = query.knownAt === undefined ? undefined : parseInstant(query.knownAt);
    if (query.knownAt !== undefined && knownAt === undefined) return impossible("?knownAt");
    const list = `facts ${patient} ${query.knownAt ?? ""}`;
    const after = placeOf(list, query.cursor);
    if (typeof after !== "string") return after;
    const head = await findPatient(tx, patient);
    if (head === undefined) return notFound();
    const rows = await factPage(tx, patient, after, query.limit + 1, knownAt);
    const shown = rows.slice(0, query.limit);
    await recordEvent(tx, {
      action: "patient.read",
      object: patient,
      detail: {
        version: head.version,
        facts: shown.length,
        ...(query.knownAt === undefined ? {} : { knownAt: query.knownAt }),
        ...(emergency === undefined ? {} : { emergencyAccess: emergency }),
      },
    });
    const facts = shown.map(({ id, content }) => ({ id, ...(content as { kind: string; by?: string }) }));
    const authors = await accountNames(
      tx,
      facts.flatMap(({ by }) => by ?? []),
    );
    return give({
      facts,
      authors: Object.fromEntries(authors),
      displaced: await displacedAmong(
        tx,
        head,
        knownAt,
        facts.map(({ id }) => id),
      ),
      next: cursorOf(list, rows.length > query.limit ? shown.at(-1)?.place : undefined),
    });
  },
});

/** What no longer stands is told by the whole record: a correction may be on another page. */
async function displacedAmong(tx: ClinicTx, head: Head, knownAt: Instant | undefined, ids: readonly string[]) {
  const record = knownAt === undefined ? await loadRecord(tx, head) : await rawRecord(tx, head.patient, { knownAt });
  const displaced = displacedBy(record?.facts ?? []);
  return Object.fromEntries(ids.flatMap((id) => (displaced.has(id) ? [[id, displaced.get(id)!]] : [])));
}

export const listMoments = clinicRoute({
  id: "listMoments",
  method: "GET",
  path: `${path}/moments`,
  summary: "When something was learned of a patient: what `knownAt` may be asked about.",
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  answer: momentList,
  run: async ({ tx, params: { patient }, emergency }) => {
    const head = await findPatient(tx, patient);
    if (head === undefined) return notFound();
    const moments = await recordingMoments(tx, patient);
    await recordEvent(tx, {
      action: "patient.read",
      object: patient,
      detail: { version: head.version, ...(emergency === undefined ? {} : { emergencyAccess: emergency }) },
    });
    return give({ moments });
  },
});

export const addFacts = clinicRoute({
  id: "addFacts",
  method: "POST",
  path,
  summary: "Add facts. A fact that is kept already, word for word, is not added again.",
  needs: ["record-facts"],
  trace: "fact.add",
  params: patientParams,
  body: writtenFacts,
  answer: recorded,
  status: 201,
  bodyLimit: 4 * 1024 * 1024,
  run: async ({ tx, params: { patient }, body, headers, may }) => {
    const signed = may("sign-off") ? [] : await needingSignature(tx, patient, body.facts);
    if (signed.length > 0)
      return refuse("permission-missing", { id: "permission", of: '"sign-off"' }, unsigned(signed, "/facts"));
    const seen = versionSeen(headers["if-match"] as string | undefined, false);
    if (typeof seen === "object") return seen;
    const kept = await recordFacts(tx, patient, body.facts, {}, seen);
    if (kept === undefined) return notFound();
    if (!kept.ok) return refuseIssues(kept.issues.map((one) => ({ ...one, at: placeOfFact(one.at) })));
    const { version, ids, added } = kept.value;
    await recordEvent(tx, {
      action: "fact.add",
      object: patient,
      detail: { version, added, facts: ids.slice(0, 1000) },
    });
    return give({ version, ids, added }, { status: 201, etag: etagOf(version) });
  },
});

/** The core points into the list of facts, or into the whole record where a fact contradicts another. */
export const placeOfFact = (at: string): string => (/^\/\d+/.test(at) ? `/facts${at}` : at);
