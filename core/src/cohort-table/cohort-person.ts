import type { Day } from "../base/calendar.ts";
import type { AutoimmuneGroup } from "../clinic/autoimmune-groups.ts";
import type { Patient } from "../facts/patient.ts";
import type { Neda } from "../outcomes/neda/neda.ts";
import type { CohortPreset } from "./definitions.ts";

/** Time to a first event, in days from the start or from the first visit, or until it could no longer be seen. */
export type Awaited = { readonly time: number; readonly event: boolean };

/** A person who is in no curve: nothing that could happen would count, or what is needed is not on file. */
export type Outside = "not-at-risk" | "cannot-tell";

/** What the table of a cohort keeps of one person: some two hundred numbers, whatever the length of the record. */
export type CohortPerson = {
  readonly sex: Patient["sex"];
  readonly jurisdiction: string;
  /** Alemtuzumab, or the drug of comparison with which a person who never had alemtuzumab began. */
  readonly treatment: string;
  /** First infusion, or first day of the drug of comparison: time counts from here. */
  readonly startOn: Day;
  /** From the start to the last contact. */
  readonly followedYears: number;
  readonly hasDied: boolean;

  /** At the start; null where it is not on file. */
  readonly ageYears: number | null;
  readonly diseaseYears: number | null;
  readonly edss: number | null;
  /** Null where no earlier relapse at all is on file: nobody may have asked. */
  readonly relapsesYearBefore: number | null;
  readonly earlierDrugs: readonly string[];

  /** After the start, to the last contact; null where one without an exact day may lie before or after the start. */
  readonly relapses: { readonly count: number; readonly years: number; readonly first: Awaited } | null;
  /** By the name of the definition. */
  readonly changes: Readonly<Record<CohortPreset, Awaited | Outside>>;
  /** Later less at the start, for each year with both. */
  readonly edssChanges: readonly { readonly year: number; readonly change: number }[];
  readonly neda: readonly { readonly year: number; readonly three: Neda; readonly four: Neda }[];

  /** First diagnosis of each group, in years from the start; below nought it was there before. */
  readonly diagnoses: readonly { readonly group: AutoimmuneGroup; readonly years: number }[];
  /** Years from the start to the first day of each course. */
  readonly courses: readonly number[];
  /** Of each regular test that was due. */
  readonly tests: readonly {
    readonly rule: string;
    readonly name: string;
    readonly due: number;
    readonly onTime: number;
    readonly late: number;
    readonly missed: number;
    readonly longestGapDays: number;
  }[];
  /** Counts near each of {@link countMonths} after the last infusion, in the unit of the analyte; null without one. */
  readonly counts: readonly { readonly analyte: string; readonly at: readonly (number | null)[] }[];
};

/** Months after the last infusion at which counts are compared, and how far a count may lie from them. */
export const countMonths = [1, 3, 6, 9, 12, 18, 24, 36] as const;
export const countReachMonths = 1;

/** Years after the start that the table speaks of. */
export const tableYears = [1, 2, 3, 4, 5] as const;
export const daysPerYear = 365.25;
