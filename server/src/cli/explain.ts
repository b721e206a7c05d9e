import { assess, explain as explainKey, explainSignal } from "@longwatch/core";
import { Command } from "commander";
import { type CaseOptions, loadCase } from "./case.ts";
import { caseOptions } from "./case-options.ts";
import { finish, type Outcome, printed, printedJson, refused, using } from "./outcome.ts";
import { presentExplanation } from "./present/explanation.ts";
import { presentSignal } from "./present/signal.ts";

type Options = CaseOptions & { readonly json?: boolean };

export const explainCommand = (): Command =>
  caseOptions(new Command("explain"))
    .description(
      "Why one obligation or warning is as it is: rule, source, facts, comparisons, and what would change it.",
    )
    .argument("<record>", "a record file; - for standard input")
    .argument("<key>", "the key that assess prints, such as monitor.cbc/1/9")
    .option("--json", "print JSON")
    .addHelpText("after", "\nExample:\n  longwatch explain examples/ada.json monitor.cbc/1/9 --as-of 2026-11-21")
    .action((file: string, key: string, options: Options) => finish(explain(file, key, options)));

export const explain = (file: string, key: string, options: Options): Outcome =>
  using(loadCase(file, options), ({ record, rulebook, references, asOf, knownAt }) => {
    const assessment = assess(record, rulebook, asOf, knownAt);
    const signal = explainSignal(assessment, key);
    if (signal !== undefined) return options.json ? printedJson(signal) : printed(presentSignal(signal, references));
    const explanation = explainKey(assessment, key);
    if (explanation === undefined) {
      const remedy = "Name a key that `longwatch assess --json` lists under obligations or signals for this day.";
      return refused([
        {
          file,
          issues: [{ code: "fact-reference-unknown", severity: "error", at: "/", saw: JSON.stringify(key), remedy }],
        },
      ]);
    }
    return options.json ? printedJson(explanation) : printed(presentExplanation(explanation, references));
  });
