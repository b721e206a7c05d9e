/** What could not be accepted as it was: the outside world is wrong, and a person can mend it. */
export type Issue = {
  /** Catalogued in docs/issues.md; a test keeps both in step. */
  readonly code: IssueCode;
  /** `error`: this item was not taken. `warning`: it was taken, with a doubt that is shown. */
  readonly severity: "error" | "warning";
  /** Where: a JSON pointer (`/facts/3/unit`), an HL7 position (`OBX[3]-6`), a file line (`line 12`). */
  readonly at: string;
  /** What was seen there. Never a name, never a date of birth. */
  readonly saw: string;
  /** What the reader can do next. */
  readonly remedy: string;
};

/** Every way in which input can fail to be understood. A new code needs its entry in docs/issues.md. */
export const issueCodes = [
  // text and shape
  "text-unreadable",
  "key-duplicate",
  "key-unknown",
  "value-missing",
  "value-wrong-type",
  "value-not-allowed",
  "date-impossible",
  "instant-impossible",
  "record-version-unknown",
  "fact-id-conflict",
  "fact-reference-unknown",
  // results
  "analyte-unknown",
  "code-unmapped",
  "code-not-watched",
  "code-check-digit",
  "unit-missing",
  "unit-unknown",
  "unit-unfit",
  "number-ambiguous",
  "value-unreadable",
  "value-implausible",
  "value-questionable",
  "value-not-a-result",
  "reference-range-unreadable",
  "specimen-unusable",
  "status-unknown",
  "result-cancelled",
  "result-in-note",
  // people and time
  "patient-missing",
  "patient-mismatch",
  "identifier-check-digit",
  "date-missing",
  "date-order-ambiguous",
  "date-implausible",
  "zone-unknown",
  // messages
  "message-unreadable",
  "message-type-unsupported",
  "message-not-for-patients",
  "message-duplicate",
  "message-id-reused",
  "segment-continued",
  "escape-unknown",
  "charset-unknown",
  "charset-damaged",
  "value-type-unknown",
  "resource-unsupported",
  "resource-invalid",
  "column-unmapped",
  "column-missing",
  "row-uneven",
  "attachment-kept",
  "attachment-damaged",
  "attachment-withdrawn",
  "filing-failed",
  // acts on tasks
  "task-unknown",
  "snooze-not-allowed",
  "snooze-too-long",
  "subject-unknown",
  // protocols
  "protocol-source-missing",
  "protocol-source-unknown",
  "protocol-confidence-layer",
  "protocol-version-overlap",
  "protocol-version-gap",
  "protocol-rule-unreachable",
  "protocol-rule-contradiction",
  "protocol-rule-duplicate",
  "protocol-unit-missing",
  "protocol-reference-unknown",
  "protocol-name-mismatch",
  "protocol-sheet-stale",
  "protocol-signoff-missing",
  "protocol-words-missing",
  "protocol-words-unused",
  "protocol-criterion-unknown",
  "protocol-question-missing",
  "protocol-question-unused",
  // the clinic's memory
  "patient-known",
  "record-changed",
  // care for the data
  "backup-unknown",
  "backup-key-wrong",
  "backup-damaged",
  "database-not-empty",
  "database-differs",
  "database-unfit",
  "file-exists",
  "erasure-refused",
  "transfer-refused",
  // who may do what
  "sign-in-needed",
  "sign-in-refused",
  "sign-in-delayed",
  "sign-in-not-fresh",
  "permission-missing",
  "emergency-access-needed",
  "password-unfit",
  "code-refused",
  "passkey-refused",
  "single-sign-on-refused",
  "link-ended",
  "account-exists",
  "second-person-needed",
  "administrator-needed",
  "credential-needed",
  "secret-key-unfit",
] as const;

export type IssueCode = (typeof issueCodes)[number];

/** The outcome of reading something from outside: a value, or every problem at once. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const failed = (issues: readonly Issue[]): Result<never> => ({ ok: false, issues });

/** A state that our own code promised could not occur: a bug of ours, never bad input. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** Closes a `switch` over a union: a new member fails to compile until it is handled. */
export function assertNever(impossible: never): never {
  throw new InvariantError(`unhandled case: ${JSON.stringify(impossible)}`);
}
