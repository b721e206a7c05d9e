import { assess, renderWeighing, weighingOf } from "@longwatch/core";
import { Command } from "commander";
import { loadEvidence } from "../evidence/load.ts";
import { type CaseOptions, loadCase } from "./case.ts";
import { caseOptions } from "./case-options.ts";
import { finish, type Outcome, printed, printedJson, using } from "./outcome.ts";
import { presentWeighing } from "./present/weighing.ts";

type Options = CaseOptions & { readonly json?: boolean };

export const weighCommand = (): Command =>
  caseOptions(new Command("weigh"))
    .description(
      "What treatment may bring and cost one patient, as far as trials tell: whose people they resemble, numbers in 100 people beside the comparator, harms, and other treatments as classes. It adds nothing up and decides nothing.",
    )
    .argument("<record>", "a record file (JSON or YAML); - for standard input")
    .option("--json", "print JSON")
    .addHelpText("after", "\nExample:\n  longwatch weigh examples/ada.json --as-of 2026-11-21")
    .action((file: string, options: Options) => finish(weigh(file, options)));

export const weigh = (file: string, options: Options): Outcome =>
  using(loadCase(file, options), ({ record, rulebook, asOf, knownAt }) =>
    using(loadEvidence(), ({ base }) => {
      const weighing = renderWeighing(weighingOf(assess(record, rulebook, asOf, knownAt), base), base);
      return options.json ? printedJson(weighing) : printed(presentWeighing(weighing));
    }),
  );
