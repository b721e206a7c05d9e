import { describeDiff, diffProtocols } from "@longwatch/core";
import { loadLibrary } from "../../protocols/load.ts";
import { type Outcome, printed, printedJson, refused, using } from "../outcome.ts";
import { type CohortDiffOptions, cohortDiff } from "./cohort-diff.ts";
import { findShelved } from "./find.ts";

export type DiffOptions = Partial<CohortDiffOptions>;

/** What changes from one version to another: in words, or for each person of a folder. */
export const diff = (before: string, after: string, { cohort, ...options }: DiffOptions): Outcome =>
  cohort === undefined ? textDiff(before, after, options) : cohortDiff(before, after, { cohort, ...options });

function textDiff(before: string, after: string, { json, ...others }: Omit<DiffOptions, "cohort">): Outcome {
  if (Object.keys(others).length > 0) return refused([{ file: "protocol diff", issues: [needsCohort] }]);
  return using(loadLibrary(), (library) =>
    using(findShelved(before, library), (old) =>
      using(findShelved(after, library), (now) => {
        const difference = diffProtocols(old.protocol, now.protocol);
        return json ? printedJson({ diff: 1, ...difference }) : printed(describeDiff(difference));
      }),
    ),
  );
}

const needsCohort = {
  code: "value-not-allowed",
  severity: "error",
  at: "/",
  saw: "--as-of, --from or --policy without --cohort",
  remedy: "Add --cohort with a folder of records: without people there is no day to ask about.",
} as const;
