import { readFileSync } from "node:fs";
import path from "node:path";
import type { RecordJson } from "@longwatch/core";
import { CodeService, DateTime, Executor, Library, NullMessageListener, Repository } from "cql-execution";
import { compileCql } from "./compile.ts";
import { dateOf, dayOf } from "./days.ts";
import { recordSource } from "./record-source.ts";

const parts = ["1-facts.cql", "2-evidence.cql", "3-courses.cql", "4-periods.cql", "5-answers.cql"];

/** One obligation as the CQL has it. */
export type OracleObligation = Readonly<Record<"key" | "opensOn" | "dueOn" | "overdueFrom" | "status", string>>;

/**
 * Asks the CQL about one record on several days: by day, every obligation of the rules that it expresses.
 *
 * @param hasPolicy whether the default policy governs beside the label
 */
export type Oracle = (
  record: RecordJson,
  days: readonly string[],
  hasPolicy: boolean,
) => Promise<ReadonlyMap<string, readonly OracleObligation[]>>;

/** @param edit changes the text before it is compiled, to see that a change is noticed */
export function compileOracle(edit: (cql: string) => string = (cql) => cql): Oracle {
  const folder = path.join(import.meta.dirname, "cql");
  const text = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  const elm = compileCql(edit(parts.map(text).join("\n")), { Record: text("record-modelinfo.xml") });
  const library = new Library(elm, new Repository([elm]));
  const executor = new Executor(library, new CodeService({}), {}, new NullMessageListener());
  // The rules never ask for today; any moment will do.
  const moment = DateTime.fromJSDate(new Date(0));
  return async (record, days, hasPolicy) => {
    const asked = executor.withParameters({ Days: days.map(dayOf), HasPolicy: hasPolicy });
    const { patientResults } = await asked.exec_expression("Answers", recordSource(record)(), moment);
    const answers = (patientResults as Record<string, { readonly Answers: readonly Answer[] }>)[record.patient.id];
    return new Map(answers!.Answers.map(({ asOf, obligations }) => [dateOf(asOf), (obligations ?? []).map(readable)]));
  };
}

type Row = Readonly<Record<"opensOn" | "dueOn" | "overdueFrom", number>> & Readonly<Record<"key" | "status", string>>;
type Answer = { readonly asOf: number; readonly obligations: readonly Row[] | null };

const readable = ({ key, opensOn, dueOn, overdueFrom, status }: Row): OracleObligation => ({
  key,
  opensOn: dateOf(opensOn),
  dueOn: dateOf(dueOn),
  overdueFrom: dateOf(overdueFrom),
  status,
});
