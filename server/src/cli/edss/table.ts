import { createReadStream } from "node:fs";
import { edssInWords, failed, type Issue, ok, type Result, scoredExamination } from "@longwatch/core";
import { csvLine, csvRecords } from "@longwatch/interop";
import type { FileIssues } from "../../files/print-issues.ts";
import { examinationOf } from "./examination.ts";
import type { ExaminationTexts } from "./options.ts";
import { type ScoreTexts, type Scoring, scoringOf } from "./score.ts";

/** Columns that are read, by their name in lower case without `_` and `-`. All others are handed on as they are. */
const columnOf: Readonly<Record<string, keyof ExaminationTexts>> = {
  visual: "visual",
  brainstem: "brainstem",
  pyramidal: "pyramidal",
  cerebellar: "cerebellar",
  sensory: "sensory",
  bowelbladder: "bowelBladder",
  cerebral: "cerebral",
  cerebralwithoutfatigue: "cerebralWithoutFatigue",
  ambulation: "ambulation",
  distance: "distance",
  distancem: "distance",
  aid: "aid",
  restricted: "restricted",
  notduetoms: "notDueToMs",
  recorded: "recorded",
  sincerelapse: "sinceRelapse",
};
const added = ["edss", "edss_least", "edss_most", "decided_by", "line", "still_needed", "because", "warnings"];

const delimiters = { comma: ",", semicolon: ";", tab: "\t" } as const;
export type TableTexts = ScoreTexts & { readonly csv: string; readonly delimiter?: string };

export const bytesOf = (file: string): AsyncIterable<Uint8Array | string> =>
  file === "-" ? process.stdin : createReadStream(file);

/**
 * A table of examinations, each row with its score: read and written row by row, however large it is. A row that
 * cannot be read is handed on without a score and told with its line; the others are scored.
 *
 * @param write takes one line, and says when it is ready for the next
 */
export async function scoreTable(
  texts: TableTexts,
  source: AsyncIterable<Uint8Array | string>,
  write: (line: string) => void | Promise<void>,
): Promise<readonly FileIssues[]> {
  const scoring = scoringOf(texts);
  const delimiter = delimiters[(texts.delimiter ?? "comma") as keyof typeof delimiters];
  if (!scoring.ok) return [{ file: "edss", issues: scoring.issues }];
  if (delimiter === undefined)
    return refusedAs(
      "--delimiter",
      issue("value-not-allowed", "/", texts.delimiter ?? "", "Write comma, semicolon or tab."),
    );
  const issues: Issue[] = [];
  let columns: readonly (keyof ExaminationTexts | undefined)[] | undefined;
  try {
    for await (const { cells, line } of csvRecords(source, delimiter)) {
      if (columns === undefined) {
        const header = columnsOf(cells);
        if (!header.ok) return [{ file: texts.csv, issues: header.issues }];
        columns = header.value;
        await write(csvLine([...cells, ...added]));
        continue;
      }
      const row = scoredRow(cells, columns, scoring.value);
      issues.push(
        ...row.issues.map((one) => ({ ...one, at: `line ${line}${one.at === "/" ? "" : `, ${one.at.slice(1)}`}` })),
      );
      await write(csvLine(row.cells.map((cell) => (cell === "" ? null : cell))));
    }
  } catch (error) {
    const saw = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    issues.push(
      issue("text-unreadable", "/", saw, "Name a CSV file in UTF-8 that may be read, with its quotes in pairs."),
    );
  }
  if (columns === undefined && issues.length === 0)
    issues.push(issue("value-missing", "/", "an empty file", "Begin with a line of column names."));
  return issues.length === 0 ? [] : [{ file: texts.csv, issues }];
}

const issue = (code: Issue["code"], at: string, saw: string, remedy: string): Issue => ({
  code,
  severity: "error",
  at,
  saw,
  remedy,
});
const refusedAs = (file: string, one: Issue): readonly FileIssues[] => [{ file, issues: [one] }];

function columnsOf(header: readonly string[]): Result<readonly (keyof ExaminationTexts | undefined)[]> {
  const columns = header.map((name) => columnOf[name.trim().toLowerCase().replaceAll(/[_-]/g, "")]);
  const known = columns.filter((one) => one !== undefined);
  const twice = known.find((one, i) => known.indexOf(one) < i);
  if (twice !== undefined)
    return failed([issue("key-duplicate", "line 1", `two columns for ${twice}`, "Keep one of them.")]);
  return known.length > 0
    ? ok(columns)
    : failed([
        issue(
          "column-missing",
          "line 1",
          header.join(", "),
          "Name columns as the options are named: visual, pyramidal, ambulation.",
        ),
      ]);
}

type ScoredRow = { readonly cells: readonly (string | number | null)[]; readonly issues: readonly Issue[] };

function scoredRow(
  cells: readonly string[],
  columns: readonly (keyof ExaminationTexts | undefined)[],
  { options, language }: Scoring,
): ScoredRow {
  if (cells.length !== columns.length) {
    const saw = `${cells.length} cells where the header has ${columns.length}`;
    return { cells, issues: [issue("row-uneven", "/", saw, "Give each row as many cells as the header.")] };
  }
  const texts = Object.fromEntries(
    columns.flatMap((column, i) => (column === undefined ? [] : [[column, cells[i]!] as const])),
  ) as ExaminationTexts;
  const visit = examinationOf(texts, options);
  if (!visit.ok) return { cells: [...cells, ...added.map(() => null)], issues: visit.issues };
  const scored = scoredExamination(visit.value, options);
  const { score, stillNeeded } = scored;
  const { because, warnings } = edssInWords(scored, language);
  const [least, most] = score.known === "yes" ? [score.edss, score.edss] : [score.least, score.most];
  return {
    cells: [
      ...cells,
      score.known === "yes" ? score.edss : null,
      least,
      most,
      score.known === "yes" ? score.decidedBy : "cannot-tell",
      score.leastLine === score.mostLine ? score.leastLine.line : null,
      stillNeeded.join(" "),
      because.join(" "),
      warnings.join(" "),
    ],
    issues: [],
  };
}
