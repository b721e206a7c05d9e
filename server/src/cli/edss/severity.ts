import {
  failed,
  halfPointsOf,
  type Issue,
  localSeverity,
  ok,
  type Result,
  type Severity,
  type SeverityKind,
  type SeverityPerson,
  type SeverityTable,
  severityIn,
  severityTable,
} from "@longwatch/core";
import { csvLine } from "@longwatch/interop";
import { type FileResult, read, unreadFor } from "../../files/file-result.ts";
import { type Outcome, printed, printedJson, refused } from "../outcome.ts";
import { notAllowed, numberOf } from "./options.ts";
import { linesOf } from "./whole-table.ts";

export type SeverityTexts = {
  readonly table?: string;
  readonly csv?: string;
  readonly years?: string;
  readonly edss?: string;
  readonly kind?: string;
  readonly rowZero?: boolean;
  readonly json?: boolean;
};

const remedies = {
  "first-column": "Head the first column duration, dd or age.",
  "not-an-edss": "Head each other column with an EDSS from 0 to 9.5.",
  "not-a-year": "Begin each row with its completed years.",
  "not-a-severity": "Write a number from 0 to 10, in a column that has a head.",
  "row-twice": "Keep one row of each year.",
  "no-rows": "Give the table a row.",
} as const;

async function tableOf(file: string): Promise<FileResult<SeverityTable>> {
  const lines = await linesOf(file);
  if (!lines.ok) return lines;
  const table = severityTable(lines.value);
  if (table.ok) return read(table.table);
  const issues = table.flaws.map(({ line, column, saw, why }) =>
    notAllowed(`line ${line}, column ${column}`, saw, remedies[why]),
  );
  return unreadFor(file, ...issues);
}

/** One person by a table that was loaded; or the people of a CSV file, by the table or among themselves. */
export async function scoreSeverity(texts: SeverityTexts): Promise<Outcome> {
  const table = texts.table === undefined ? read(undefined) : await tableOf(texts.table);
  if (!table.ok) return refused(table.problems);
  const kind = table.value?.kind ?? texts.kind ?? "msss";
  if (kind !== "msss" && kind !== "armss")
    return refused([{ file: "--kind", issues: [notAllowed("/", kind, "Write msss or armss.")] }]);
  const rowZero = texts.rowZero === true ? "used" : "not-used";
  if (texts.csv !== undefined) return severityOfPeople(texts.csv, table.value, kind, rowZero);
  return severityOfOne(texts, table.value, rowZero);
}

function severityOfOne(
  { years, edss, json }: SeverityTexts,
  table: SeverityTable | undefined,
  rowZero: "used" | "not-used",
): Outcome {
  const person = personOf(years, edss);
  const issues = person.ok ? [] : [...person.issues];
  if (table === undefined) issues.push(notAllowed("/table", "nothing", "Load a table, or give people with --csv."));
  if (!person.ok || table === undefined) return refused([{ file: "edss severity", issues }]);
  const found = severityIn(table, person.value.years ?? Number.NaN, person.value.edss, rowZero);
  if (json) return printedJson({ kind: table.kind, reference: "loaded table", ...found });
  const name = table.kind.toUpperCase();
  return printed(
    found.known === "yes"
      ? `${name} ${found.severity}  (row ${found.years} of the loaded table)`
      : `${name} cannot tell: ${found.why}`,
  );
}

function personOf(years: string | undefined, edss: string | undefined): Result<SeverityPerson> {
  const issues: Issue[] = [];
  const refuse = (at: string, saw: string, remedy: string): void => void issues.push(notAllowed(at, saw, remedy));
  const age = numberOf(years, () => refuse("/years", years ?? "", "Write years as a number."));
  const score = numberOf(edss, () => refuse("/edss", edss ?? "", "Write a score from 0 to 10."));
  if (issues.length === 0 && (score === undefined || halfPointsOf(score) === undefined))
    refuse("/edss", edss ?? "", "Write a score from 0 to 10.");
  return issues.length > 0 || score === undefined ? failed(issues) : ok({ years: age, edss: score });
}

async function severityOfPeople(
  file: string,
  table: SeverityTable | undefined,
  kind: SeverityKind,
  rowZero: "used" | "not-used",
): Promise<Outcome> {
  const lines = await linesOf(file);
  if (!lines.ok) return refused(lines.problems);
  const [header = [], ...rows] = lines.value;
  const names = header.map((name) => name.trim().toLowerCase());
  const [years, edss] = [names.findIndex((name) => name === "years" || name === "age"), names.indexOf("edss")];
  if (years < 0 || edss < 0)
    return refused([
      { file, issues: [notAllowed("line 1", header.join(","), "Name a column years (or age), and one edss.")] },
    ]);
  const people = rows.map((row) => personOf(row[years], row[edss]));
  const problems = people.flatMap((person, i) =>
    person.ok ? [] : person.issues.map((one) => ({ ...one, at: `row ${i + 1}, ${one.at.slice(1)}` })),
  );
  const known = people.flatMap((person) => (person.ok ? [person.value] : []));
  const scored: readonly Severity[] =
    table === undefined
      ? localSeverity(known, kind)
      : known.map((one) => severityIn(table, one.years ?? Number.NaN, one.edss, rowZero));
  const iterator = scored.values();
  const reference = table === undefined ? "these people" : "loaded table";
  const out = rows.map((row, i) => {
    const one = people[i]!.ok ? iterator.next().value : undefined;
    return csvLine([
      ...row,
      one?.known === "yes" ? one.severity : null,
      one?.known === "cannot-tell" ? one.why : null,
      reference,
    ]);
  });
  const text = csvLine([...header, kind, "cannot_tell", "reference"]) + out.join("");
  return { text, problems: problems.length === 0 ? [] : [{ file, issues: problems }] };
}
