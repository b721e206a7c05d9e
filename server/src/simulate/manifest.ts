import { createHash } from "node:crypto";
import { formatDay } from "@longwatch/core";
import { added, type CohortPlan, type Counts, noCounts, type Share } from "./cohort.ts";

/** `cohort.json`: from what a cohort was made, and what came of it. The same for the same plan and program. */
export type Manifest = {
  readonly cohort: 1;
  readonly synthetic: true;
  readonly preset: { readonly name: string; readonly version: string; readonly digest: string };
  readonly seed: string;
  readonly arm: string;
  readonly people: number;
  readonly through: string | null;
  readonly formats: readonly string[];
  /** `gzip`: every file of a person is one member of gzip, its name with `.gz`. */
  readonly compression: "gzip" | null;
  readonly longwatch: string;
  /** Of the lines `<sha256 of the record>  records/<id>.json`, in the order of the people; of records before compression. */
  readonly records: string;
  readonly counts: Counts;
};

export type Tally = {
  readonly take: (share: Share) => void;
  readonly total: () => { counts: Counts; records: string };
};

/** Adds up shares that come in the order of the people. */
export function tally(): Tally {
  const digest = createHash("sha256");
  let counts: Counts = noCounts;
  return {
    take: (share) => {
      counts = added(counts, share.counts);
      digest.update(share.digests, "utf8");
    },
    total: () => ({ counts, records: `sha256:${digest.copy().digest("hex")}` }),
  };
}

export const manifestOf = (
  plan: CohortPlan,
  preset: Manifest["preset"],
  longwatch: string,
  { counts, records }: ReturnType<Tally["total"]>,
): Manifest => ({
  cohort: 1,
  synthetic: true,
  preset,
  seed: plan.seed,
  arm: plan.arm,
  people: plan.people,
  through: plan.through === undefined ? null : formatDay(plan.through),
  formats: plan.formats,
  compression: plan.compress ? "gzip" : null,
  longwatch,
  records,
  counts,
});
