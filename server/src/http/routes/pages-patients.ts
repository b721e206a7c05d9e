import { identifierLookup, patientListQuery } from "@longwatch/api";
import { explain, explainSignal, formatInstant, parseDay } from "@longwatch/core";
import * as z from "zod";
import { recordEvent } from "../../audit/record.ts";
import { dayEnd } from "../../clock.ts";
import { factPage } from "../../db/fact-pages.ts";
import { patientOfIdentifier } from "../../db/identifiers.ts";
import { accountNames } from "../../db/names.ts";
import { listedPatients } from "../../db/patient-list.ts";
import { assessPatient } from "../../usecases/assess-patient.ts";
import { ensureTurned } from "../../usecases/show-worklist.ts";
import { raw, seeOther } from "../answer.ts";
import { cursorOf, placeOf } from "../cursor.ts";
import { impossible } from "../impossible.ts";
import { calledOf, namesFor } from "../names.ts";
import { choicesOf } from "../pages/choices.ts";
import { factLines } from "../pages/fact-lines.ts";
import { form } from "../pages/forms.ts";
import { frameOf } from "../pages/frame.ts";
import { patientHtml } from "../pages/patient-page.ts";
import { patientsPage } from "../pages/patients-page.ts";
import { whyObligationPage, whySignalPage } from "../pages/why-page.ts";
import { patientAsKnown, patientShown } from "../patient-shown.ts";
import { notFound } from "../problem.ts";
import { clinicRoute } from "../route.ts";
import { asHtml } from "./pages-entry.ts";
import { patientParams } from "./params.ts";

const path = "/clinics/:clinic/patients";

export const showPatientsPage = clinicRoute({
  id: "patientsPage",
  method: "GET",
  path,
  needs: ["read-patient"],
  trace: "cohort.read",
  query: patientListQuery,
  before: ({ database }, scope) => ensureTurned(database, scope),
  run: async ({ tx, query: { cursor, limit }, may, caller, standing, services }) => {
    const after = placeOf("patients", cursor);
    if (typeof after !== "string") return after;
    const rows = await listedPatients(tx, after, limit + 1);
    const shown = rows.slice(0, limit);
    const ids = shown.map(({ patient }) => patient);
    const { details } = await namesFor(tx, may("read-details"), ids, []);
    await recordEvent(tx, { action: "cohort.read", object: "patients", detail: { patients: ids } });
    const { zone: _, ...frame } = frameOf(services, caller, standing.clinic);
    const patients = shown.map((one) => ({ ...one, called: calledOf(details.get(one.patient)) }));
    const next = cursorOf("patients", rows.length > limit ? ids.at(-1) : undefined);
    return raw(asHtml, patientsPage(frame, standing.clinic, patients, next, may("read-details")));
  },
});

export const findPatientForm = clinicRoute({
  id: "findPatientForm",
  method: "POST",
  path: `${path}/find`,
  needs: ["read-details"],
  trace: "patient.find",
  body: form(identifierLookup.shape),
  run: async ({ tx, body: { system, value }, standing }) => {
    const patient = await patientOfIdentifier(tx, system, value);
    const detail = { patients: patient === undefined ? [] : [patient] };
    await recordEvent(tx, { action: "patient.find", object: "patients", detail });
    const list = path.replace(":clinic", standing.clinic);
    return seeOther(patient === undefined ? `${list}?limit=50` : `${list}/${encodeURIComponent(patient)}`);
  },
});

export const showPatientPage = clinicRoute({
  id: "patientPage",
  method: "GET",
  path: `${path}/:patient`,
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: z.object({ knownOn: z.string().max(10).optional() }),
  run: async ({ tx, params: { patient }, query: { knownOn }, may, emergency, caller, standing, services }) => {
    const { zone, ...frame } = frameOf(services, caller, standing.clinic);
    const known = knownOn === undefined || knownOn === "" ? undefined : parseDay(knownOn);
    if (knownOn !== undefined && knownOn !== "" && known === undefined) return impossible("?knownOn");
    const knownAt = known === undefined ? undefined : dayEnd(zone, known);
    const shown =
      knownAt === undefined
        ? await patientShown(tx, patient, may("read-details"), emergency)
        : await patientAsKnown(tx, patient, knownAt, may("read-details"), emergency);
    if (shown === undefined) return notFound();
    const listed = await factPage(tx, patient, "", 60, knownAt);
    const owners = shown.page.tasks.flatMap(({ owner }) => owner ?? []);
    const names = await accountNames(tx, [
      ...owners,
      ...listed.map(({ content }) => (content as { by?: string }).by ?? ""),
    ]);
    return raw(
      asHtml,
      patientHtml({
        frame,
        clinic: standing.clinic,
        zone,
        me: standing.actor.id,
        names,
        shown,
        called: calledOf(shown.details ?? undefined),
        knownAt: knownAt === undefined ? undefined : formatInstant(knownAt),
        facts: factLines(listed, names),
        mayAct: may("act-on-tasks"),
        mayRecord: may("record-facts"),
        maySign: may("sign-off"),
        version: shown.version,
        choices: await choicesOf(tx),
      }),
    );
  },
});

export const showWhyPage = clinicRoute({
  id: "whyPage",
  method: "GET",
  path: `${path}/:patient/why`,
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: z.object({ key: z.string().min(1).max(400) }),
  run: async ({ tx, params: { patient }, query: { key }, may, caller, standing, services, emergency }) => {
    const one = await assessPatient(tx, patient);
    if (one === undefined) return notFound();
    await recordEvent(tx, {
      action: "patient.read",
      object: patient,
      detail: { rulebook: one.rulebookDigest, ...(emergency === undefined ? {} : { emergencyAccess: emergency }) },
    });
    const { zone: _, ...frame } = frameOf(services, caller, standing.clinic);
    const { details } = await namesFor(tx, may("read-details"), [patient], []);
    const called = calledOf(details.get(patient)) ?? patient;
    const back = `${path.replace(":clinic", standing.clinic)}/${encodeURIComponent(patient)}`;
    const view = { frame, back, called, references: one.references };
    const signal = explainSignal(one.assessment, key);
    if (signal !== undefined) return raw(asHtml, whySignalPage(view, signal));
    const obligation = explain(one.assessment, key);
    return obligation === undefined ? notFound() : raw(asHtml, whyObligationPage(view, obligation));
  },
});
