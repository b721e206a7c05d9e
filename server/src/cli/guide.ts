import { type Day, parseDay } from "@longwatch/core";
import { Command } from "commander";
import { today } from "../clock.ts";
import { loadEvidence } from "../evidence/load.ts";
import { buildGuide } from "../guide/build-guide.ts";
import { type Fault, formatFaults } from "../guide/fault.ts";
import type { Guide } from "../guide/guide.ts";
import { lintGuide } from "../guide/lint/lint-guide.ts";
import { guideFolder, readGuide } from "../guide/read-guide.ts";
import { type Shelf, shelfOf } from "../guide/shelf.ts";
import { guideAssets, writeGuide } from "../guide/write-guide.ts";
import { loadLibrary } from "../protocols/load.ts";
import { badDate, finish, type Outcome, printed, printedJson, using } from "./outcome.ts";

const asOf = ["--as-of <date>", "the day that is asked about, YYYY-MM-DD (default: today)"] as const;

/** `longwatch guide …`: the guide that patients and families read. None of these needs a patient. */
export function guideCommand(): Command {
  const command = new Command("guide")
    .summary("the guide for patients and families: lint, build")
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

  command
    .command("build")
    .description("Writes the guide as static pages that need no server, from the shipped guide or a folder.")
    .argument("[folder]", "a folder with pages, words, claims and drawings")
    .requiredOption("--out <dir>", "where to write it")
    .option(...asOf)
    .addHelpText("after", "\nExample:\n  longwatch guide build --out guide-pages")
    .action((folder: string | undefined, options: BuildOptions) => end(build(folder ?? guideFolder(), options)));

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
  return onGuide(folder, options, ({ guide }) =>
    options.json ? printedJson({ lint: 1, faults: [] }) : printed(`${guide.pages.length} pages, no problems.`),
  );
}

type BuildOptions = LintOptions & { readonly out: string };

/** The guide as static pages in a folder; nothing is written of a guide with a fault. */
export const build = (folder: string, options: BuildOptions): Ending =>
  onGuide(folder, options, ({ guide, shelf }) => {
    const files = buildGuide(guide, shelf, guideAssets());
    writeGuide(options.out, files);
    return printed(`${files.size} files in ${options.out}; open ${options.out}/index.html`);
  });

/** Reads and checks a guide, and goes on where it has no fault. */
function onGuide(
  folder: string,
  options: LintOptions,
  go: (of: { readonly guide: Guide; readonly shelf: Shelf }) => Outcome,
): Ending {
  const day: Day | undefined = options.asOf === undefined ? today() : parseDay(options.asOf);
  if (day === undefined) return { ...badDate("--as-of", options.asOf), faults: [] };
  let faults: readonly Fault[] = [];
  const outcome = using(loadLibrary(), (library) =>
    using(loadEvidence(), (evidence) => {
      const { guide, faults: unread } = readGuide(folder);
      const shelf = shelfOf(library, evidence);
      faults = [...unread, ...lintGuide(guide, shelf, day)];
      if (faults.length === 0) return go({ guide, shelf });
      return options.json ? printedJson({ lint: 1, faults }) : { text: "", problems: [] };
    }),
  );
  return { ...outcome, faults };
}
