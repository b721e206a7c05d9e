import { afterAllDays, type Day, daysPerYear, earlier } from "../base/calendar.ts";
import { type ClinicalDate, isExact } from "../base/clinical-date.ts";
import { birthOf } from "../decisions/criteria/person.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import { isAlemtuzumab, msTherapyOf } from "../facts/medicines/ms-therapies.ts";
import type { Patient } from "../facts/patient.ts";
import type { Course } from "../timeline/courses.ts";

export const alemtuzumab = "alemtuzumab";

/** When treatment began, with what, and the last day that counts for it; +∞ where nothing ended it. */
export type Start = { readonly treatment: string; readonly on: Day; readonly through: Day };

const isSameDrug = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase() || (msTherapyOf(one) ?? one) === (msTherapyOf(other) ?? other);

/**
 * Where time begins: at the first infusion of alemtuzumab, whatever follows it, and, where a drug of comparison is asked
 * about, at its first day before that. Somebody who had both has both starts, for nothing that came later may decide in
 * whom the earlier years count.
 *
 * @returns none where neither was begun on an exact day: time cannot be counted
 */
export function startsOf(
  facts: FactIndex,
  courses: readonly Course[],
  comparator: string | undefined,
  asOf: Day,
): readonly Start[] {
  const first = courses[0];
  if (first?.isDateUncertain === true) return [];
  const infused = first === undefined ? [] : [{ treatment: alemtuzumab, on: first.firstOn, through: afterAllDays }];
  const compared = comparator === undefined ? undefined : comparedStart(facts, first?.firstOn, comparator, asOf);
  return compared === undefined ? infused : [compared, ...infused];
}

/**
 * The first day of a drug of comparison. It counts until it was stopped, until another therapy began, or until the first
 * infusion, that day included; of a stop or a switch that is not exact, the earliest day. Begun again, it is no new start.
 */
function comparedStart(
  facts: FactIndex,
  infusedOn: Day = afterAllDays,
  comparator: string,
  asOf: Day,
): Start | undefined {
  const therapies = ofKind(facts, "therapy-recorded", asOf);
  const first = therapies.find(({ drug }) => isSameDrug(drug, comparator));
  if (first === undefined || !isExact(first) || first.earliest >= infusedOn) return undefined;
  const on = first.earliest;
  const ends = [
    ...(first.stoppedOn === undefined ? [] : [first.stoppedOn.earliest]),
    ...therapies.flatMap(({ drug, earliest }) => (earliest > on && !isSameDrug(drug, comparator) ? [earliest] : [])),
  ];
  return { treatment: comparator, on, through: ends.reduce(earlier, infusedOn) };
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
    ({ drug, latest }) => latest < on && !isAlemtuzumab(drug) && !isSameDrug(drug, treatment),
  );
  return [...new Set(before.map(({ drug }) => msTherapyOf(drug) ?? drug.toLowerCase()))].toSorted();
}
