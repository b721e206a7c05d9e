import { type Analyte, type FactJson, type Issue, readNumber } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import type { Identifier } from "../outcome.ts";
import type { Person } from "../person.ts";
import { type CodeReading, emptyPanel, readCode } from "../results/code.ts";
import type { HeldResult } from "../results/held.ts";
import { type RangeReading, readRange } from "../results/range.ts";
import { namedAnalyte } from "./analyte-names.ts";
import { cellOf, type FileContext, isEmptyCell, isStoredNumber } from "./cells.ts";
import { heldCell, isLost, personOfRow } from "./held-row.ts";
import type { AnalyteColumn, Layout } from "./layout.ts";
import { readResult, type SentResult } from "./result.ts";
import { readHead } from "./row.ts";
import { type RowStatus, readRowStatus } from "./status.ts";
import type { Row } from "./table.ts";

export type RowReading = {
  readonly identifier?: Identifier;
  readonly person: Person;
  readonly facts: readonly FactJson[];
  readonly held: readonly HeldResult[];
  readonly issues: readonly Issue[];
  readonly line: number;
};

/** A row of a long table: one result. */
export function readLongRow(row: Row, context: FileContext): RowReading {
  const { head, issues } = readHead(row, context);
  const at = `line ${row.line}`;
  const cell = (name: Parameters<typeof cellOf>[1]) => cellOf(row, name, context);
  const code = codeOf(row, context, head?.sender ?? cell("sender"), at);
  const status = readRowStatus(cell("status"), at);
  const isStored = isStoredNumber(row, "value", context);
  const sent = { code, value: cell("value"), unit: cell("unit"), isStored, at };
  const held = isWithdrawn(status) ? [] : [heldCell(sent, row, context)];
  const person = personOfRow(row, context);
  if (head === undefined) return { person, facts: [], held, issues, line: row.line };
  const read = { identifier: head.identifier, person, line: row.line };
  if (code.isNotWatched === true) return { ...read, facts: [], held: [], issues: [...issues, unwatched(at)] };
  if (code.analyte === undefined) {
    const panel = code.isPanel ? [emptyPanel(at, cell("loinc") || cell("code"))] : [];
    return { ...read, facts: [], held, issues: [...issues, ...code.issues, ...panel] };
  }
  const range = rangeOf(row, context, at);
  const result = readResult(
    {
      head,
      analyte: code.analyte,
      term: code.term,
      code: cell("loinc") || cell("code") || cell("name"),
      value: sent.value,
      isStored,
      unit: sent.unit,
      range: range.fields,
      flag: cell("flag"),
      status,
      specimen: cell("specimen"),
      comment: cell("comment"),
      at,
      line: row.line,
    },
    context.profile,
  );
  return {
    ...read,
    facts: result.fact === undefined ? [] : [result.fact],
    held: result.fact === undefined && isLost(result.issues) ? held : [],
    issues: [...issues, ...code.issues, ...range.issues, ...result.issues],
  };
}

/** A row of a wide table: a result in each column of an analyte; an empty cell is no test. */
export function readWideRow(
  row: Row,
  { analytes, unsure }: Pick<Layout, "analytes" | "unsure">,
  context: FileContext,
): RowReading {
  const { head, issues } = readHead(row, context);
  const person = personOfRow(row, context);
  const cell = (name: Parameters<typeof cellOf>[1]) => cellOf(row, name, context);
  const at = `line ${row.line}`;
  const status = readRowStatus(cell("status"), at);
  const filled = (columns: readonly AnalyteColumn[]) =>
    columns
      .map((column) => ({
        column,
        value: (row.cells[column.index] ?? "").trim(),
        isStored: row.numbers?.has(column.index) === true,
      }))
      .filter(({ value }) => !isEmptyCell(value));
  const cells = filled(analytes);
  const heldOf = ({ column: { analyte, unit, header }, value, isStored }: (typeof cells)[number]) =>
    heldCell({ code: codeOfColumn(analyte), value, unit, isStored, at: `${at}, column ${header}` }, row, context);
  const ofUnsure = isWithdrawn(status) ? [] : filled(unsure).map(heldOf);
  if (head === undefined)
    return {
      person,
      facts: [],
      held: [...ofUnsure, ...(isWithdrawn(status) ? [] : cells.map(heldOf))],
      issues,
      line: row.line,
    };
  const results = cells.map((one) => {
    const {
      column: { analyte, unit, header },
      value,
      isStored,
    } = one;
    const sent: SentResult = {
      head,
      analyte,
      term: undefined,
      code: analyte.key,
      value,
      isStored,
      unit,
      range: {},
      flag: "",
      status: { ...status, issues: [] },
      specimen: cell("specimen"),
      comment: cell("comment"),
      at: `${at}, column ${header}`,
      line: row.line,
    };
    const result = readResult(sent, context.profile);
    return { ...result, held: result.fact === undefined && isLost(result.issues) ? [heldOf(one)] : [] };
  });
  return {
    identifier: head.identifier,
    person,
    facts: results.flatMap(({ fact }) => fact ?? []),
    held: [...ofUnsure, ...results.flatMap(({ held }) => held)],
    issues: [
      ...issues,
      ...status.issues,
      ...results.flatMap((one) => one.issues),
      ...(results.length === 0 ? [noResults(at)] : []),
    ],
    line: row.line,
  };
}

const codeOfColumn = (analyte: Analyte): CodeReading => ({ analyte, isPanel: false, issues: [] });

const isWithdrawn = ({ status }: RowStatus): boolean => status === "cancelled" || status === "entered-in-error";

const unwatched = (at: string): Issue =>
  doubt(
    "code-not-watched",
    at,
    "a code that is not watched",
    "By the code map it is nothing that is watched here. Nothing needs to be done.",
  );

const noResults = (at: string): Issue => ({
  ...problem(
    "value-missing",
    at,
    "no results",
    "The row names a patient and a day, and no result. Check it with the sender.",
  ),
  severity: "warning",
});

const loincNames = new Set([
  "ln",
  "loinc",
  "http://loinc.org",
  "urn:oid:2.16.840.1.113883.6.1",
  "2.16.840.1.113883.6.1",
]);

/**
 * The sender's code decides where there is one; a name alone counts only where it means one thing. A name we
 * do not know may be a person's, and is never shown.
 */
function codeOf(row: Row, context: FileContext, sender: string, at: string): CodeReading {
  const cell = (name: Parameters<typeof cellOf>[1]) => cellOf(row, name, context);
  const name = cell("name");
  const isLoinc = loincNames.has(cell("code_system").toLowerCase());
  const display = namedAnalyte(name) === undefined ? "" : name;
  const codes = [
    ...(cell("loinc") === "" ? [] : [{ system: "", code: cell("loinc"), display, isLoinc: true }]),
    ...(cell("code") === ""
      ? []
      : [{ system: isLoinc ? "" : cell("code_system") || sender, code: cell("code"), display, isLoinc }]),
  ];
  if (codes.length > 0) return readCode(codes, display, at, withProfile(context));
  const analyte = namedAnalyte(name);
  if (analyte !== undefined) return { analyte, isPanel: false, issues: [] };
  const remedy =
    "The name is not one that means a single test here, so the row was not taken. Add a code, and map it in the profile.";
  return {
    isPanel: false,
    candidates: [],
    issues: [
      problem("code-unmapped", at, name === "" ? "no code and no name" : `a name of ${name.length} characters`, remedy),
    ],
  };
}

/** The profile's codes are the sender's own, whatever system a cell names. */
const withProfile = ({ profile, codeMaps }: FileContext): FileContext["codeMaps"] =>
  profile.codes === undefined ? codeMaps : { ...codeMaps, "*": { ...codeMaps?.["*"], ...profile.codes } };

function rangeOf(row: Row, context: FileContext, at: string): RangeReading {
  const { decimalMark } = context.profile;
  const style = decimalMark === undefined ? undefined : { decimalMark };
  const [lowText, highText] = [cellOf(row, "low", context), cellOf(row, "high", context)];
  const bound = (text: string, name: "low" | "high"): number | undefined => {
    const reading = readNumber(text, isStoredNumber(row, name, context) ? { decimalMark: "." } : style);
    return reading.kind === "number" && reading.comparator === undefined ? reading.value : undefined;
  };
  const [low, high] = [bound(lowText, "low"), bound(highText, "high")];
  const isRead = (lowText === "" || low !== undefined) && (highText === "" || high !== undefined);
  const words = cellOf(row, "range_text", context);
  return isRead
    ? readRange({ low, high, text: words }, style, at)
    : readRange({ text: words || `${lowText} - ${highText}` }, style, at);
}
