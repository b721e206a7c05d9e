import type { Issue } from "@longwatch/core";
import { problem } from "../hl7v2/issue.ts";
import { type ByPerson, refused } from "../outcome.ts";
import { readText } from "../text.ts";
import type { CsvProfile } from "./profile.ts";
import { findDelimiter, readTable } from "./table.ts";
import { type CsvOptions, outcomeOfTable } from "./table-outcome.ts";

export type { CsvOptions } from "./table-outcome.ts";

/**
 * A table of results as facts and issues. Whatever the file does not prove and the profile does not state
 * (order of day and month, decimal mark, whose numbers they are) is asked, not guessed. Each row ends as
 * facts or as an issue with its line. Never throws.
 */
export function readCsvFile(bytes: Uint8Array, options: CsvOptions = {}): ByPerson {
  const { text, table, issues } = readCsvTable(bytes, options.profile);
  if (table === undefined || table.header.length < 2)
    return { ...refused("reject", [...issues, noTable(text)]), parts: [] };
  return outcomeOfTable(table, options, issues);
}

/** The cells of a file, read as its profile says. A file that does not have the agreed separator, as one that we gave back, is read by its own. */
export function readCsvTable(bytes: Uint8Array, profile: CsvProfile = {}) {
  const { text, issues } = readText(bytes, profile.encoding);
  const found = findDelimiter(text);
  const agreed = profile.delimiter;
  const delimiter = agreed !== undefined && text.split(/[\r\n]/, 1)[0]!.includes(agreed) ? agreed : found;
  const table = delimiter === undefined || text.includes("\u0000") ? undefined : readTable(text, delimiter, profile);
  return { text, table, issues };
}

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
