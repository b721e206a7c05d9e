import { assess, formatDay, parseDay, planOf, renderPlan } from "@longwatch/core";
import { Command } from "commander";
import { type CaseOptions, loadCase } from "./case.ts";
import { caseOptions } from "./case-options.ts";
import { badDate, finish, type Outcome, printed, printedJson, refused, using } from "./outcome.ts";
import { presentPlan } from "./present/plan.ts";

type Options = CaseOptions & { readonly firstInfusion: string; readonly json?: boolean };

export const planCommand = (): Command =>
  caseOptions(new Command("plan"))
    .description(
      "The next course from its wished first infusion day backwards: what must be done by when, and the earliest day.",
    )
    .argument("<record>", "a record file; - for standard input")
    .requiredOption("--first-infusion <date>", "the wished day of the first infusion")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      "\nExample:\n  longwatch plan examples/ada.json --first-infusion 2027-01-11 --as-of 2026-11-21",
    )
    .action((file: string, options: Options) => finish(plan(file, options)));

export const plan = (file: string, options: Options): Outcome => {
  const wishedOn = parseDay(options.firstInfusion);
  if (wishedOn === undefined) return badDate("--first-infusion", options.firstInfusion);
  return using(loadCase(file, options), ({ record, rulebook, references, asOf, knownAt }) => {
    if (wishedOn < asOf)
      return refused([
        {
          file: "--first-infusion",
          issues: [
            {
              code: "value-not-allowed",
              severity: "error",
              at: "/",
              saw: options.firstInfusion,
              remedy: `Name a day from ${formatDay(asOf)} on, the day that is asked about.`,
            },
          ],
        },
      ]);
    const found = planOf(assess(record, rulebook, asOf, knownAt), wishedOn);
    if (found === undefined)
      return refused([
        {
          file,
          issues: [
            {
              code: "value-not-allowed",
              severity: "error",
              at: "/",
              saw: "a course that is under way, or a death",
              remedy: "Plan the next course when the one under way is over.",
            },
          ],
        },
      ]);
    const rendered = renderPlan(record.patient.id, found);
    return options.json ? printedJson(rendered) : printed(presentPlan(rendered, references));
  });
};
