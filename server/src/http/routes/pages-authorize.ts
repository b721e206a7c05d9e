import type { Instant } from "@longwatch/core";
import * as z from "zod";
import type { Access } from "../../access/access.ts";
import { type Standing, scopeOf } from "../../access/standing.ts";
import { recordEvent } from "../../audit/record.ts";
import {
  type AuthorizationRequest,
  authorizationRequest,
  codeFor,
  readAuthorization,
  type Unasked,
} from "../../clients/authorization.ts";
import { listedPatients } from "../../db/patient-list.ts";
import { findPatient } from "../../db/patients.ts";
import { type ClinicTx, inClinic } from "../../db/transaction.ts";
import { type Given, raw, seeOther } from "../answer.ts";
import { contentPolicyFor } from "../content-policy.ts";
import { calledOf, namesFor } from "../names.ts";
import { authorizePage, type PatientChoice } from "../pages/authorize-page.ts";
import { frameOf } from "../pages/frame.ts";
import { type Refused, refuse } from "../problem.ts";
import { standingRoute } from "../route.ts";
import { fhirBaseOf } from "../smart-configuration.ts";
import { asHtml } from "./pages-entry.ts";

const path = "/clinics/:clinic/oauth/authorize";
const mostChoices = 200;

export const authorizePageRoute = standingRoute({
  id: "authorizePage",
  method: "GET",
  path,
  needs: ["read-patient"],
  trace: "cohort.read",
  query: authorizationRequest,
  speaks: true,
  run: async ({ access, query, standing, services, request, at, language }) => {
    const { clinic } = standing;
    const asking = await readAuthorization(access, clinic, fhirBaseOf(services.settings, clinic), query);
    if (!("client" in asking)) return notAsked(asking);
    const choices = asking.needsPatient
      ? await inClinic(access.database, scopeOf(standing, at), (tx) => choicesOf(tx, standing))
      : [];
    const { zone: _, ...frame } = frameOf(services, request.caller!, clinic, language);
    const headers = { "content-security-policy": contentPolicyFor(new URL(asking.redirectUri).origin) };
    return raw(asHtml, authorizePage(frame, clinic, asking, hiddenOf(query), choices), { headers });
  },
});

export const authorizeForm = standingRoute({
  id: "authorizeForm",
  method: "POST",
  path,
  needs: ["read-patient"],
  trace: null,
  body: authorizationRequest.extend({ decision: z.enum(["allow", "deny"]), patient: z.string().max(200).optional() }),
  run: async ({ access, body, standing, services: { settings }, request, at }) => {
    const { clinic, actor } = standing;
    const asking = await readAuthorization(access, clinic, fhirBaseOf(settings, clinic), body);
    if (!("client" in asking)) return notAsked(asking);
    const { redirectUri, state, needsPatient } = asking;
    if (request.caller?.kind !== "account" || body.decision === "deny")
      return back(redirectUri, { error: "access_denied", state });
    const patient = needsPatient ? await patientOf(access, standing, body.patient ?? "", at) : null;
    if (patient === undefined) return refuse("not-found", "no-patient-of-id");
    const code = await codeFor(
      access,
      asking,
      { clinic, account: actor.id, session: request.caller.session, patient },
      at,
    );
    return back(redirectUri, { code, state });
  },
});

/** Whom the member may choose, by name where they may see names. */
async function choicesOf(tx: ClinicTx, { permissions }: Standing): Promise<readonly PatientChoice[]> {
  const ids = (await listedPatients(tx, "", mostChoices)).map(({ patient }) => patient);
  const { details } = await namesFor(tx, permissions.has("read-details"), ids, []);
  await recordEvent(tx, { action: "cohort.read", object: "patients", detail: { patients: ids } });
  return ids.map((patient) => ({ patient, called: calledOf(details.get(patient)) }));
}

async function patientOf(
  access: Access,
  standing: Standing,
  patient: string,
  at: Instant,
): Promise<string | undefined> {
  const found = await inClinic(access.database, scopeOf(standing, at), (tx) => findPatient(tx, patient));
  return found?.patient;
}

/** Everything that was asked, to be checked again when it is answered. */
const hiddenOf = (query: AuthorizationRequest): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(authorizationRequest.shape).flatMap((name) => {
      const value = query[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );

const notAsked = (unasked: Unasked): Given | Refused =>
  "toPerson" in unasked
    ? refuse("not-found", unasked.toPerson)
    : back(unasked.toApp.redirectUri, { error: unasked.toApp.error, state: unasked.toApp.state });

function back(redirectUri: string, told: Readonly<Record<string, string | undefined>>): Given {
  const address = new URL(redirectUri);
  for (const [name, value] of Object.entries(told)) if (value !== undefined) address.searchParams.set(name, value);
  return seeOther(address.href);
}
