import { pipeline } from "node:stream";
import { parse } from "csv-parse";

/** Cells of one line of a table, as they are written, with the line in the file where it begins. */
export type CsvRecord = { readonly cells: readonly string[]; readonly line: number };

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * A table of any size, record by record as it comes: RFC 4180, in UTF-8, with or without its mark. Empty lines are
 * left out, and lines of another length than the first are given as they are.
 *
 * @throws an Error with `lines` where quotes do not match, and whatever the source throws
 */
export async function* csvRecords(
  source: AsyncIterable<Uint8Array | string>,
  delimiter: "," | ";" | "\t" = ",",
): AsyncGenerator<CsvRecord> {
  const parser = parse({ delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
  // Its failure is thrown where the records are read.
  pipeline(source, parser, () => undefined);
  for await (const { record, info } of parser as AsyncIterable<Parsed>) yield { cells: record, line: info.lines };
}
