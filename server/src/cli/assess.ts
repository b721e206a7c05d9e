import { assess as assessRecord, drawReconstitution, type ReconstitutionJson, renderAssessment } from "@longwatch/core";
import { Command } from "commander";
import type { FileIssues } from "../files/print-issues.ts";
import { writeWhole } from "../files/write-whole.ts";
import { type CaseOptions, loadCase } from "./case.ts";
import { caseOptions } from "./case-options.ts";
import { finish, type Outcome, printed, printedJson, using } from "./outcome.ts";
import { presentAssessment } from "./present/assessment.ts";

type Options = CaseOptions & { readonly json?: boolean; readonly all?: boolean; readonly draw?: string };

export const assessCommand = (): Command =>
  caseOptions(new Command("assess"))
    .description("What must happen next for one patient, and why: each item with its rule, its source and its facts.")
    .argument("<record>", "a record file (JSON or YAML); - for standard input")
    .option("--all", "list everything that is open or late, not only the next few")
    .option("--draw <file>", "also write lymphocytes since the last infusion beside the published course, as SVG")
    .option("--json", "print the whole answer as JSON")
    .addHelpText("after", "\nExample:\n  longwatch assess examples/ada.json --as-of 2026-11-21")
    .action((file: string, options: Options) => finish(assess(file, options)));

export const assess = (file: string, options: Options): Outcome =>
  using(loadCase(file, options), ({ record, rulebook, references, asOf, knownAt }) => {
    const assessment = assessRecord(record, rulebook, asOf, knownAt);
    const answer = renderAssessment(assessment);
    const text = options.json
      ? printedJson(answer)
      : printed(presentAssessment(assessment, references, { all: options.all === true }));
    if (options.draw === undefined) return text;
    const unwritten = writeDrawing(options.draw, answer.outcomes.reconstitution);
    return { ...text, problems: [...text.problems, ...unwritten] };
  });

/** The picture, as a whole or not at all; what hinders it is the caller's to mend. */
function writeDrawing(file: string, course: ReconstitutionJson): readonly FileIssues[] {
  try {
    writeWhole(file, drawReconstitution(course));
    return [];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const saw = `a drawing that cannot be written (${code})`;
    const remedy = "Name a file in a folder that exists and may be written to.";
    return [{ file, issues: [{ code: "text-unreadable", severity: "error", at: "/", saw, remedy }] }];
  }
}
