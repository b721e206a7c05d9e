import type { ProblemJson } from "@longwatch/api";
import { type OutcomeCode, operationOutcome, type Refusal } from "../fhir/outcome.ts";
import { fhirJson } from "../fhir/prefer.ts";
import { type Refused, refuse } from "./problem.ts";

/** Whether an address is below a clinic's FHIR server: there every refusal is an OperationOutcome. */
export const isFhir = (path: string): boolean => /^\/api\/v1\/clinics\/[^/]+\/fhir\/R4(\/|$|\?)/.test(path);

export const fhirMedia = `${fhirJson}; charset=utf-8`;

const codes: Readonly<Record<number, OutcomeCode>> = {
  400: "invalid",
  401: "login",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  410: "deleted",
  412: "conflict",
  413: "too-costly",
  415: "not-supported",
  422: "business-rule",
  428: "required",
  429: "throttled",
  503: "transient",
};

/** A refusal that FHIR does not know of, in its words. */
export const outcomeOfProblem = ({ status, title, detail, incident }: ProblemJson): object =>
  operationOutcome([
    {
      severity: status >= 500 ? "fatal" : "error",
      code: codes[status] ?? "exception",
      text: `${title}. ${detail}${incident === undefined ? "" : ` Incident ${incident}.`}`,
    },
  ]);

/** A refusal of FHIR's own on its way out of the transaction. */
export const refusedBy = ({ status, issues, headers = {} }: Refusal): Refused => ({
  ...refuse("content-refused", "see-outcome"),
  headers,
  outcome: { status, body: operationOutcome(issues) },
});
