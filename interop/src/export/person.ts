import {
  type AssessmentJson,
  type ClinicalDate,
  type Day,
  type Fact,
  type FactKind,
  type FactOfKind,
  formatDay,
  type PatientRecord,
  parseDay,
} from "@longwatch/core";
import type { Words } from "./words.ts";

/** `pseudonymised`: no name, number, calendar day or text of a person; `identified`: with them, notes apart. */
export type Privacy = "pseudonymised" | "identified";

/** One person of an export, with all that rows are made from. */
export type ExportedPerson = {
  /** From 1, in the order of the pseudonyms: it says nothing of the order in the clinic. */
  readonly number: number;
  /** The pseudonym; the record's own id where people are identified. */
  readonly name: string;
  readonly privacy: Privacy;
  readonly record: PatientRecord;
  readonly answer: AssessmentJson;
  readonly asOf: Day;
  readonly words: Words;
  /** Added to every day that is written as a date; the same for all of one person's, so that intervals stay. */
  readonly shiftDays: number;
  /**
   * A whole number from 0 to below `width`, always the same for one key and label and unknown without the secret: where in its range an uncertain
   * day is placed. The first of January of a year would tell everybody by how much that person's days were shifted.
   */
  readonly place: (label: string, width: number) => number;
  /** Counts what is kept back, by reason. */
  readonly withhold: (why: Withheld) => void;
};

/** Why a cell is empty that could have been filled. */
export const withheldReasons = {
  "text-instead-of-value": "a result that is a text, or a unit of an unknown test",
  "word-unknown": "a key or a name that is in none of our closed lists",
  "day-unknown": "a fact without a day, where the table needs one",
} as const;
export type Withheld = keyof typeof withheldReasons;

/** Facts that hold and may have happened by the day that is asked about; plans never. */
export const factsOf = ({ record, asOf }: ExportedPerson): readonly Fact[] =>
  record.held.all.filter(({ earliest, kind }) => earliest <= asOf && kind !== "course-planned");

export const factsOfKind = <K extends FactKind>(person: ExportedPerson, kind: K): readonly FactOfKind<K>[] =>
  factsOf(person).filter((fact): fact is FactOfKind<K> => fact.kind === kind);

/** The day on which a fact is placed, before any shift; undefined where it has none. */
export const dayOfFact = (person: ExportedPerson, { id, earliest, latest }: Fact): Day | undefined =>
  placed(person, id, { earliest, latest });

/** The day on which an uncertain date is placed: any that it could be, and never one that is not over yet. */
export function placed(person: ExportedPerson, label: string, date: ClinicalDate | undefined): Day | undefined {
  if (date === undefined || !Number.isFinite(date.earliest)) return undefined;
  const last = Math.min(date.latest, Math.max(person.asOf, date.earliest));
  const width = Number.isFinite(last) ? last - date.earliest + 1 : 1;
  return (width <= 1 ? date.earliest : date.earliest + person.place(label, width)) as Day;
}

/** As a date of the export. */
export const dateOf = ({ shiftDays }: ExportedPerson, day: Day | undefined): string | null =>
  day === undefined ? null : formatDay((day + shiftDays) as Day);

/** The day of the first infusion that counts; undefined where there was none. */
export const firstInfusionOn = (person: ExportedPerson): Day | undefined =>
  person.answer.courses[0] && infusionDay(person, person.answer.courses[0].firstInfusionOn);

/** An infusion's day as the answer writes it, placed like the fact that it comes from where that is uncertain. */
export function infusionDay(person: ExportedPerson, written: string): Day | undefined {
  const day = parseDay(written);
  const uncertain = factsOfKind(person, "infusion-given").find(
    ({ earliest, latest }) => latest > earliest && (earliest === day || latest === day),
  );
  return uncertain === undefined ? day : dayOfFact(person, uncertain);
}

/** First and last day on which the clinic had to do with the person. */
export function contactDays(person: ExportedPerson): { readonly first: Day; readonly last: Day } | undefined {
  const all = factsOf(person).filter(({ earliest }) => Number.isFinite(earliest));
  const contacts = all.filter(({ kind }) => contactKinds.has(kind));
  const days = (contacts.length > 0 ? contacts : all).flatMap((fact) => dayOfFact(person, fact) ?? []);
  if (days.length === 0) return undefined;
  return days.reduce((span, day) => ({ first: min(span.first, day), last: max(span.last, day) }), {
    first: days[0]!,
    last: days[0]!,
  });
}
const min = (a: Day, b: Day): Day => (a < b ? a : b);
const max = (a: Day, b: Day): Day => (a > b ? a : b);

/** What somebody does with the person; what is told of earlier years is none. */
const contactKinds: ReadonlySet<FactKind> = new Set<FactKind>([
  "infusion-given",
  "reaction-observed",
  "result-reported",
  "vitals-measured",
  "exam-done",
  "mri-read",
  "edss-scored",
  "test-scored",
  "symptom-reported",
  "selfcheck-completed",
  "history-reviewed",
  "medicines-reviewed",
  "vaccine-given",
  "step-done",
  "contact-made",
  "follow-up-ended",
]);

/** Nobody is shown as older than 89 years: so few are that the year would name them. */
const oldest = 89;

/** The year of birth, from the date or from an age that was stated; undefined where neither is on file. */
export function birthYearOf({ record: { patient }, asOf, privacy }: ExportedPerson): number | undefined {
  const yearOf = (day: Day): number => Number(formatDay(day).slice(0, 4));
  const year =
    patient.bornOn !== undefined
      ? yearOf(patient.bornOn.earliest)
      : patient.ageYears !== undefined && patient.ageAsOf !== undefined
        ? yearOf(patient.ageAsOf) - patient.ageYears
        : undefined;
  return year === undefined || privacy === "identified" ? year : Math.max(year, yearOf(asOf) - oldest);
}

/** The day on which the person died; undefined where nobody has recorded it. */
export const diedOn = (person: ExportedPerson): Day | undefined => {
  const end = factsOfKind(person, "follow-up-ended").findLast(({ reason }) => reason === "died");
  return end && dayOfFact(person, end);
};
