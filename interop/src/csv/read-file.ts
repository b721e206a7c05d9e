import type { FactJson, Issue } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import { type Outcome, outcomeOf, type PatientFacts, patientKey, refused } from "../outcome.ts";
import type { CodeMaps } from "../results/code.ts";
import { withoutConflicts } from "../results/conflicts.ts";
import { readText } from "../text.ts";
import { cellOf, type FileContext } from "./cells.ts";
import { provenOrder } from "./dates.ts";
import { readLayout } from "./layout.ts";
import type { CsvProfile } from "./profile.ts";
import { type RowReading, readLongRow, readWideRow } from "./rows.ts";
import { findDelimiter, readTable } from "./table.ts";

export type CsvOptions = {
  readonly profile?: CsvProfile | undefined;
  /** Local code → analyte key, by the sender's name or the code system, or `*` for all. */
  readonly codes?: CodeMaps | undefined;
  readonly defaultPatientSystem?: string | undefined;
};

/**
 * A table of results as facts and issues. Whatever the file does not prove and the profile does not state
 * (order of day and month, decimal mark, whose numbers they are) is asked, not guessed. Each row ends as
 * facts or as an issue with its line. Never throws.
 */
export function readCsvFile(bytes: Uint8Array, options: CsvOptions = {}): Outcome {
  const profile = withDefault(options.profile ?? {}, options.defaultPatientSystem);
  const { text, issues: decoding } = readText(bytes, profile.encoding);
  const delimiter = profile.delimiter ?? findDelimiter(text);
  const table = delimiter === undefined || text.includes("\u0000") ? undefined : readTable(text, delimiter);
  if (table === undefined || table.header.length < 2) return refused("reject", [...decoding, noTable(text)]);
  const layout = readLayout(table.header, table.rows, profile);
  if (!layout.isUsable) return refused("quarantine", [...decoding, ...layout.issues, ...table.issues]);
  const order =
    profile.dateOrder ??
    provenOrder(
      table.rows.map((row) =>
        cellOf(row, "collected_at", { at: layout.at, profile, codeMaps: undefined, order: undefined }),
      ),
    );
  const context: FileContext = { at: layout.at, profile, codeMaps: options.codes, order };
  const read = table.rows.map((row) =>
    layout.kind === "long" ? readLongRow(row, context) : readWideRow(row, layout.analytes, context),
  );
  const { patients, issues } = settled(read);
  const none =
    read.length === 0 && table.issues.length === 0
      ? [doubt("value-missing", "line 1", "no rows", "The table holds no results. Check it with the sender.")]
      : [];
  return outcomeOf(patients, [
    ...decoding,
    ...layout.issues,
    ...inOrder([...table.issues, ...read.flatMap((row) => row.issues), ...issues]),
    ...none,
  ]);
}

const withDefault = (profile: CsvProfile, patientSystem: string | undefined): CsvProfile =>
  profile.patientSystem === undefined && patientSystem !== undefined ? { ...profile, patientSystem } : profile;

function settled(read: readonly RowReading[]): {
  readonly patients: readonly PatientFacts[];
  readonly issues: readonly Issue[];
} {
  const placed = read.flatMap(({ facts, line, identifier }) =>
    facts.map((fact) => ({
      fact,
      at: `line ${line}`,
      patient: identifier === undefined ? "" : patientKey([identifier]),
    })),
  );
  const { facts, issues } = withoutConflicts(placed);
  const kept = new Set<FactJson>(facts);
  const patients = read.flatMap(({ identifier, facts: own }): readonly PatientFacts[] =>
    identifier === undefined ? [] : [{ identifiers: [identifier], facts: own.filter((fact) => kept.has(fact)) }],
  );
  return { patients, issues };
}

const inOrder = (issues: readonly Issue[]): readonly Issue[] => issues.toSorted((a, b) => lineOf(a) - lineOf(b));

const lineOf = ({ at }: Issue): number => Number(/^line (\d+)/.exec(at)?.[1] ?? "0");

function noTable(text: string): Issue {
  const hasQuotes = findDelimiter(text) !== undefined && text.includes('"');
  return hasQuotes
    ? problem(
        "text-unreadable",
        "line 1",
        "a table whose quotes do not match",
        "A quote is opened and not closed, or stands inside a cell. Ask the sender to export the table again.",
      )
    : problem(
        "text-unreadable",
        "line 1",
        "no table",
        "This is neither HL7, nor FHIR, nor a table with a header line. Send it in one of these forms.",
      );
}
