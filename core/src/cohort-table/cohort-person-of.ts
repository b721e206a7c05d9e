import { type Day, daysPerYear, earlier } from "../base/calendar.ts";
import { diagnosisDaysOf } from "../clinic/diagnoses.ts";
import type { PersonSummary, Summarised } from "../clinic/person-summary.ts";
import { ofKind } from "../facts/fact-index.ts";
import type { Coverage } from "../obligations/coverage.ts";
import { besideReference, usualDefinition } from "../outcomes/person/definition.ts";
import { nedaAfter } from "../outcomes/person/person-neda.ts";
import { referenceBefore } from "../outcomes/person/reference.ts";
import { lastContactOn } from "../outcomes/readings/contact.ts";
import { readingsOf } from "../outcomes/readings/readings.ts";
import { type CohortPerson, countMonths, countReachMonths, tableYears } from "./cohort-person.ts";
import { diagnosesAfter } from "./diagnoses-after.ts";
import { changesAfter, edssChangesAfter } from "./disability-of.ts";
import { relapsesAfter, relapsesYearBefore } from "./relapses-of.ts";
import { ageAt, alemtuzumab, diseaseYearsAt, earlierDrugsOf, type Start, startsOf } from "./start.ts";

/** What a person's answer gives. */
export type AssessedPerson = Pick<Summarised, "patient" | "asOf" | "facts" | "timeline" | "signals"> & {
  readonly coverage: readonly Coverage[];
};

type Summary = Pick<PersonSummary, "counts" | "rules">;

/**
 * What the table of a cohort keeps of one person, from the first infusion of alemtuzumab.
 *
 * @returns undefined where there was none, or on no exact day: there is no day 0
 */
export function cohortPersonOf(assessed: AssessedPerson, summary: Summary): CohortPerson | undefined {
  const start = startsOf(assessed.facts, assessed.timeline.courses, undefined, assessed.asOf)[0];
  return start && personSince(start, assessed, summary);
}

/**
 * What is kept of one person from one start, until the day of the answer or the end of a drug of comparison. Whoever was
 * seen later was in contact until then.
 *
 * `seenBy`: the last day on which they may have been seen; `onsetBy`: on which a change of EDSS may begin to count.
 */
export function personSince(
  start: Start,
  assessed: AssessedPerson,
  { counts, rules }: Summary,
  { seenBy = assessed.asOf, onsetBy = assessed.asOf }: { readonly seenBy?: Day; readonly onsetBy?: Day } = {},
): CohortPerson {
  const { patient, asOf, facts, timeline, coverage, signals } = assessed;
  const end = earlier(asOf, start.through);
  const seen = lastContactOn(facts, seenBy);
  const contact = seen && earlier(seen, end);
  const readings = { ...readingsOf(facts, timeline.courses, end), lastContact: contact };
  const reference = referenceBefore(start.on, readings, besideReference(usualDefinition));
  const yearsAfter = (day: Day): number => (day - start.on) / daysPerYear;
  const isInfused = start.treatment === alemtuzumab;
  return {
    sex: patient.sex,
    jurisdiction: patient.jurisdiction,
    treatment: start.treatment,
    startOn: start.on,
    endedOn: start.through <= asOf ? start.through : null,
    followedYears: contact === undefined ? 0 : Math.max(0, yearsAfter(contact)),
    hasDied: ofKind(facts, "follow-up-ended", end).some(({ reason }) => reason === "died"),
    ageYears: ageAt(patient, start.on),
    diseaseYears: diseaseYearsAt(facts, start.on, asOf),
    edss: reference.known === "yes" ? reference.visit.value : null,
    relapsesYearBefore: relapsesYearBefore(readings.relapses, start.on),
    earlierDrugs: earlierDrugsOf(facts, start, asOf),
    relapses: relapsesAfter(readings.relapses, start.on, contact, end),
    changes: changesAfter(readings, start.on, earlier(end, onsetBy)),
    edssChanges: edssChangesAfter(readings, reference, start.on),
    neda: nedaAfter(start.on, readings, tableYears.length).map(({ year, neda3, neda4 }) => ({
      year,
      three: neda3,
      four: neda4,
    })),
    diagnoses: diagnosesAfter(diagnosisDaysOf(facts, signals.signals, end), start.on, end),
    courses: isInfused ? timeline.courses.map(({ firstOn }) => yearsAfter(firstOn)) : [],
    tests: isInfused ? testsOf(coverage, rules) : [],
    counts: isInfused
      ? counts.map(({ analyte, seen }) => ({ analyte, at: countMonths.map((month) => countNear(seen, month)) }))
      : [],
  };
}

/** What became of each regular test that was due, by the name of its rule. */
function testsOf(coverage: readonly Coverage[], rules: PersonSummary["rules"]): CohortPerson["tests"] {
  const nameOf = new Map(rules.map(({ rule, name }) => [rule, name]));
  return coverage
    .filter(({ due }) => due > 0)
    .map(({ rule, due, onTime, late, missed, longestGapDays }) => ({
      rule,
      name: nameOf.get(rule) ?? rule,
      due,
      onTime,
      late,
      missed,
      longestGapDays,
    }));
}

type Seen = PersonSummary["counts"][number]["seen"];

/** The exact count nearest to a month, within reach of it. */
function countNear(seen: Seen, month: number): number | null {
  const near = seen
    .filter((one) => one.value !== null && Math.abs(one.month - month) <= countReachMonths)
    .toSorted((a, b) => Math.abs(a.month - month) - Math.abs(b.month - month));
  return near[0]?.value ?? null;
}
