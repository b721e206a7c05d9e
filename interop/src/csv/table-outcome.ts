import type { Issue } from "@longwatch/core";
import { doubt } from "../hl7v2/issue.ts";
import { type ByPerson, mergeParts, outcomeOf, refused } from "../outcome.ts";
import type { CodeMaps } from "../results/code.ts";
import { type PlacedPart, settledParts } from "../settled-parts.ts";
import { cellOf, type FileContext } from "./cells.ts";
import { provenOrder } from "./dates.ts";
import { markDoubts } from "./doubts.ts";
import { readLayout } from "./layout.ts";
import type { CsvProfile } from "./profile.ts";
import { type RowReading, readLongRow, readWideRow } from "./rows.ts";
import type { Table } from "./table.ts";

export type CsvOptions = {
  readonly profile?: CsvProfile | undefined;
  /** Local code → analyte key, by the sender's name or the code system, or `*` for all. */
  readonly codes?: CodeMaps | undefined;
  readonly defaultPatientSystem?: string | undefined;
};

/**
 * The rows of a table, wherever its cells came from, as facts and issues.
 *
 * @param before what was said of the file already
 */
export function outcomeOfTable(table: Table, options: CsvOptions, before: readonly Issue[]): ByPerson {
  const profile = withDefault(options.profile ?? {}, options.defaultPatientSystem);
  const layout = readLayout(table.header, table.rows, profile);
  if (!layout.isUsable) return { ...refused("quarantine", [...before, ...layout.issues, ...table.issues]), parts: [] };
  const order = profile.dateOrder ?? provenOrder(table.rows.map((row) => cellOf(row, "collected_at", layout)));
  const context: FileContext = { at: layout.at, profile, codeMaps: options.codes, order };
  const { rows, issues: unsure } = markDoubts(table.rows, layout.at);
  const read = rows.map((row) => {
    const reading = layout.kind === "long" ? readLongRow(row, context) : readWideRow(row, layout, context);
    const faults = [...(row.faults ?? [])].flatMap(([column, fault]) => (layout.read.has(column) ? [fault] : []));
    return { ...reading, issues: [...faults, ...reading.issues] };
  });
  const { parts, issues } = settledParts(read.map(placedPart));
  const none =
    table.rows.length === 0 && table.issues.length === 0
      ? [doubt("value-missing", "line 1", "no rows", "The table holds no results. Check it with the sender.")]
      : [];
  const named = parts.filter(({ identifiers }) => identifiers.length > 0);
  const patients = named.map(({ identifiers, facts }) => ({ identifiers, facts }));
  const outcome = outcomeOf(patients, [
    ...before,
    ...layout.issues,
    ...inOrder([...table.issues, ...unsure, ...read.flatMap((row) => row.issues), ...issues]),
    ...none,
  ]);
  return {
    ...outcome,
    parts: mergeParts(parts.filter(({ identifiers, held }) => identifiers.length > 0 || held.length > 0)),
  };
}

const withDefault = (profile: CsvProfile, patientSystem: string | undefined): CsvProfile =>
  profile.patientSystem === undefined && patientSystem !== undefined ? { ...profile, patientSystem } : profile;

const placedPart = ({ identifier, line, ...row }: RowReading): PlacedPart => ({
  at: `line ${line}`,
  part: { ...row, identifiers: identifier === undefined ? [] : [identifier], documents: [] },
});

const inOrder = (issues: readonly Issue[]): readonly Issue[] => issues.toSorted((a, b) => lineOf(a) - lineOf(b));

const lineOf = ({ at }: Issue): number => Number(/^line (\d+)/.exec(at)?.[1] ?? "0");
