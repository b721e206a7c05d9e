import type { ImportReport, mergeIntoRecord } from "@longwatch/interop";
import { formatIssues } from "../../files/print-issues.ts";
import { bold, columns } from "./layout.ts";

/** What each file gave, and every issue with its place and remedy. */
export function presentImport(report: ImportReport): string {
  return report.files.map(presentFile).join("\n\n");
}

function presentFile({ file, disposition, patients, issues }: ImportReport["files"][number]): string {
  const facts = patients.flatMap((patient) => patient.facts);
  const counts = Map.groupBy(facts, (fact) => describe(fact));
  const head = `${bold(file)}: ${disposition}, ${counted(facts.length, "fact")} of ${counted(patients.length, "patient")}, ${counted(issues.length, "issue")}`;
  const rows = [...counts].map(([what, same]) => [what, same.length === 1 ? "" : `${same.length}`]);
  // A file that is held back as a whole has its problems on standard error.
  const isHeld = disposition === "reject" || disposition === "quarantine";
  const list = issues.length === 0 || isHeld ? [] : [formatIssues([{ file, issues }]).trimEnd()];
  return [head, ...columns(rows), ...list].join("\n");
}

function describe(fact: ImportReport["files"][number]["patients"][number]["facts"][number]): string {
  return fact.kind === "result-reported" ? `result-reported ${fact.analyte ?? fact.loinc ?? ""}` : fact.kind;
}

export function presentMerge(file: string, { added, already, issues }: ReturnType<typeof mergeIntoRecord>): string {
  const list = issues.length === 0 ? [] : [formatIssues([{ file, issues }]).trimEnd()];
  return [`${bold(file)}: ${counted(added, "fact")} added, ${already} already there`, ...list].join("\n");
}

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
