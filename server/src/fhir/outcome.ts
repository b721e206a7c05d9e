import type { Issue, IssueCode } from "@longwatch/core";

/** Codes of FHIR for what can be wrong. */
export type OutcomeCode =
  | "structure"
  | "invalid"
  | "required"
  | "value"
  | "invariant"
  | "business-rule"
  | "not-found"
  | "code-invalid"
  | "login"
  | "forbidden"
  | "deleted"
  | "conflict"
  | "multiple-matches"
  | "duplicate"
  | "not-supported"
  | "too-costly"
  | "throttled"
  | "exception"
  | "transient"
  | "informational";

export type OutcomeIssue = {
  readonly severity: "fatal" | "error" | "warning" | "information";
  readonly code: OutcomeCode;
  /** For people; never data of a patient. */
  readonly text: string;
  /** Where, as FHIRPath; of a search `?name`. */
  readonly expression?: string | undefined;
};

export type OperationOutcome = { readonly resourceType: "OperationOutcome"; readonly issue: readonly object[] };

export const operationOutcome = (issues: readonly OutcomeIssue[]): OperationOutcome => ({
  resourceType: "OperationOutcome",
  issue: issues.map(({ severity, code, text, expression }) => ({
    severity,
    code,
    details: { text },
    ...(expression === undefined ? {} : { expression: [expression] }),
  })),
});

/** What is answered in place of a resource. Whatever the request did is undone. */
export type Refusal = {
  readonly status: number;
  readonly issues: readonly OutcomeIssue[];
  readonly headers?: Readonly<Record<string, string>>;
};

export const refusal = (status: number, code: OutcomeCode, text: string, expression?: string): Refusal => ({
  status,
  issues: [{ severity: "error", code, text, expression }],
});
export const isRefusal = (answer: object): answer is Refusal => "issues" in answer && "status" in answer;

export const noJson = refusal(400, "structure", "The body is no JSON object in UTF-8.");
/** At `place`, as FHIRPath, there is a resource of another type than was asked for. */
export const otherType = (place: string): Refusal =>
  refusal(400, "structure", "The address and the resource name different types.", `${place}.resourceType`);
export const notFound = (): Refusal => refusal(404, "not-found", "Nothing of this id is kept in this clinic.");

const codes: Partial<Record<IssueCode, OutcomeCode>> = {
  "resource-invalid": "structure",
  "resource-unsupported": "not-supported",
  "text-unreadable": "structure",
  "code-unmapped": "code-invalid",
  "value-missing": "required",
  "patient-missing": "not-found",
  "patient-mismatch": "not-found",
  "patient-known": "duplicate",
  "fact-id-conflict": "conflict",
  "record-changed": "conflict",
};

/** An issue of ours as FHIR writes it. What was seen is left out where it could tell who somebody is. */
export function outcomeIssue({ code, severity, at, remedy }: Issue): OutcomeIssue {
  const place = at.split(": ")[0]!;
  return {
    severity,
    code: codes[code] ?? "business-rule",
    text: `${code}: ${remedy}`,
    expression: /^[A-Z?]/.test(place) ? place : undefined,
  };
}

/** What was sent and cannot be taken: 400 where it is not FHIR at all, 422 where it is and cannot be accepted. */
export function refusalOf(issues: readonly Issue[]): Refusal {
  const errors = issues.map((one): OutcomeIssue => ({ ...outcomeIssue(one), severity: "error" }));
  const isConflict = errors.some(({ code }) => code === "duplicate" || code === "conflict");
  const status = errors.some(({ code }) => code === "structure") ? 400 : isConflict ? 409 : 422;
  return { status, issues: errors };
}
