import { readFileSync } from "node:fs";
import { type Day, parseDay } from "../../../base/calendar.ts";

const textOf = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");

/** One line of a reference table: column → cell. An empty cell is not known, or none. */
export type Row = Readonly<Record<string, string>>;

/** A reference table of this folder. No cell of them holds a comma or a quote. */
export function tableOf(file: string): readonly Row[] {
  const [header, ...lines] = textOf(file).trimEnd().split("\n");
  const columns = header!.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
  });
}

export const jsonOf = <T>(file: string): T => JSON.parse(textOf(file)) as T;

export const numberIn = (row: Row, column: string): number | undefined =>
  row[column] === undefined || row[column] === "" ? undefined : Number(row[column]);

export function dayIn(row: Row, column: string): Day {
  const day = parseDay(row[column] ?? "");
  if (day === undefined) throw new Error(`no day in ${column}: ${JSON.stringify(row)}`);
  return day;
}
