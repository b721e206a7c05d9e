import { type FactJson, factIdOf, type Issue, parseRecord, type RecordJson } from "@longwatch/core";
import { problem } from "./hl7v2/issue.ts";
import type { FileReport, ImportReport } from "./import.ts";
import type { Identifier, PatientFacts } from "./outcome.ts";

export type Merge = {
  readonly record: RecordJson;
  readonly added: number;
  readonly already: number;
  readonly issues: readonly Issue[];
};

/**
 * A record with the imported facts of its own patient appended, and nothing else changed. A patient is the
 * record's where system and value of a number agree, and no number of the same system disagrees. Facts of
 * anybody else, and of files that wait for a person, stay out and become issues. Merging twice changes
 * nothing.
 */
export function mergeIntoRecord(record: RecordJson, report: ImportReport): Merge {
  const known = new Set(record.facts.flatMap((fact) => [factIdOf(fact), ...(fact.id === undefined ? [] : [fact.id])]));
  const fresh: FactJson[] = [];
  const issues: Issue[] = [];
  let already = 0;
  for (const file of report.files) {
    for (const patient of file.patients.filter(({ facts }) => facts.length > 0)) {
      const refusal = refusalOf(patient, file, record.patient.identifiers ?? []);
      if (refusal !== undefined) {
        issues.push(refusal);
        continue;
      }
      for (const fact of patient.facts) {
        const id = factIdOf(fact);
        if (known.has(id)) already += 1;
        else fresh.push(fact);
        known.add(id);
      }
    }
  }
  if (fresh.length === 0) return { record, added: 0, already, issues };
  const merged: RecordJson = { ...record, facts: [...record.facts, ...fresh] };
  const parsed = parseRecord(merged);
  if (parsed.ok) return { record: merged, added: fresh.length, already, issues };
  return { record, added: 0, already, issues: [...issues, ...parsed.issues] };
}

function refusalOf(
  { identifiers, facts }: PatientFacts,
  { file, disposition }: FileReport,
  own: readonly Identifier[],
): Issue | undefined {
  if (disposition === "quarantine" || disposition === "reject") {
    const remedy =
      "The file waits for a person, so none of its facts was added. Settle its issues and import it again.";
    return problem("message-not-for-patients", file, `${facts.length} facts of a file in ${disposition}`, remedy);
  }
  const sameSystem = identifiers.filter(({ system }) => own.some((one) => one.system === system));
  const agreeing = sameSystem.filter(({ system, value }) =>
    own.some((one) => one.system === system && one.value === value),
  );
  if (agreeing.length > 0 && agreeing.length === sameSystem.length) return undefined;
  const saw =
    own.length === 0
      ? "a record without identifiers"
      : agreeing.length > 0
        ? "one number of this patient, and another of somebody else"
        : "another patient";
  const remedy =
    "Its facts were not added. Import them into the right record, or add the number to this one if it is the same person.";
  return problem("patient-mismatch", file, `${saw} (${facts.length} facts)`, remedy);
}
