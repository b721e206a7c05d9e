import { assess, type ChangePresetName, changePresets, outcomesOf, renderOutcomes } from "@longwatch/core";
import { Command } from "commander";
import { type FileResult, read, unreadFor } from "../files/file-result.ts";
import { type CaseOptions, loadCase } from "./case.ts";
import { caseOptions } from "./case-options.ts";
import { finish, type Outcome, printed, printedJson, using } from "./outcome.ts";
import { presentOutcomes } from "./present/outcomes.ts";

type Options = CaseOptions & { readonly preset?: string; readonly json?: boolean };

const names = Object.keys(changePresets) as readonly ChangePresetName[];

export const outcomesCommand = (): Command =>
  caseOptions(new Command("outcomes"))
    .description(
      "Did it work, for one patient: improved, stable or worsened since each course, relapses, scans, confirmed events, evidence of disease activity by year, and what contradicts itself. The definition is printed with it.",
    )
    .argument("<record>", "a record file (JSON or YAML); - for standard input")
    .option("--preset <name>", `the definition of confirmed change: ${names.join(", ")} (default: clinic)`)
    .option("--json", "print JSON")
    .addHelpText("after", "\nExample:\n  longwatch outcomes examples/hugo.json --as-of 2026-11-21")
    .action((file: string, options: Options) => finish(outcomes(file, options)));

export const outcomes = (file: string, options: Options): Outcome =>
  using(presetNamed(options.preset), (preset) =>
    using(loadCase(file, options), ({ record, rulebook, asOf, knownAt }) => {
      const assessment = assess(record, rulebook, asOf, knownAt);
      const told = renderOutcomes(outcomesOf(assessment, preset), assessment);
      return options.json ? printedJson(told) : printed(presentOutcomes(told));
    }),
  );

function presetNamed(name = "clinic"): FileResult<ChangePresetName> {
  const found = names.find((one) => one === name);
  if (found !== undefined) return read(found);
  return unreadFor("--preset", {
    code: "value-not-allowed",
    severity: "error",
    at: "/",
    saw: JSON.stringify(name),
    remedy: `Name one of ${names.join(", ")}.`,
  });
}
