import { addDays, type Day, daysPerYear } from "../../base/calendar.ts";
import { nedaWorsening } from "../neda/disability.ts";
import { type NedaYear, nedaByYear } from "../neda/neda.ts";
import type { OutcomeReadings } from "../readings/readings.ts";
import { referenceBefore } from "./reference.ts";

/** A year of one person, with its days: after `afterOn`, up to and including `throughOn`. */
export type PersonNedaYear = NedaYear & {
  readonly afterOn: Day;
  readonly throughOn: Day;
  /** It has not ended on the day that is asked about. */
  readonly isRunning: boolean;
};

/** Years that have begun by a day, the running one included. */
export const yearsBegun = (anchor: Day, asOf: Day): number => Math.max(0, Math.ceil((asOf - anchor) / daysPerYear));

/**
 * Evidence of disease activity by year from an anchor, for one person and for each of a cohort. Worsening is measured
 * from the last EDSS up to the anchor that the definition of NEDA lets be compared with; without one no year is free of
 * it. Relapses count as {@link relapseReadings} has them.
 *
 * @param years how many, from the first
 * @source outcomes reference, section 5
 */
export function nedaAfter(
  anchor: Day,
  read: Pick<OutcomeReadings, "edss" | "relapses" | "mri" | "lastContact">,
  years: number,
): readonly NedaYear[] {
  const { edss, relapses, mri, lastContact } = read;
  const told = referenceBefore(anchor, read, nedaWorsening);
  return nedaByYear(
    {
      anchor,
      lastContact,
      edss: edss.visits,
      relapseOnsets: relapses.relapses.map(({ onset }) => onset),
      scans: mri.scans,
      reference: told.known === "yes" ? { day: told.visit.day, value: told.visit.value } : "unknown",
      undated: { edss: edss.undated, relapses: relapses.undated, scans: mri.undated },
    },
    years,
  );
}

/** {@link nedaAfter} with the days of the years that have begun. */
export const personNeda = (anchor: Day, read: OutcomeReadings, asOf: Day): readonly PersonNedaYear[] =>
  nedaAfter(anchor, read, yearsBegun(anchor, asOf)).map((year) => {
    const throughOn = addDays(anchor, year.through);
    return { ...year, afterOn: addDays(anchor, year.after), throughOn, isRunning: asOf < throughOn };
  });
