import { addDays, type Day } from "../../base/calendar.ts";
import { type NedaYear, nedaByYear } from "../neda/neda.ts";
import type { OutcomeReadings } from "../readings/readings.ts";
import type { Reference } from "./reference.ts";

/** A year of one person, with its days: after `afterOn`, up to and including `throughOn`. */
export type PersonNedaYear = NedaYear & {
  readonly afterOn: Day;
  readonly throughOn: Day;
  /** It has not ended on the day that is asked about. */
  readonly isRunning: boolean;
};

const daysPerYear = 365.25;

/** Years that have begun by a day, the running one included. */
export const yearsBegun = (anchor: Day, asOf: Day): number =>
  asOf <= anchor ? 0 : Math.floor((asOf - anchor - 1) / daysPerYear) + 1;

/**
 * Evidence of disease activity by year from the first infusion. The EDSS of the anchor is the reference before the
 * course; without one no year is free of worsening. All reported relapses count.
 *
 * @source outcomes reference, section 5
 */
export function personNeda(
  anchor: Day,
  reference: Reference,
  { edss, relapses, mri, lastContact }: OutcomeReadings,
  asOf: Day,
): readonly PersonNedaYear[] {
  const atAnchor = reference.known === "yes" ? [{ day: anchor, value: reference.visit.value }] : [];
  const years = nedaByYear(
    {
      anchor,
      lastContact,
      edss: [...atAnchor, ...edss.visits.filter(({ day }) => day > anchor)],
      relapseOnsets: relapses.relapses.map(({ onset }) => onset),
      scans: mri.scans,
      hasReference: reference.known === "yes",
      undated: { edss: edss.undated, relapses: relapses.undated, scans: mri.undated },
    },
    yearsBegun(anchor, asOf),
  );
  return years.map((year) => {
    const throughOn = addDays(anchor, year.through);
    return { ...year, afterOn: addDays(anchor, year.after), throughOn, isRunning: asOf < throughOn };
  });
}
