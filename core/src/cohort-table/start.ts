import type { Day } from "../base/calendar.ts";
import type { ClinicalDate } from "../base/clinical-date.ts";
import { birthOf } from "../decisions/criteria/person.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import { isAlemtuzumab, msTherapyOf } from "../facts/medicines/ms-therapies.ts";
import type { Patient } from "../facts/patient.ts";
import type { Course } from "../timeline/courses.ts";
import { daysPerYear } from "./cohort-person.ts";

export const alemtuzumab = "alemtuzumab";

/** When treatment began, and with what. */
export type Start = { readonly treatment: string; readonly on: Day };

const isSameDrug = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase() || (msTherapyOf(one) ?? one) === (msTherapyOf(other) ?? other);

/**
 * The first infusion of alemtuzumab. Of somebody who never had any, the last day on which a drug of comparison was
 * begun, where one is asked about.
 *
 * @returns undefined where neither was begun on an exact day: time cannot be counted
 */
export function startOf(
  facts: FactIndex,
  courses: readonly Course[],
  comparator: string | undefined,
  asOf: Day,
): Start | undefined {
  const first = courses[0];
  if (first !== undefined) return first.isDateUncertain ? undefined : { treatment: alemtuzumab, on: first.firstOn };
  if (comparator === undefined) return undefined;
  const begun = ofKind(facts, "therapy-recorded", asOf).findLast(
    ({ drug, earliest, latest }) => earliest === latest && isSameDrug(drug, comparator),
  );
  return begun && { treatment: comparator, on: begun.earliest };
}

/** Longer than a year between its ends, a date says too little for a number of years. */
const widest = 366;

function yearsSince(date: ClinicalDate | undefined, on: Day): number | null {
  if (date === undefined || !(date.latest - date.earliest <= widest)) return null;
  return (on - (date.earliest + date.latest) / 2) / daysPerYear;
}

/** Of a birthday, or of a first symptom, known to the month or the year the middle counts. */
export const ageAt = (patient: Patient, on: Day): number | null => yearsSince(birthOf(patient), on);

export function diseaseYearsAt(facts: FactIndex, on: Day, asOf: Day): number | null {
  const dated = ofKind(facts, "disease-recorded", asOf).findLast(({ onsetOn }) => onsetOn !== undefined);
  const years = yearsSince(dated?.onsetOn, on);
  return years === null ? null : Math.max(0, years);
}

/** Each substance once that was begun before the start; what we do not know by name stands as it was written. */
export function earlierDrugsOf(facts: FactIndex, { treatment, on }: Start, asOf: Day): readonly string[] {
  const before = ofKind(facts, "therapy-recorded", asOf).filter(
    ({ drug, latest }) => latest < on && !isAlemtuzumab(drug) && drug.toLowerCase() !== treatment.toLowerCase(),
  );
  return [...new Set(before.map(({ drug }) => msTherapyOf(drug) ?? drug.toLowerCase()))].toSorted();
}
