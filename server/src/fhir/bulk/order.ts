import { randomUUID } from "node:crypto";
import { type Instant, parseInstant } from "@longwatch/core";
import { allowsFhir } from "../../access/fhir-reach.ts";
import type { BulkOrder } from "../../db/bulk-exports.ts";
import type { Actor } from "../../db/transaction.ts";
import { everythingTypes } from "../everything.ts";
import { type OutcomeIssue, operationOutcome, type Refusal, refusal } from "../outcome.ts";
import { type FhirRequest, isNamed } from "../request.ts";

/** A kick-off as it came. */
export type KickOff = {
  /** The address of the operation, below the server's own. */
  readonly operation: "$export" | "Patient/$export";
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly prefer: string | undefined;
};

const formats = new Set(["application/fhir+ndjson", "application/ndjson", "ndjson"]);
/** A plus sign that was not written as %2B has become a blank. */
const unblanked = (text: string): string => text.replaceAll(" ", "+");

/**
 * What a program asks to take of everybody, or why it cannot. What is not known, or not done here, refuses the whole, unless the program says
 * `handling=lenient`: then it is told beside the files.
 */
export function orderOf(request: FhirRequest, actor: Actor, kickOff: KickOff): BulkOrder | Refusal {
  const { smart } = request.asker;
  if (smart === undefined || actor.kind !== "service") return onlyBackends;
  if (!/\brespond-async\b/.test(kickOff.prefer ?? ""))
    return refusal(400, "required", "It takes its time: ask with Prefer: respond-async.", "Prefer");
  const isLenient = /\bhandling=lenient\b/.test(kickOff.prefer ?? "");
  const wished: string[] = [];
  const doubts: OutcomeIssue[] = [];
  let since: Instant | undefined;
  for (const [name, value] of kickOff.parameters) {
    if (name === "_format" || name === "_pretty") continue;
    if (name === "_type") wished.push(...value.split(","));
    else if (name === "_outputFormat") {
      if (!formats.has(unblanked(value)))
        return refusal(400, "not-supported", "Files are given as application/fhir+ndjson.", "?_outputFormat");
    } else if (name === "_since") {
      since = parseInstant(unblanked(value));
      if (since === undefined) return refusal(400, "value", "It is no moment.", "?_since");
    } else doubts.push(doubt(name, "This parameter is not known here, or not done."));
  }
  const unknown = wished.filter((type) => !everythingTypes.includes(type));
  if (unknown.length > 0) doubts.push(doubt("_type", "A type that is not kept here, or not exported, was named."));
  if (doubts.length > 0 && !isLenient) return { status: 400, issues: doubts };
  const types = everythingTypes.filter((type) => wished.length === 0 || wished.includes(type));
  const permitted = types.filter((type) => allowsFhir(smart, type, "r"));
  const isRefused = wished.length === 0 ? permitted.length === 0 : permitted.length < types.length;
  if (isRefused) return refusal(403, "forbidden", "The scopes of this token do not reach so far.", "?_type");
  return {
    export: randomUUID(),
    askedBy: actor.id,
    request: addressOf(request.base, kickOff),
    types: permitted,
    isNamed: isNamed(request),
    since,
    doubts: doubts.map((one) => operationOutcome([{ ...one, severity: "warning" }])),
  };
}

const onlyBackends = refusal(
  422,
  "not-supported",
  "Everybody's resources are taken out by a program with a token of its own (SMART Backend Services).",
);

const doubt = (name: string, text: string): OutcomeIssue => ({
  severity: "error",
  code: "not-supported",
  text,
  expression: `?${/^[A-Za-z_-]{1,40}$/.test(name) ? name : "(a name that is none)"}`,
});

function addressOf(base: string, { operation, parameters }: KickOff): string {
  const query = new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value]));
  return `${base}/${operation}${query.size === 0 ? "" : `?${query}`}`.slice(0, 4000);
}
