import { Command } from "commander";
import { stopwatch } from "../clock.ts";
import { type FileResult, read, unreadFor } from "../files/file-result.ts";
import { makeFolder, notWritten } from "../simulate/folder.ts";
import { makeCohort } from "../simulate/make-cohort.ts";
import type { Manifest } from "../simulate/manifest.ts";
import { type Progress, progressOf, silent } from "../simulate/progress.ts";
import { readOptions, type SimulateOptions } from "../simulate/read-options.ts";
import { peakMemoryMb, speedOf } from "../simulate/speed.ts";
import { version } from "../version.ts";
import { finish, type Outcome, printedJson, refused, using } from "./outcome.ts";
import { presentCohort } from "./present/cohort.ts";

const help = `
One person takes about 0.8 MB as a record, 0.06 MB as a truth, 0.25 MB as
messages and 2.5 MB as a bundle: 25,000 people with records about 20 GB, with
--compress about 1.5 GB.

Example:
  longwatch simulate --preset care-ms-1 --people 20 --seed 7 --out cohort`;

export const simulateCommand = (): Command =>
  new Command("simulate")
    .description(
      "Makes people who do not exist: a record of each, what truly happened, and the laboratories' messages.",
    )
    .requiredOption("--preset <name>", "the people and their care, such as care-ms-1")
    .requiredOption("--people <n>", "how many")
    .requiredOption("--seed <seed>", "any word or number; the same seed makes the same people")
    .requiredOption("--out <folder>", "an empty folder, or one that is not there yet")
    .option("--arm <arm>", "alemtuzumab or interferon", "alemtuzumab")
    .option("--format <format>", "record, hl7v2, fhir; several with commas (default: record)", collected)
    .option("--through <date>", "leave out what was recorded after that day")
    .option("--jobs <n>", "threads (default: one for each core, at most 8); the files are the same for any number")
    .option("--compress", "each file with gzip, named .gz: a sixth to a sixteenth of its size")
    .option("--json", "print the summary as JSON and no progress")
    .addHelpText("after", help)
    .action(async (options: SimulateOptions) => finish(await simulate(options)));

const collected = (one: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), one];

/** Makes the cohort, unless an option or the folder is wrong. */
export async function simulate(options: SimulateOptions): Promise<Outcome> {
  const settings = readOptions(options);
  if (!settings.ok) return refused(settings.problems);
  const { plan, jobs } = settings.value;
  const folder = makeFolder(plan.folder, plan.formats);
  if (!folder.ok) return refused(folder.problems);
  const elapsed = stopwatch();
  const made = await attempted(plan.folder, () => makeCohort(plan, jobs, version(), shown(plan.people, options)));
  return using(made, (manifest) => {
    const speed = speedOf(manifest, jobs, elapsed() / 1000, peakMemoryMb());
    if (options.json) return printedJson({ simulate: 1, ...manifest, ...rounded(speed) });
    return presentCohort(manifest, plan.folder, speed);
  });
}

/** Not for a second run in the same process: progress goes to standard error. */
const shown = (people: number, { json }: SimulateOptions): Progress =>
  json === true
    ? silent
    : progressOf(people, {
        write: (text) => void process.stderr.write(text),
        isTerminal: process.stderr.isTTY === true,
        elapsed: stopwatch(),
      });

async function attempted(folder: string, make: () => Promise<Manifest>): Promise<FileResult<Manifest>> {
  try {
    return read(await make());
  } catch (error) {
    return unreadFor(folder, notWritten(error));
  }
}

const rounded = <T extends Readonly<Record<string, number>>>(numbers: T): T =>
  Object.fromEntries(Object.entries(numbers).map(([name, n]) => [name, Math.round(n * 100) / 100])) as T;
