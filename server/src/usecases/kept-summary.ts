import { type Assessment, type CohortPerson, cohortPersonOf, type PersonSummary, personSummary } from "@longwatch/core";

/** What a cohort's table of outcomes needs of a patient; nobody where no day 0 is known. */
export type KeptOutcomes = { readonly isTreated: boolean; readonly person: CohortPerson | null };

/** What is kept of each patient for the figures of the clinic: for those of the watch, and for those of outcomes. It holds as long as the answer. */
export function keptSummary(assessment: Assessment): {
  readonly summary: PersonSummary;
  readonly outcomes: KeptOutcomes;
} {
  const summary = personSummary(assessment);
  const person = cohortPersonOf(assessment, summary) ?? null;
  return { summary, outcomes: { isTreated: summary.courses.length > 0, person } };
}
