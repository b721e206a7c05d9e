import { type Day, parseDay } from "@longwatch/core";
import { Command } from "commander";
import { today } from "../clock.ts";
import { loadEvidence } from "../evidence/load.ts";
import { type Fault, formatFaults } from "../guide/fault.ts";
import { lintGuide } from "../guide/lint/lint-guide.ts";
import { guideFolder, readGuide } from "../guide/read-guide.ts";
import { shelfOf } from "../guide/shelf.ts";
import { loadLibrary } from "../protocols/load.ts";
import { badDate, finish, type Outcome, printed, printedJson, using } from "./outcome.ts";

const asOf = ["--as-of <date>", "the day that is asked about, YYYY-MM-DD (default: today)"] as const;

/** `longwatch guide …`: the guide that patients and families read. None of these needs a patient. */
export function guideCommand(): Command {
  const command = new Command("guide")
    .summary("the guide for patients and families: lint")
    .description("The guide that patients and families read: whether it is sound, and the pages.")
    .addHelpText("after", "\nExample:\n  longwatch guide lint");

  command
    .command("lint")
    .description("Checks the guide and lists every problem; without a folder, the shipped one.")
    .argument("[folder]", "a folder with pages, words and claims")
    .option(...asOf)
    .option("--json", "print JSON")
    .addHelpText("after", "\nExample:\n  longwatch guide lint --as-of 2027-06-01")
    .action((folder: string | undefined, options: LintOptions) => end(lint(folder ?? guideFolder(), options)));

  return command;
}

type LintOptions = { readonly asOf?: string; readonly json?: boolean };
/** What a command printed, and what is wrong with the guide. */
type Ending = Outcome & { readonly faults: readonly Fault[] };

function end({ faults, ...outcome }: Ending): void {
  finish(outcome);
  if (faults.length === 0) return;
  process.stderr.write(formatFaults(faults));
  process.exitCode = 2;
}

export function lint(folder: string, options: LintOptions): Ending {
  const day: Day | undefined = options.asOf === undefined ? today() : parseDay(options.asOf);
  if (day === undefined) return { ...badDate("--as-of", options.asOf), faults: [] };
  const read = readGuide(folder);
  let faults: readonly Fault[] = [];
  const outcome = using(loadLibrary(), (library) =>
    using(loadEvidence(), (evidence) => {
      faults = [...read.faults, ...lintGuide(read.guide, shelfOf(library, evidence), day)];
      if (options.json) return printedJson({ lint: 1, faults });
      return faults.length === 0
        ? printed(`${read.guide.pages.length} pages, no problems.`)
        : { text: "", problems: [] };
    }),
  );
  return { ...outcome, faults };
}
