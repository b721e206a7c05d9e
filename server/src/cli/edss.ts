import { once } from "node:events";
import { Command } from "commander";
import { scoreMsfcTable } from "./edss/msfc-table.ts";
import { type ScoreTexts, scoreEdss } from "./edss/score.ts";
import { type SeverityTexts, scoreSeverity } from "./edss/severity.ts";
import {
  type ChangeTexts,
  type MsfcTexts,
  type ScalesTexts,
  scoreChange,
  scoreMsfc,
  scoreScales,
} from "./edss/sheets.ts";
import { bytesOf, scoreTable, type TableTexts } from "./edss/table.ts";
import { finish } from "./outcome.ts";

const json = ["--json", "print JSON"] as const;
const example = (...lines: readonly string[]): string =>
  `\nExample${lines.length > 1 ? "s" : ""}:\n${lines.map((line) => `  longwatch edss ${line}`).join("\n")}`;

/** `longwatch edss …`: scores of one examination, or of many in a table. None of these needs a record. */
export function edssCommand(): Command {
  const command = new Command("edss")
    .description(
      "The EDSS of an examination by the table of functional systems: the step, why it is that, what is still missing, and what contradicts itself. What is not given was not examined.",
    )
    .option("--visual <grade>", "0 to 6, as examined; the conversion is ours")
    .option("--brainstem <grade>", "0 to 5")
    .option("--pyramidal <grade>", "0 to 6")
    .option("--cerebellar <grade>", "0 to 5")
    .option("--sensory <grade>", "0 to 6")
    .option("--bowel-bladder <grade>", "0 to 6, as examined")
    .option("--cerebral <grade>", "0 to 5")
    .option("--cerebral-without-fatigue <grade>", "with --fatigue ignored: what remains without fatigue")
    .option("--not-due-to-ms <systems>", "systems to leave out, between commas")
    .option("--ambulation <score>", "walking as a score of the scale")
    .option("--scale <scale>", "0-16, or 0-13 of registries; the same score means something else", "0-16")
    .option("--aid <aid>", "in place of a score: none, unilateral, bilateral, wheelchair-alone, …")
    .option("--distance <metres>", "with --aid: the longest way without rest")
    .option("--restricted", "walking is not free, judged against healthy people")
    .option("--no-restricted", "walking is free")
    .option("--recorded <score>", "the score that somebody wrote down, to be compared")
    .option("--since-relapse <days>", "days since a relapse or steroids began")
    .option("--alive", "the person is alive")
    .option("--cerebral-1 <choice>", "whether cerebral grade 1 counts: counts or ignored", "counts")
    .option("--fatigue <choice>", "whether fatigue counts: counts or ignored", "counts")
    .option("--csv <file>", "score each row of a table, in and out as CSV; - for standard input")
    .option("--delimiter <name>", "of that table: comma, semicolon or tab", "comma")
    .option("--language <language>", "en or es", "en")
    .option(...json)
    .addHelpText(
      "after",
      example(
        "--visual 2 --brainstem 0 --pyramidal 3 --cerebellar 1 --sensory 2 --bowel-bladder 1 --cerebral 0 --ambulation 1",
        "--pyramidal 3 --aid none --distance 300 --restricted",
        "--csv visits.csv --scale 0-13 > scored.csv",
      ),
    )
    .enablePositionalOptions()
    .action(score);

  command
    .command("msfc")
    .description("The composite of the timed walk, both hands at the pegs, and PASAT, as z-scores.")
    .option("--walk <seconds>", 'two trials as "5.1 5.3"; unable-ms or unable-other')
    .option("--dominant-hand <seconds>", "two trials")
    .option("--other-hand <seconds>", "two trials")
    .option("--pasat <correct>", "PASAT-3, correct of 60; 0 where MS made it impossible")
    .option("--csv <file>", "everybody of a table: t25fw_1, t25fw_2, nhpt_dominant_1, …, nhpt_other_2, pasat3")
    .option("--own-reference <name>", "with --csv: against the people of that table, under this name")
    .option(...json)
    .addHelpText("after", example('msfc --walk "5.1 5.3" --dominant-hand "20 21.5" --other-hand "22 23" --pasat 48'))
    .action(async ({ csv, ownReference, ...options }: MsfcTexts & { csv?: string; ownReference?: string }) =>
      finish(csv === undefined ? scoreMsfc(options) : await scoreMsfcTable(csv, ownReference)),
    );

  command
    .command("scales")
    .description("MSIS-29 and FSS from the numbers of the answers, in the order of the items.")
    .option("--msis29-physical <answers>", "20 answers between commas; empty: not answered")
    .option("--msis29-psychological <answers>", "9 answers")
    .option("--form-version <version>", "of MSIS-29: 1 (answers 1 to 5) or 2 (1 to 4)", "2")
    .option("--fss <answers>", "9 answers from 1 to 7")
    .option(...json)
    .addHelpText("after", example("scales --fss 6,1,7,6,5,7,6,4,7"))
    .action((options: ScalesTexts) => finish(scoreScales(options)));

  command
    .command("change")
    .description("Whether a test has changed by as much as means something.")
    .requiredOption("--test <test>", "t25fw, 9hpt-dominant, 9hpt-other, sdmt, pasat3, msis29-physical, …")
    .requiredOption("--from <value>", "the reference")
    .requiredOption("--to <value>", "the new value")
    .option(...json)
    .addHelpText("after", example("change --test t25fw --from 8.1 --to 9.9"))
    .action((options: ChangeTexts) => finish(scoreChange(options)));

  command
    .command("severity")
    .description(
      "Severity for the years since onset (MSSS) or the age (ARMSS): by a table that you load, or among the people of a file. No published table is shipped.",
    )
    .option("--table <file>", "CSV: duration or age, then one column for each EDSS")
    .option("--years <years>", "one person: years since onset, or age")
    .option("--edss <score>", "one person")
    .option("--csv <file>", "people: columns years (or age) and edss; - for standard input")
    .option("--kind <kind>", "among people: msss or armss", "msss")
    .option("--row-zero", "use the row 0 of the table for less than a year")
    .option(...json)
    .addHelpText(
      "after",
      example("severity --table msss.csv --years 5 --edss 4", "severity --csv people.csv --kind armss"),
    )
    .action(async (options: SeverityTexts) => finish(await scoreSeverity(options)));

  return command;
}

async function score(options: ScoreTexts & Partial<TableTexts>): Promise<void> {
  const { csv } = options;
  if (csv === undefined) return finish(scoreEdss(options));
  const problems = await scoreTable({ ...options, csv }, bytesOf(csv), async (line) => {
    if (!process.stdout.write(line)) await once(process.stdout, "drain");
  });
  finish({ text: "", problems });
}
