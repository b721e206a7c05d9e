import type { Issue, ResultStatus } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import { type Cursor, textOf } from "./cursor.ts";

export type StatusReading =
  | { readonly kind: "status"; readonly status: ResultStatus }
  /** There is no result to file; the issue says why. None where the status itself is a fault of the resource. */
  | { readonly kind: "not-filed"; readonly issues: readonly Issue[] };

const statuses: Readonly<Record<string, ResultStatus>> = {
  preliminary: "preliminary",
  final: "final",
  amended: "corrected",
  corrected: "corrected",
  cancelled: "cancelled",
  "entered-in-error": "entered-in-error",
};

/** Observation.status. `registered` is a promise of a result, and `unknown` says that nobody vouches for it. */
export function observationStatus(observation: Cursor): StatusReading {
  const sent = textOf(observation, "status");
  const at = `${observation.at}.status`;
  if (sent === "registered") {
    const remedy = "There is no result yet: the test stays due until it comes.";
    return { kind: "not-filed", issues: [doubt("value-not-a-result", at, sent, remedy)] };
  }
  if (sent === "unknown") {
    const remedy = "Nobody vouches for this result, so it was not taken. Ask the laboratory what it is.";
    return { kind: "not-filed", issues: [problem("status-unknown", at, sent, remedy)] };
  }
  const status = sent !== undefined && Object.hasOwn(statuses, sent) ? statuses[sent] : undefined;
  if (status !== undefined) return { kind: "status", status };
  const remedy = `FHIR has one of ${Object.keys(statuses).join(", ")}, registered or unknown here. It was not taken.`;
  observation.complain({ at, saw: sent ?? "nothing", remedy });
  return { kind: "not-filed", issues: [] };
}
