import { addDays, type Day } from "../base/calendar.ts";
import type { PersonSummary } from "../clinic/person-summary.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import { ofKind } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import type { Coverage } from "../obligations/coverage.ts";
import { nedaByYear } from "../outcomes/neda/neda.ts";
import { readingsOf } from "../outcomes/readings/readings.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { type CohortPerson, countMonths, countReachMonths, daysPerYear, tableYears } from "./cohort-person.ts";
import { changesAfter, edssChangesAfter, visitAtStart } from "./disability-of.ts";
import { countedRelapses, relapsesAfter, relapsesYearBefore } from "./relapses-of.ts";
import { ageAt, diseaseYearsAt, earlierDrugsOf, startOf } from "./start.ts";

/** What a person's answer gives. */
export type AssessedPerson = {
  readonly patient: Patient;
  readonly asOf: Day;
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly coverage: readonly Coverage[];
};

/**
 * The last day that is looked at, where follow-up counts for so many years after the start at most: assess the person as of
 * then. Undefined where there is no day 0, or where it lies beyond `asOf`.
 */
export function endOfYears(
  { asOf, facts, timeline }: Pick<AssessedPerson, "asOf" | "facts" | "timeline">,
  years: number,
  comparator?: string,
): Day | undefined {
  const start = startOf(facts, timeline.courses, comparator, asOf);
  const end = start && addDays(start.on, Math.floor(years * daysPerYear));
  return end === undefined || end >= asOf ? undefined : end;
}

/**
 * What the table of a cohort keeps of one person.
 *
 * @param comparator a drug with which people who never had alemtuzumab are counted, from the day on which they began it
 * @returns undefined where no treatment that is asked about began on an exact day: there is no day 0
 */
export function cohortPersonOf(
  { patient, asOf, facts, timeline, coverage }: AssessedPerson,
  { counts, diagnoses, rules }: Pick<PersonSummary, "counts" | "diagnoses" | "rules">,
  comparator?: string,
): CohortPerson | undefined {
  const start = startOf(facts, timeline.courses, comparator, asOf);
  if (start === undefined) return undefined;
  const readings = readingsOf(facts, timeline.courses, asOf);
  const contact = readings.lastContact;
  const yearsAfter = (day: Day): number => (day - start.on) / daysPerYear;
  const neda = nedaByYear(
    {
      anchor: start.on,
      lastContact: contact,
      edss: readings.edss.visits,
      relapseOnsets: countedRelapses(readings.relapses).map(({ onset }) => onset),
      scans: readings.mri.scans,
    },
    tableYears.length,
  );
  return {
    sex: patient.sex,
    jurisdiction: patient.jurisdiction,
    treatment: start.treatment,
    startOn: start.on,
    followedYears: contact === undefined ? 0 : Math.max(0, yearsAfter(contact)),
    hasDied: ofKind(facts, "follow-up-ended", asOf).some(({ reason }) => reason === "died"),
    ageYears: ageAt(patient, start.on),
    diseaseYears: diseaseYearsAt(facts, start.on, asOf),
    edss: visitAtStart(readings.edss.visits, start.on)?.value ?? null,
    relapsesYearBefore: relapsesYearBefore(readings.relapses, start.on),
    earlierDrugs: earlierDrugsOf(facts, start, asOf),
    relapses: relapsesAfter(readings.relapses, start.on, contact, asOf),
    changes: changesAfter(readings, start.on, asOf),
    edssChanges: edssChangesAfter(readings, start.on),
    neda: neda.map(({ year, neda3, neda4 }) => ({ year, three: neda3, four: neda4 })),
    diagnoses: diagnoses.map(({ group, on }) => ({ group, years: yearsAfter(on) })),
    courses: timeline.courses.map(({ firstOn }) => yearsAfter(firstOn)),
    tests: testsOf(coverage, rules),
    counts: counts.map(({ analyte, seen }) => ({ analyte, at: countMonths.map((month) => countNear(seen, month)) })),
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
