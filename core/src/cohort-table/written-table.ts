import { english, type Wording } from "../text/wording.ts";
import type { CohortFigure } from "./cohort-figure.ts";
import type { CohortTable } from "./cohort-table.ts";
import { definitionOf, toldTable } from "./told-table.ts";

/** The table for a terminal. */
export function cohortText(table: CohortTable, wording: Wording = english): string {
  const { title, notes, sections } = toldTable(table, wording);
  const tables = sections.map(({ title: name, definition, head, rows }) => {
    const all = [head, ...rows.map(({ label, cells }) => [label, ...cells])];
    const widths = head.map((_, i) => Math.max(...all.map((row) => row[i]!.length)));
    const lines = all.map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join("  ")
        .trimEnd(),
    );
    return [name, "=".repeat(name.length), definition, "", ...lines].join("\n");
  });
  return `${[[title, ...notes].join("\n"), ...tables].join("\n\n")}\n`;
}

/** What would end a cell, or begin a link or an element, loses its meaning. */
const plain = (text: string): string => text.replaceAll(/[\\|<>[\]*_`]/g, (one) => `\\${one}`);

/** The table for a paper or a repository. */
export function cohortMarkdown(table: CohortTable, wording: Wording = english): string {
  const { title, notes, sections } = toldTable(table, wording);
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(" | ")} |`;
  const tables = sections.map(({ title: name, definition, head, rows }) =>
    [
      `## ${name}`,
      "",
      plain(definition),
      "",
      line(head),
      `|${head.map((_, i) => (i === 0 ? "---" : "---:")).join("|")}|`,
      ...rows.map(({ label, cells }) => line([label, ...cells])),
    ].join("\n"),
  );
  return `${[`# ${title}`, notes.map(plain).join("\n"), ...tables].join("\n\n")}\n`;
}

const columns = [
  "section",
  "measure",
  "year",
  "month",
  "name",
  "number",
  "stratum",
  "value",
  "lower",
  "upper",
  "between",
  "sd",
  "n",
  "count",
  "missing",
  "because",
  "definition",
] as const;

/** Quoted where it must be; what a spreadsheet would run as a formula begins with an apostrophe. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row for each figure, with numbers as they were computed and keys in place of sentences: for another program. */
export function cohortCsv(table: CohortTable): string {
  const row = (figure: CohortFigure): string => {
    const { section, measure, at, stratum, value, lower, upper, between, spread, n, count, missing, because } = figure;
    const place = [at.year, at.month, at.name, at.number];
    const numbers = [value, lower, upper, between, spread, n, count, missing, because];
    return [section, measure, ...place, stratum, ...numbers, definitionOf(table, section, "en")].map(cell).join(",");
  };
  return `${[columns.join(","), ...table.figures.map(row)].join("\r\n")}\r\n`;
}
