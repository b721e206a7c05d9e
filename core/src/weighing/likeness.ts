import type { Entry, EvidenceBase } from "../trials/evidence.ts";
import { before, edss, hadAlemtuzumab, relapses } from "./like-disease.ts";
import { age, onset, phenotype } from "./like-person.ts";
import type { Weighed } from "./subject.ts";
import type { Before } from "./treatment.ts";

/** Whether somebody lies within what a trial took: not knowing is an answer of its own. */
export type Alike = "within" | "outside" | "not-known";

/** One thing in which a person is like the people of a trial, or not. */
export type Likeness = {
  readonly answer: Alike;
  readonly evidence: readonly string[];
} & (
  | { readonly what: "phenotype"; readonly saw: readonly string[]; readonly rule: Entry["phenotypes"] }
  | { readonly what: "age"; readonly saw: Range | undefined; readonly rule: Entry["ageYears"] }
  | { readonly what: "edss"; readonly saw: Range | undefined; readonly isOld: boolean; readonly rule: number }
  | { readonly what: "onset"; readonly saw: Range | undefined; readonly rule: number }
  | { readonly what: "relapses"; readonly saw: number; readonly rule: Entry["relapses"] }
  | {
      readonly what: "before";
      readonly saw: readonly string[];
      readonly isComplete: boolean;
      readonly rule: Entry["before"];
    }
  | { readonly what: "alemtuzumab"; readonly saw: number }
  | { readonly what: "also"; readonly rule: string }
);
export type Range = { readonly low: number; readonly high: number };

/** In what a person is like those whom a trial took. Nothing else of the record plays a part. */
export const likenessOf = (
  entry: Entry,
  of: Weighed,
  treated: Before,
  resemblance: EvidenceBase["resemblance"],
): readonly Likeness[] => [
  phenotype(entry.phenotypes, of),
  before(entry.before, treated, of),
  age(entry.ageYears, of),
  onset(entry.yearsSinceOnsetAtMost, of),
  edss(entry.edssAtMost, of, resemblance),
  relapses(entry.relapses, of, resemblance),
  hadAlemtuzumab(treated, of),
  ...(entry.alsoAsked === undefined
    ? []
    : [{ what: "also", answer: "not-known", rule: entry.alsoAsked, evidence: [] } as const]),
];
