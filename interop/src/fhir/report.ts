import type { Issue } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import { type PersonPart, patientKey } from "../outcome.ts";
import { attachmentsOf } from "./attachments.ts";
import { type Cursor, children, has, textOf } from "./cursor.ts";
import { personOf } from "./patient-person.ts";
import { cursorOn, type Resource, resolve } from "./pool.ts";
import { subjectOf } from "./subject.ts";

/** What the reports of a file say about its observations, by the observation, and what they bring. */
export type Reports = {
  readonly comments: ReadonlyMap<Resource, readonly string[]>;
  /** Observations that a report forbids to take. */
  readonly refused: ReadonlyMap<Resource, Issue>;
  /** Their documents, with whom each report is about. Those of a report that names nobody are nobody's. */
  readonly owned: readonly PersonPart[];
  readonly issues: readonly Issue[];
};

/**
 * Reports file nothing themselves: they link results, comment them, and bring attachments. A result missing
 * from the file is a warning. A withdrawn report, or one about another patient, keeps its results from being
 * taken.
 */
export function readReports(pool: readonly Resource[], system: string | undefined): Reports {
  const comments = new Map<Resource, readonly string[]>();
  const refused = new Map<Resource, Issue>();
  const owned: PersonPart[] = [];
  const issues: Issue[] = [];
  for (const report of pool.filter(({ type }) => type === "DiagnosticReport")) {
    const { cursor, complaints } = cursorOn(report);
    const conclusion = textOf(cursor, "conclusion");
    const results = resultsOf(cursor, report, pool);
    const withdrawal = withdrawnBy(cursor);
    const contradiction = (result: Resource): Issue | undefined =>
      withdrawal ?? otherPatient(cursor, report, result, pool, system);
    for (const result of results.found) {
      if (conclusion !== undefined) comments.set(result, [...(comments.get(result) ?? []), conclusion]);
      const reason = contradiction(result);
      if (reason !== undefined) refused.set(result, reason);
    }
    const attached = attachmentsOf(cursor, withdrawal !== undefined);
    const documents = attached.flatMap((one) => one.documents);
    const subject = documents.length === 0 ? undefined : subjectOf(cursor, "subject", report, pool, system);
    if (subject?.ok === true) {
      const person = subject.patient === undefined ? {} : personOf(subject.patient);
      owned.push({ identifiers: subject.identifiers, person, facts: [], held: [], documents, issues: [] });
    }
    issues.push(
      ...results.issues,
      ...attached.map(({ issue }) => issue),
      ...(results.count === 0 ? textOnly(cursor, conclusion) : []),
    );
    issues.push(...complaints.map(({ at, saw, remedy }) => problem("resource-invalid", at, saw, remedy)));
  }
  return { comments, refused, owned, issues };
}

function resultsOf(report: Cursor, from: Resource, pool: readonly Resource[]) {
  const links = children(report, "result");
  const found: Resource[] = [];
  const issues: Issue[] = [];
  for (const link of links) {
    const reference = textOf(link, "reference");
    const result = reference === undefined ? undefined : resolve(reference, from, pool);
    if (result?.kind === "one") found.push(result.resource);
    else
      issues.push(
        doubt(
          "fact-reference-unknown",
          link.at,
          reference ?? "no reference",
          "This result is not in the file. Import it too.",
        ),
      );
  }
  return { found, issues, count: links.length };
}

function withdrawnBy(report: Cursor): Issue | undefined {
  const status = textOf(report, "status");
  if (status !== "entered-in-error" && status !== "cancelled") return undefined;
  const remedy =
    "The report is withdrawn and its results are not; they were not taken. Ask the laboratory which is right.";
  return problem("status-unknown", `${report.at}.status`, status, remedy);
}

function otherPatient(
  report: Cursor,
  from: Resource,
  result: Resource,
  pool: readonly Resource[],
  system: string | undefined,
): Issue | undefined {
  const [one, other] = [
    subjectOf(report, "subject", from, pool, system),
    subjectOf(cursorOn(result).cursor, "subject", result, pool, system),
  ];
  if (!one.ok || !other.ok || patientKey(one.identifiers) === patientKey(other.identifiers)) return undefined;
  const remedy = "The result and its report name different patients; it was not taken. Ask the laboratory whose it is.";
  return problem("patient-mismatch", `${result.at}.subject`, "another patient than in its report", remedy);
}

function textOnly(report: Cursor, conclusion: string | undefined): readonly Issue[] {
  if (conclusion === undefined && !has(report, "conclusionCode")) return [];
  const remedy = "The report has words and no results. Read it, and enter what it says.";
  return [problem("result-in-note", `${report.at}.conclusion`, "a conclusion without results", remedy)];
}
