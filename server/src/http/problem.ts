import { type ProblemJson, type ProblemKind, problemAddress, problemKinds } from "@longwatch/api";
import { type Issue, type IssueCode, issueIn, type Language } from "@longwatch/core";
import { type Detail, type DetailId, detailIn } from "./problem-details.ts";
import { titlesInSpanish } from "./problem-words.ts";

/** A refusal on its way out: what a route answers instead of its value. Whatever the transaction did is undone. */
export type Refused = {
  readonly refused: ProblemKind;
  readonly detail: Detail;
  readonly issues: readonly Issue[];
  readonly headers?: Readonly<Record<string, string>>;
  /** What the FHIR server says instead. */
  readonly outcome?: { readonly status: number; readonly body: object };
};

export const refuse = (kind: ProblemKind, detail: Detail, issues: readonly Issue[] = []): Refused => ({
  refused: kind,
  detail,
  issues,
});
export const isRefused = (answer: object): answer is Refused => "refused" in answer;

/** The same words whether it never was, or is another clinic's. */
export const notFound = (): Refused => refuse("not-found", "not-kept");

/** Which kind of refusal an issue makes; one that is not named is of the content. */
const kindOfCode: Partial<Record<IssueCode, ProblemKind>> = {
  "record-changed": "record-changed",
  "patient-known": "conflict",
  "fact-id-conflict": "conflict",
  "account-exists": "conflict",
  "administrator-needed": "conflict",
  "credential-needed": "conflict",
  "sign-in-needed": "sign-in-needed",
  "sign-in-refused": "sign-in-refused",
  "passkey-refused": "sign-in-refused",
  "single-sign-on-refused": "sign-in-refused",
  "sign-in-delayed": "too-many-requests",
  "sign-in-not-fresh": "sign-in-not-fresh",
  "permission-missing": "permission-missing",
  "emergency-access-needed": "permission-missing",
  "second-person-needed": "permission-missing",
  "patient-missing": "not-found",
  "link-ended": "link-ended",
};

/** What the core, a use case or the sign-in would not take. */
export function refuseIssues(issues: readonly Issue[]): Refused {
  const kind = issues.flatMap(({ code }) => kindOfCode[code] ?? [])[0] ?? "content-refused";
  return refuse(kind, details[kind] ?? "not-written", issues);
}

const details: Partial<Record<ProblemKind, DetailId>> = {
  "record-changed": "changed-meanwhile",
  conflict: "contradicts",
  "not-found": "not-kept",
  "sign-in-refused": "not-said-why",
  "too-many-requests": "too-many-tries",
};

/** Problem details. `saw` quotes what was sent only where it cannot be about a person's identity. */
export const problemOf = (
  { refused, detail, issues }: Refused,
  incident?: string,
  language: Language = "en",
): ProblemJson => ({
  type: problemAddress(refused),
  title: language === "es" ? titlesInSpanish[refused] : problemKinds[refused].title,
  status: problemKinds[refused].status,
  detail: detailIn(detail, language),
  issues: issues
    .map((issue) => issueIn(issue, language))
    .map((issue) => ({ ...issue, saw: isPersonal(issue.at) ? hidden[language] : issue.saw })),
  ...(incident === undefined ? {} : { incident }),
});

const hidden = { en: "a value that is not shown", es: "un valor que no se muestra" } as const;

/** Bodies that say who somebody is, and secrets: their values are never given back. Facts and settings are. */
const isPersonal = (at: string): boolean =>
  !/^(\/facts\/|\/content(\/|$)|\/$|\/(task|signal|obligation|notice|action|until|about)$)/.test(at) ||
  /\/(comments|refText|rationale|reason)(\/|$)/.test(at);
