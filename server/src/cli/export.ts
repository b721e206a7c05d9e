import { Command } from "commander";
import type { ExportOptions } from "./export/options.ts";
import { runExport } from "./export/run-export.ts";
import { finish } from "./outcome.ts";

const help = `
Shapes: analysis (our own), omop (common data model 5.4), registry, cdisc.
People have pseudonyms made with the key: with the same key the same people can be
followed over several exports. Keep it apart from them. docs/export.md has the columns.

Examples:
  longwatch export cohort --shape omop --format csv --key /secure/export.key --make-key \\
    --data /var/lib/longwatch
  longwatch export cohort --shape analysis --format parquet --key export.key --from records`;

export const exportCommand = (): Command =>
  new Command("export")
    .description("Takes data out for research: everybody of a clinic, or of a folder of records, as tables.")
    .argument("<folder>", "where the files go: a folder that is empty or not there yet")
    .option("--shape <shape>", "analysis, omop, registry or cdisc", "analysis")
    .option("--format <format>", "csv, ndjson or parquet", "csv")
    .option("--key <file>", "32 random bytes that make the pseudonyms; outside the folder")
    .option("--make-key", "make that file")
    .option("--identified", "with ids, days and names of medicines as they were written, and without pseudonyms")
    .option("--as-of <date>", "the day that is asked about, YYYY-MM-DD (default: today)")
    .option("--from <folder>", "record files in place of a clinic's database")
    .option("--policy <file>", "with --from: a clinic's dated policy and adoptions; none: the bare label")
    .option("--data <folder>", "the data folder of the embedded database (otherwise DATABASE_OWNER_URL)")
    .option("--clinic <id>", "which clinic, where the database has several")
    .option("--json", "print the manifest as JSON, and no progress")
    .addHelpText("after", help)
    .action(async (folder: string, options: ExportOptions) => finish(await runExport(folder, options)));
