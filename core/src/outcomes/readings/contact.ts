import type { Day } from "../../base/calendar.ts";
import type { Fact, FactKind } from "../../facts/fact.ts";
import type { FactIndex } from "../../facts/fact-index.ts";

/** Whether a fact of the kind shows that somebody saw or heard the person on its day; `depends`: on what it says. */
const showsContact: Readonly<Record<FactKind, boolean | "depends">> = {
  "infusion-given": true,
  "reaction-observed": true,
  "care-moved": false,
  "course-planned": false,
  "result-reported": true,
  "vitals-measured": true,
  "exam-done": true,
  "mri-read": true,
  "edss-scored": true,
  "test-scored": true,
  "relapse-occurred": false,
  "symptom-reported": true,
  "selfcheck-completed": true,
  "history-reviewed": true,
  "medicines-reviewed": true,
  "allergy-recorded": false,
  "therapy-recorded": false,
  "medicine-recorded": false,
  "condition-recorded": false,
  "pregnancy-recorded": false,
  "breastfeeding-recorded": false,
  "family-planning-recorded": true,
  "vaccine-given": true,
  "step-done": false,
  "disease-recorded": false,
  "decision-made": false,
  "obligation-waived": false,
  "signal-acted": false,
  "task-acted": false,
  "contact-made": "depends",
  "follow-up-ended": "depends",
  "fact-retracted": false,
};

/** They were spoken to, whatever they said. */
const spokenTo: ReadonlySet<string> = new Set(["reached", "well", "declined"]);

function isContact(fact: Fact): boolean {
  if (fact.kind === "contact-made") return spokenTo.has(fact.outcome);
  if (fact.kind === "follow-up-ended") return fact.reason === "died" || fact.reason === "completed-review";
  return showsContact[fact.kind] === true;
}

/**
 * The last day on or before `asOf` on which the person is known to have been seen or heard; a known death ends the time
 * in which anything could happen, so it counts. Of a day that is not exact the earliest counts: they were in contact
 * that long at least. What is only stated about a past day (relapses, conditions, medicines) is no contact on it.
 *
 * @returns undefined where nobody ever saw them
 * @source outcomes reference, section 3
 */
export function lastContactOn(facts: FactIndex, asOf: Day): Day | undefined {
  for (let i = facts.all.length - 1; i >= 0; i -= 1) {
    const fact = facts.all[i]!;
    if (fact.earliest <= asOf && Number.isFinite(fact.earliest) && isContact(fact)) return fact.earliest;
  }
  return undefined;
}
