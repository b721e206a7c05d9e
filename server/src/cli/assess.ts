import { assess as assessRecord, renderAssessment } from "@longwatch/core";
import { Command } from "commander";
import { type CaseOptions, loadCase } from "./case.ts";
import { caseOptions } from "./case-options.ts";
import { finish, type Outcome, printed, printedJson, using } from "./outcome.ts";
import { presentAssessment } from "./present/assessment.ts";

type Options = CaseOptions & { readonly json?: boolean; readonly all?: boolean };

export const assessCommand = (): Command =>
  caseOptions(new Command("assess"))
    .description("What must happen next for one patient, and why: each item with its rule, its source and its facts.")
    .argument("<record>", "a record file (JSON or YAML); - for standard input")
    .option("--all", "list everything that is open or late, not only the next few")
    .option("--json", "print the whole answer as JSON")
    .addHelpText("after", "\nExample:\n  longwatch assess examples/ada.json --as-of 2026-11-21")
    .action((file: string, options: Options) => finish(assess(file, options)));

export const assess = (file: string, options: Options): Outcome =>
  using(loadCase(file, options), ({ record, rulebook, references, asOf, knownAt }) => {
    const assessment = assessRecord(record, rulebook, asOf, knownAt);
    return options.json
      ? printedJson(renderAssessment(assessment))
      : printed(presentAssessment(assessment, references, { all: options.all === true }));
  });
