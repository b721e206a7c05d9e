import type { Day } from "@longwatch/core";
import { dateOf, type ExportedPerson, firstInfusionOn } from "../person.ts";
import type { Row } from "../table.ts";

/** The study that every row names. */
export const study = "LONGWATCH";

/** The columns that stand before all others. */
export const subject = ({ name }: ExportedPerson, domain: string): Row => ({
  STUDYID: study,
  DOMAIN: domain,
  USUBJID: `${study}-${name}`,
});

/** The day of the study: the first infusion is day 1, the day before it day -1; there is no day 0. */
export function studyDay(person: ExportedPerson, day: Day | undefined): number | null {
  const first = firstInfusionOn(person);
  if (day === undefined || first === undefined) return null;
  return day >= first ? day - first + 1 : day - first;
}

/** Beginning and end of something that lasts, under the letters of its domain. */
export const span = (person: ExportedPerson, domain: string, first: Day | undefined, last: Day | undefined): Row => ({
  [`${domain}STDTC`]: dateOf(person, first),
  [`${domain}ENDTC`]: dateOf(person, last),
  [`${domain}STDY`]: studyDay(person, first),
  [`${domain}ENDY`]: studyDay(person, last),
});

/** The rows of a person in one domain, numbered from 1. */
export const numbered = (person: ExportedPerson, domain: string, rows: readonly Row[]): readonly Row[] =>
  rows.map((row, i) => ({ ...subject(person, domain), [`${domain}SEQ`]: i + 1, ...row }));
