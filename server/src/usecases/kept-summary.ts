import { type Assessment, type CohortPerson, cohortPersonOf, type PersonSummary, personSummary } from "@longwatch/core";

/** What is kept of each patient for the figures of the clinic; `outcomes` null where no day 0 is known. It holds as long as the answer. */
export type KeptSummary = PersonSummary & { readonly outcomes: CohortPerson | null };

export function keptSummary(assessment: Assessment): KeptSummary {
  const summary = personSummary(assessment);
  return { ...summary, outcomes: cohortPersonOf(assessment, summary) ?? null };
}
