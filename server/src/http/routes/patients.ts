import {
  admission,
  admitted,
  foundPatient,
  headerChange,
  identifierLookup,
  type PatientListJson,
  patientDetails,
  patientList,
  patientListQuery,
  patientPage,
  patientQuery,
  patientSearch,
  patientsFound,
  versionOnly,
} from "@longwatch/api";
import { InvariantError } from "@longwatch/core";
import { recordEvent } from "../../audit/record.ts";
import { patientOfIdentifier } from "../../db/identifiers.ts";
import { listedPatients } from "../../db/patient-list.ts";
import { searchedPatients } from "../../db/patient-search.ts";
import { admitPatient } from "../../usecases/admit-patient.ts";
import { changeDetails } from "../../usecases/change-details.ts";
import { changeHeader } from "../../usecases/change-header.ts";
import { signedAmong, unsigned } from "../../usecases/needs-signature.ts";
import { ensureTurned } from "../../usecases/show-worklist.ts";
import { give, unchanged } from "../answer.ts";
import { askedMoment } from "../asked-moment.ts";
import { cursorOf, placeOf } from "../cursor.ts";
import { etagOf, isSame, versionSeen } from "../etag.ts";
import { calledOf, namesFor } from "../names.ts";
import { patientAsKnown, patientShown } from "../patient-shown.ts";
import { isRefused, notFound, refuse, refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";
import { patientParams } from "./params.ts";

const base = "/api/v1/clinics/:clinic/patients";
const list = "patients";

export const listPatients = clinicRoute({
  id: "listPatients",
  method: "GET",
  path: base,
  summary:
    "Patients of the clinic in order of their names, or of their ids for whom may see no names, with where their watch stands.",
  needs: ["read-patient"],
  trace: "cohort.read",
  query: patientListQuery,
  answer: patientList,
  before: ({ database }, scope) => ensureTurned(database, scope),
  run: async ({ tx, query: { cursor, limit }, may }) => {
    const after = placeOf(list, cursor);
    if (typeof after !== "string") return after;
    const rows = await listedPatients(tx, after, limit + 1, may("read-details"));
    const shown = rows.slice(0, limit);
    const patients = shown.map(({ patient }) => patient);
    const { details } = await namesFor(tx, may("read-details"), patients, []);
    await recordEvent(tx, { action: "cohort.read", object: "patients", detail: { patients } });
    return give({
      patients: shown.map((one) => ({
        ...one,
        urgency: one.urgency as PatientListJson["patients"][number]["urgency"],
        called: calledOf(details.get(one.patient)),
      })),
      next: cursorOf(list, rows.length > limit ? patients.at(-1) : undefined),
    });
  },
});

export const admitPatientRoute = clinicRoute({
  id: "admitPatient",
  method: "POST",
  path: base,
  summary:
    "Take a patient in, with what is known so far. A record that holds decisions by name takes the permission to sign.",
  needs: ["record-facts"],
  trace: "patient.add",
  body: admission,
  answer: admitted,
  status: 201,
  bodyLimit: 8 * 1024 * 1024,
  run: async ({ tx, body: { record, details }, may }) => {
    if (details !== undefined && !may("read-details"))
      return refuse("permission-missing", { id: "permission", of: '"read-details"' });
    const signed = may("sign-off") ? [] : signedAmong((record as { facts?: unknown } | null)?.facts);
    if (signed.length > 0)
      return refuse("permission-missing", { id: "permission", of: '"sign-off"' }, unsigned(signed, "/record/facts"));
    const kept = await admitPatient(tx, record);
    if (!kept.ok)
      return refuseIssues(kept.issues.map((one) => ({ ...one, at: `/record${one.at === "/" ? "" : one.at}` })));
    const { id: patient } = (record as { patient: { id: string } }).patient;
    let { version } = kept.value;
    const { added } = kept.value;
    await recordEvent(tx, { action: "patient.add", object: patient, detail: { version, added } });
    if (details !== undefined) {
      const changed = await changeDetails(tx, patient, details, undefined);
      if (!changed?.ok) throw new InvariantError("A patient who was just taken in is not there.");
      version = changed.value;
    }
    const location = `${base.replace(":clinic", tx.clinic)}/${encodeURIComponent(patient)}`;
    return give({ patient, version, added }, { status: 201, etag: etagOf(version), headers: { location } });
  },
});

export const findPatientRoute = clinicRoute({
  id: "findPatient",
  method: "POST",
  path: `${base}/find`,
  summary: "Whose identifier it is. In a body, because addresses are written down on the way.",
  needs: ["read-details"],
  trace: "patient.find",
  body: identifierLookup,
  answer: foundPatient,
  run: async ({ tx, body: { system, value } }) => {
    const patient = await patientOfIdentifier(tx, system, value);
    const detail = { patients: patient === undefined ? [] : [patient] };
    await recordEvent(tx, { action: "patient.find", object: "patients", detail });
    // A search that finds nobody leaves its trace too.
    return give({ patient: patient ?? null });
  },
});

export const searchPatientsRoute = clinicRoute({
  id: "searchPatients",
  method: "POST",
  path: `${base}/search`,
  summary:
    "Who is called so, or has a number that begins so. In a body, because addresses are written down on the way.",
  needs: ["read-details"],
  trace: "patient.find",
  body: patientSearch,
  answer: patientsFound,
  run: async ({ tx, body: { text } }) => {
    const found = await searchedPatients(tx, text, mostFound + 1);
    const patients = found.slice(0, mostFound);
    await recordEvent(tx, {
      action: "patient.find",
      object: "patients",
      detail: { patients: patients.map(({ patient }) => patient) },
    });
    return give({
      patients: patients.map(({ patient, details }) => ({ patient, called: calledOf(details) })),
      isCut: found.length > mostFound,
    });
  },
});
const mostFound = 20;

export const showPatientRoute = clinicRoute({
  id: "showPatient",
  method: "GET",
  path: `${base}/:patient`,
  summary:
    "One patient as they are today, or as they were known at a moment: header, follow-up, what is due and late, warnings, tasks.",
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: patientQuery,
  answer: patientPage,
  speaks: true,
  run: async ({ tx, params, query, may, emergency, headers, language }) => {
    const asked = askedMoment(query);
    if (isRefused(asked)) return asked;
    if (asked.knownAt !== undefined) {
      const then = await patientAsKnown(tx, params.patient, asked.knownAt, may("read-details"), emergency, language);
      return then === undefined ? notFound() : give(then, { headers: { "cache-control": "no-store" } });
    }
    const shown = await patientShown(tx, params.patient, may("read-details"), emergency, language);
    if (shown === undefined) return notFound();
    const { etag, ...body } = shown;
    return isSame(headers["if-none-match"] as string | undefined, etag)
      ? unchanged(etag)
      : give(body, { etag, headers: { "cache-control": "no-store" } });
  },
});

export const changeHeaderRoute = clinicRoute({
  id: "changeHeader",
  method: "PUT",
  path: `${base}/:patient/header`,
  summary: "Write down sex, birth date, jurisdiction and identifiers anew. Identifiers are only added.",
  needs: ["record-facts"],
  trace: "patient.change",
  params: patientParams,
  body: headerChange,
  answer: versionOnly,
  run: async ({ tx, params, body, headers }) => {
    const seen = versionSeen(headers["if-match"] as string | undefined, true);
    if (typeof seen === "object") return seen;
    const changed = await changeHeader(tx, params.patient, body.patient, seen);
    if (changed === undefined) return notFound();
    if (!changed.ok) return refuseIssues(changed.issues);
    return give({ version: changed.value }, { etag: etagOf(changed.value) });
  },
});

export const showDetailsRoute = clinicRoute({
  id: "showDetails",
  method: "GET",
  path: `${base}/:patient/details`,
  summary: "What the person is called, and how to reach them.",
  needs: ["read-details"],
  trace: "details.read",
  params: patientParams,
  answer: patientDetails,
  run: async ({ tx, params: { patient }, emergency }) => {
    const { details } = await namesFor(tx, true, [patient], []);
    const one = details.get(patient);
    const detail = emergency === undefined ? {} : { emergencyAccess: emergency };
    await recordEvent(tx, { action: "details.read", object: patient, detail });
    return give(one ?? {});
  },
});

export const changeDetailsRoute = clinicRoute({
  id: "changeDetails",
  method: "PUT",
  path: `${base}/:patient/details`,
  summary: "Write down what the person is called, and how to reach them.",
  needs: ["record-facts"],
  trace: "details.change",
  params: patientParams,
  body: patientDetails,
  answer: versionOnly,
  run: async ({ tx, params, body, headers, may }) => {
    if (!may("read-details")) return refuse("permission-missing", { id: "permission", of: '"read-details"' });
    const seen = versionSeen(headers["if-match"] as string | undefined, true);
    if (typeof seen === "object") return seen;
    const changed = await changeDetails(tx, params.patient, body, seen);
    if (changed === undefined) return notFound();
    if (!changed.ok) return refuseIssues(changed.issues);
    return give({ version: changed.value }, { etag: etagOf(changed.value) });
  },
});
