import * as z from "zod";
import { apply, parametersIn } from "../../fhir/apply.ts";
import { capabilityStatement } from "../../fhir/capability.ts";
import { everything } from "../../fhir/everything.ts";
import { takenTypes } from "../../fhir/prefer.ts";
import { history, read, readVersion } from "../../fhir/read.ts";
import { search } from "../../fhir/search.ts";
import { give } from "../answer.ts";
import { fhirMedia } from "../fhir-outcome.ts";
import { fhirBase as base, baseOf, bytesOf, fhir, headerOf } from "../fhir-request.ts";
import { clinicRoute, publicRoute } from "../route.ts";

const word = z.string().min(1).max(64);
const typeParams = z.object({ clinic: z.uuid(), type: word });
const idParams = typeParams.extend({ id: word });
const versionParams = idParams.extend({ version: word });
const ofPlan = z.object({ clinic: z.uuid(), plan: word });
const ofPatient = z.object({ clinic: z.uuid(), patient: word });

/** What the server can do is told to whoever asks: it says nothing of the clinic. */
export const fhirMetadata = publicRoute({
  id: "fhirMetadata",
  method: "GET",
  path: `${base}/metadata`,
  params: z.object({ clinic: z.uuid() }),
  run: async ({ services, params: { clinic } }) =>
    give(capabilityStatement(baseOf(services.settings.origin, clinic)), { headers: { "content-type": fhirMedia } }),
});

export const fhirSearch = clinicRoute({
  id: "fhirSearch",
  method: "GET",
  path: `${base}/:type`,
  needs: ["read-patient"],
  trace: "patient.read",
  params: typeParams,
  run: async (asked) => fhir(asked, asked.request.query, (request, pairs) => search(request, asked.params.type, pairs)),
});

export const fhirSearchByForm = clinicRoute({
  id: "fhirSearchByForm",
  method: "POST",
  path: `${base}/:type/_search`,
  needs: ["read-patient"],
  trace: "patient.read",
  params: typeParams,
  mediaTypes: ["application/x-www-form-urlencoded"],
  run: async (asked) =>
    fhir(asked, asked.request.query, (request, pairs) =>
      search(request, asked.params.type, [...pairs, ...formOf(asked.body)], true),
    ),
});

export const fhirRead = clinicRoute({
  id: "fhirRead",
  method: "GET",
  path: `${base}/:type/:id`,
  needs: ["read-patient"],
  trace: "patient.read",
  params: idParams,
  run: async (asked) => {
    const { type, id } = asked.params;
    return fhir(asked, asked.request.query, (request) =>
      read(request, type, id, headerOf(asked.headers, "if-none-match")),
    );
  },
});

/** With the patient in its path, so that emergency access opens it. */
export const fhirReadPatient = clinicRoute({
  id: "fhirReadPatient",
  method: "GET",
  path: `${base}/Patient/:patient`,
  needs: ["read-patient"],
  trace: "patient.read",
  params: ofPatient,
  run: async (asked) =>
    fhir(asked, asked.request.query, (request) =>
      read(request, "Patient", asked.params.patient, headerOf(asked.headers, "if-none-match")),
    ),
});

export const fhirEverything = clinicRoute({
  id: "fhirEverything",
  method: "GET",
  path: `${base}/Patient/:patient/$everything`,
  needs: ["read-patient"],
  trace: "patient.read",
  params: ofPatient,
  run: async (asked) =>
    fhir(asked, asked.request.query, (request, pairs) => everything(request, asked.params.patient, new Map(pairs))),
});

export const fhirApply = clinicRoute({
  id: "fhirApply",
  method: "GET",
  path: `${base}/PlanDefinition/:plan/$apply`,
  needs: ["read-patient"],
  trace: "patient.read",
  params: ofPlan,
  run: async (asked) => fhir(asked, asked.request.query, (request, pairs) => apply(request, asked.params.plan, pairs)),
});

export const fhirApplyByParameters = clinicRoute({
  id: "fhirApplyByParameters",
  method: "POST",
  path: `${base}/PlanDefinition/:plan/$apply`,
  needs: ["read-patient"],
  trace: "patient.read",
  params: ofPlan,
  mediaTypes: takenTypes,
  run: async (asked) =>
    fhir(asked, asked.request.query, async (request, pairs) => {
      const sent = parametersIn(bytesOf(asked.body));
      return "issues" in sent ? sent : apply(request, asked.params.plan, [...pairs, ...sent]);
    }),
});

export const fhirHistory = clinicRoute({
  id: "fhirHistory",
  method: "GET",
  path: `${base}/:type/:id/_history`,
  needs: ["read-patient"],
  trace: "patient.read",
  params: idParams,
  run: async (asked) => {
    const { type, id } = asked.params;
    return fhir(asked, asked.request.query, (request, pairs) => history(request, type, id, new Map(pairs)));
  },
});

export const fhirReadVersion = clinicRoute({
  id: "fhirReadVersion",
  method: "GET",
  path: `${base}/:type/:id/_history/:version`,
  needs: ["read-patient"],
  trace: "patient.read",
  params: versionParams,
  run: async (asked) => {
    const { type, id, version } = asked.params;
    return fhir(asked, asked.request.query, (request) => readVersion(request, type, id, version));
  },
});

export const fhirSearchAudit = clinicRoute({
  id: "fhirSearchAudit",
  method: "GET",
  path: `${base}/AuditEvent`,
  needs: ["read-audit"],
  trace: "audit.read",
  run: async (asked) => fhir(asked, asked.request.query, (request, pairs) => search(request, "AuditEvent", pairs)),
});

export const fhirReadAudit = clinicRoute({
  id: "fhirReadAudit",
  method: "GET",
  path: `${base}/AuditEvent/:id`,
  needs: ["read-audit"],
  trace: "audit.read",
  params: z.object({ clinic: z.uuid(), id: word }),
  run: async (asked) => fhir(asked, asked.request.query, (request) => read(request, "AuditEvent", asked.params.id)),
});

const formOf = (body: unknown): readonly (readonly [string, string])[] =>
  body instanceof Uint8Array ? [...new URLSearchParams(Buffer.from(body).toString("utf8"))] : [];
