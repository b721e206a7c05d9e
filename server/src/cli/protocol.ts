import { Command } from "commander";
import { finish } from "./outcome.ts";
import { build } from "./protocol/build.ts";
import { type DiffOptions, diff } from "./protocol/diff.ts";
import { lint } from "./protocol/lint.ts";
import { list } from "./protocol/list.ts";
import { sheet } from "./protocol/sheet.ts";
import { show } from "./protocol/show.ts";

const json = ["--json", "print JSON"] as const;

/** `longwatch protocol …`: read, check and compare the rules. None of these needs a patient. */
export function protocolCommand(): Command {
  const command = new Command("protocol")
    .summary("the rules: list, show, lint, sheet, diff, build")
    .description("The protocols: what they ask for, whether they are sound, and what a new version changes.")
    .addHelpText("after", example("protocol show alemtuzumab-eu@2020-01"));

  command
    .command("list")
    .description("Every protocol version: where, from when, and whether anybody has signed it.")
    .option(...json)
    .addHelpText("after", example("protocol list"))
    .action((options: { json?: boolean }) => finish(list(options)));

  command
    .command("show")
    .description("One protocol version, rule by rule.")
    .argument("<id>", "protocol@version")
    .option(...json)
    .option("--as <form>", "fhir (a bundle with its PlanDefinition) or cql (its periodic rules)")
    .addHelpText("after", example("protocol show alemtuzumab-eu@2020-01 --as fhir"))
    .action((id: string, options: Parameters<typeof show>[1]) => finish(show(id, options)));

  command
    .command("lint")
    .description("Checks protocol files and lists every problem; without a path, the shipped ones.")
    .argument("[path...]", "protocol files, or folders that hold them")
    .option(...json)
    .addHelpText("after", example("protocol lint our-protocols/clinic-policy/2.yaml"))
    .action((paths: string[], options: { json?: boolean }) => finish(lint(paths, options)));

  command
    .command("sheet")
    .description("The plain-language sheet that people sign.")
    .argument("[id]", "protocol@version; without it, every protocol (with --check or --write)")
    .option("--check", "compare with the sheet beside the protocol, and print nothing else")
    .option("--write", "write the sheet beside the protocol")
    .option("--language <language>", "en or es", "en")
    .option(...json)
    .addHelpText("after", example("protocol sheet alemtuzumab-eu@2020-01 --language es"))
    .action((id: string | undefined, options: Parameters<typeof sheet>[1]) => finish(sheet(id, options)));

  command
    .command("diff")
    .description(
      "What changes from one protocol version to another, rule by rule and field by field; with --cohort, for each person.",
    )
    .argument("<before>", "protocol@version")
    .argument("<after>", "protocol@version")
    .option("--cohort <folder>", "for whom: a folder of record files, such as simulate makes in records")
    .option("--as-of <date>", "with --cohort: the day that is asked about, YYYY-MM-DD (default: today)")
    .option("--from <date>", "with --cohort: from when the second version applies (default: that day)")
    .option("--policy <file>", "with --cohort: a clinic's dated policy and adoptions; none: the bare label")
    .option(...json)
    .addHelpText(
      "after",
      `${example("protocol diff alemtuzumab-eu@2018 alemtuzumab-eu@2019-04-interim")}
  longwatch protocol diff alemtuzumab-eu@2018 alemtuzumab-eu@2019-04-interim --cohort cohort/records --as-of 2019-04-12`,
    )
    .action((before: string, after: string, options: DiffOptions) => finish(diff(before, after, options)));

  command
    .command("build")
    .description("Checks the YAML files and writes protocols/dist/protocols.json.")
    .option(...json)
    .addHelpText("after", example("protocol build"))
    .action((options: { json?: boolean }) => finish(build(options)));

  return command;
}

const example = (line: string): string => `\nExample:\n  longwatch ${line}`;
