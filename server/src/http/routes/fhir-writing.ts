import * as z from "zod";
import { takeBundle } from "../../fhir/bundle.ts";
import { create, createdAnswer } from "../../fhir/create.ts";
import { isRefusal, refusal } from "../../fhir/outcome.ts";
import { takenTypes, wantedBack } from "../../fhir/prefer.ts";
import { validate } from "../../fhir/validate.ts";
import { refusedBy } from "../fhir-outcome.ts";
import { fhirBase as base, bytesOf, fhir, headerOf } from "../fhir-request.ts";
import { clinicRoute } from "../route.ts";

const word = z.string().min(1).max(64);
const typeParams = z.object({ clinic: z.uuid(), type: word });
const idParams = typeParams.extend({ id: word });
/** Greatest length of what is sent at once. */
const bodyLimit = 16 * 1024 * 1024;

export const fhirCreate = clinicRoute({
  id: "fhirCreate",
  method: "POST",
  path: `${base}/:type`,
  needs: ["record-facts"],
  trace: "fact.add",
  params: typeParams,
  mediaTypes: takenTypes,
  bodyLimit,
  run: async (asked) => {
    const { type } = asked.params;
    return fhir(asked, asked.request.query, async (request) => {
      const made = await create(request, type, bytesOf(asked.body), headerOf(asked.headers, "if-none-exist"));
      return isRefusal(made) ? made : createdAnswer(request, made, wantedBack(headerOf(asked.headers, "prefer")));
    });
  },
});

/** It keeps nothing of what was sent. That something is kept already is told, and leaves the trace of a reading. */
export const fhirValidate = clinicRoute({
  id: "fhirValidate",
  method: "POST",
  path: `${base}/:type/$validate`,
  needs: ["record-facts"],
  trace: null,
  params: typeParams,
  mediaTypes: takenTypes,
  bodyLimit,
  run: async (asked) =>
    fhir(asked, asked.request.query, (request, pairs) =>
      validate(request, asked.params.type, bytesOf(asked.body), pairs),
    ),
});

const bundleAt = (path: string, id: string) =>
  clinicRoute({
    id,
    method: "POST",
    path,
    needs: ["record-facts", "read-patient"],
    trace: "fact.add",
    mediaTypes: takenTypes,
    bodyLimit,
    run: async (asked) => fhir(asked, asked.request.query, (request) => takeBundle(request, bytesOf(asked.body))),
  });

export const fhirBundle = bundleAt(base, "fhirBundle");
/** Some clients write the address with a slash at its end. */
export const fhirBundleAtSlash = bundleAt(`${base}/`, "fhirBundleAtSlash");

const unchangeable = (method: "PUT" | "DELETE", id: string) =>
  clinicRoute({
    id,
    method,
    path: `${base}/:type/:id`,
    needs: ["record-facts"],
    trace: null,
    params: idParams,
    mediaTypes: takenTypes,
    bodyLimit,
    run: async () =>
      refusedBy({
        ...refusal(
          405,
          "not-supported",
          "Nothing is overwritten or removed here. Send a correction by POST, with the same identifier.",
        ),
        headers: { allow: "GET" },
      }),
  });

export const fhirUpdate = unchangeable("PUT", "fhirUpdate");
export const fhirDelete = unchangeable("DELETE", "fhirDelete");
