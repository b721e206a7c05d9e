import { type EdssWarning, edssWarnings, type VisitToCheck } from "./consistency.ts";
import { countedGrade } from "./counted-grade.ts";
import type { EdssPart } from "./edss.ts";
import { defaultEdssOptions, type EdssOptions, type EdssScore, type Examination, edssOf } from "./edss.ts";
import { functionalSystems } from "./functional-systems.ts";
import { stillNeeded } from "./still-needed.ts";

/** What a form says while somebody examines, and what a command prints. */
export type ScoredExamination = {
  readonly score: EdssScore;
  readonly stillNeeded: readonly EdssPart[];
  readonly warnings: readonly EdssWarning[];
  /** How many of the examined systems count with each grade: index 1 to 5, where 6 counts as 5. */
  readonly gradesCounted: readonly number[];
  readonly examination: Examination;
  readonly options: EdssOptions;
};

/**
 * An examination, complete or not: its EDSS or the interval that remains, what is still needed, why, and what a
 * reviewer would ask.
 */
export function scoredExamination(visit: VisitToCheck, options: EdssOptions = defaultEdssOptions): ScoredExamination {
  const gradesCounted = [0, 0, 0, 0, 0, 0];
  for (const system of functionalSystems) {
    const { least, why } = countedGrade(visit, system, options);
    if (why === undefined) gradesCounted[Math.min(least, 5)]! += 1;
  }
  return {
    score: edssOf(visit, options),
    stillNeeded: stillNeeded(visit, options),
    warnings: edssWarnings(visit, options),
    gradesCounted,
    examination: visit,
    options,
  };
}
