import { type Analyte, findAnalyte, type Issue } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import { readUnits } from "../results/unit.ts";
import { meaningOf } from "./column-meaning.ts";
import type { ColumnName } from "./columns.ts";
import type { ColumnMeaning, CsvProfile } from "./profile.ts";
import type { Row } from "./table.ts";

/** A column of a wide table: every cell is a result of one analyte in one unit. */
export type AnalyteColumn = {
  readonly index: number;
  readonly header: string;
  readonly analyte: Analyte;
  readonly unit: string;
};

export type Layout = {
  readonly kind: "long" | "wide";
  readonly at: ReadonlyMap<ColumnName, number>;
  readonly analytes: readonly AnalyteColumn[];
  /** Of no unit that is sure: nothing of them is taken. */
  readonly unsure: readonly AnalyteColumn[];
  /** The columns of which anything is read. */
  readonly read: ReadonlySet<number>;
  readonly issues: readonly Issue[];
  /** What is missing for any row to be read. */
  readonly isUsable: boolean;
};

/**
 * What each column holds. Wide where columns are named after
 * analytes and none holds "the" value. A column that nobody knows is reported once.
 */
export function readLayout(header: readonly string[], rows: readonly Row[], profile: CsvProfile): Layout {
  const meanings = header.map((text) => meaningOf(text, profile));
  const at = new Map<ColumnName, number>();
  const twice: Issue[] = [];
  meanings.forEach((meaning, index) => {
    if (typeof meaning !== "string" || meaning === "ignore") return;
    if (at.has(meaning)) twice.push(doubled(header[index]!, meaning));
    else at.set(meaning, index);
  });
  const columns = meanings.flatMap((meaning, index) => analyteOf(meaning, index, header));
  const kind = profile.layout ?? (columns.length > 0 && !at.has("value") ? "wide" : "long");
  const judged = columns.map((column) => ({ column, issue: unitIssue(column) }));
  const unknown = header.flatMap((text, index) => {
    const isUnread = meanings[index] === undefined || (kind === "long" && typeof meanings[index] === "object");
    return isUnread && rows.some(({ cells }) => (cells[index] ?? "").trim() !== "")
      ? [unmapped(text, rows, index)]
      : [];
  });
  const missing = missingColumns(kind, at, columns, profile);
  return {
    kind,
    at,
    analytes: judged.flatMap(({ column, issue }) => (issue === undefined ? [column] : [])),
    unsure: judged.flatMap(({ column, issue }) => (issue === undefined ? [] : [column])),
    read: new Set([...at.values(), ...(kind === "wide" ? columns.map(({ index }) => index) : [])]),
    issues: [
      ...missing,
      ...twice,
      ...judged.flatMap(({ issue }) => (issue === undefined || kind === "long" ? [] : [issue])),
      ...unknown,
    ],
    isUsable: missing.length === 0 && twice.length === 0,
  };
}

function analyteOf(
  meaning: ColumnMeaning | undefined,
  index: number,
  header: readonly string[],
): readonly AnalyteColumn[] {
  if (typeof meaning !== "object") return [];
  const analyte = findAnalyte(meaning.analyte);
  return analyte === undefined ? [] : [{ index, header: header[index]!, analyte, unit: meaning.unit ?? "" }];
}

/** Words need no unit; numbers do, and a whole column without one is one problem, not one a row. */
function unitIssue({ analyte, unit, header }: AnalyteColumn): Issue | undefined {
  if (analyte.scale !== "quantity") return undefined;
  return readUnits([unit], analyte, undefined, `column ${header}`).issues[0];
}

function missingColumns(
  kind: "long" | "wide",
  at: ReadonlyMap<ColumnName, number>,
  columns: readonly AnalyteColumn[],
  profile: CsvProfile,
): readonly Issue[] {
  const needs: readonly (readonly [boolean, string])[] = [
    [at.has("patient_id"), "patient_id"],
    [at.has("id_authority") || profile.patientSystem !== undefined, "id_authority (or patientSystem in the profile)"],
    [at.has("collected_at"), "collected_at"],
    ...(kind === "wide"
      ? ([[columns.length > 0, "a column for an analyte"]] as const)
      : ([
          [at.has("value"), "value"],
          [at.has("code") || at.has("loinc") || at.has("name"), "code, loinc or name"],
        ] as const)),
  ];
  return needs
    .filter(([isThere]) => !isThere)
    .map(([, name]) =>
      problem(
        "column-missing",
        "line 1",
        `no column ${name}`,
        "Add the column, or say in the profile which one it is. No row was read.",
      ),
    );
}

const doubled = (header: string, name: string): Issue =>
  problem(
    "column-unmapped",
    `column ${header}`,
    `a second column for ${name}`,
    "Say in the profile which of the two is meant, and ignore the other. No row was read.",
  );

/** `platelets:212`: name and value in one cell. */
const isPacked = (rows: readonly Row[], index: number): boolean =>
  rows.length > 0 && rows.every(({ cells }) => /^[^:]{2,40}:[^:]{1,20}$/.test((cells[index] ?? "").trim()));

/** Cells that hold something in a column without a header. */
export const underNoHeader = (at: string): Issue =>
  doubt(
    "column-unmapped",
    at,
    "cells under no header",
    "They were not read. Give the column a header if it belongs to the table.",
  );

function unmapped(header: string, rows: readonly Row[], index: number): Issue {
  if (header === "") return underNoHeader(`column ${index + 1}`);
  const [saw, remedy]: readonly [string, string] = isPacked(rows, index)
    ? ["name and value packed in one cell", "It was not read. Ask the sender for a column each, name and value."]
    : ["a header we do not know", "It was not read. Say in the profile what it holds, or that it is to be ignored."];
  return doubt("column-unmapped", `column ${header}`, saw, remedy);
}
