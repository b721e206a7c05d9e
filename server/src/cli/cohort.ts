import { Command } from "commander";
import type { CohortOptions } from "./cohort/options.ts";
import { runCohort } from "./cohort/run-cohort.ts";
import { finish } from "./outcome.ts";

const help = `
The folder holds record files (.json, .yaml), or records one a line (.ndjson). They
are read one after another: a folder may be larger than memory.
Groups: none, sex, jurisdiction, treatment, earlier-drugs, courses; or --strata with
a CSV file of two columns, the person's id and the group.
docs/cohort.md says how each figure is defined.

Examples:
  longwatch cohort records --as-of 2026-11-21
  longwatch cohort records --by sex --format csv > cohort.csv
  longwatch cohort records --strata arms.csv --reference interferon --figures figures`;

export const cohortCommand = (): Command =>
  new Command("cohort")
    .description(
      "Did it work, for many people: relapses, EDSS, scans, autoimmune disease and monitoring, each figure with its definition.",
    )
    .argument("<folder>", "a folder of records, or one .ndjson file")
    .option("--as-of <date>", "the day that is asked about, YYYY-MM-DD (default: today)")
    .option("--by <groups>", "by what people are divided", "none")
    .option("--strata <file>", "divide people by a list of your own")
    .option("--reference <group>", "the group that others are compared with (default: the first by name)")
    .option("--preset <name>", "the definition of confirmed worsening", "care-ms-cdw6")
    .option("--comparator <drug>", "count people who never had alemtuzumab from the day they began this drug")
    .option("--years <n>", "look at so many years after the start at most")
    .option("--hide-below <n>", "hide figures about fewer people than this, such as 5", "0")
    .option("--policy <file>", "a clinic's dated policy and adoptions; none: the bare label")
    .option("--format <format>", "text, csv, md or json", "text")
    .option("--language <language>", "en or es", "en")
    .option("--figures <folder>", "also draw the figures into this folder, as SVG")
    .addHelpText("after", help)
    .action(async (folder: string, options: CohortOptions) => finish(await runCohort(folder, options)));
