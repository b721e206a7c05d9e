/** What can be wrong with the guide. Each has its broken page among the fixtures, and a row in guide/README.md. */
export const guideRules = [
  "front-matter",
  "markdown",
  "mark-unreadable",
  "citation-unknown",
  "statement-uncited",
  "number-uncited",
  "number-not-from-evidence",
  "figure-unknown",
  "figure-without-trial",
  "figure-without-comparator",
  "figure-without-time",
  "relative-without-absolute",
  "rule-unknown",
  "placebo",
  "review-overdue",
  "link-dead",
  "heading-id",
  "word-unknown",
  "one-language",
  "structure-differs",
  "citations-differ",
  "figures-differ",
  "drawing-unknown",
  "claim-unknown",
  "claim-unstated",
  "claim-unfounded",
  "source-twice",
] as const;
export type GuideRule = (typeof guideRules)[number];

/** One thing that is wrong, with its place and what would be right. */
export type Fault = {
  readonly rule: GuideRule;
  /** Below the folder of the guide. */
  readonly file: string;
  readonly line: number;
  readonly saw: string;
  readonly remedy: string;
};

/** `pages/en/risks.md:12  figure-without-time  saw … → …`, by file and line, closed by their number. */
export function formatFaults(faults: readonly Fault[]): string {
  const lines = faults
    .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
    .map(({ rule, file, line, saw, remedy }) => `${file}:${line}  ${rule}  saw ${saw} → ${remedy}`);
  return [...lines, `${lines.length} ${lines.length === 1 ? "problem" : "problems"}.`, ""].join("\n");
}
