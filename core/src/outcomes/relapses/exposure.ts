import { daysPerYear } from "../../base/calendar.ts";
import type { Relapse } from "./merge.ts";

/** Days after `after`, up to and including `through`: a relapse on the day of an infusion belongs before it. */
export type Span = { readonly after: number; readonly through: number };

/** `confirmed` for rates like those of trials, `reported` for the clinic. Printed with every rate. */
export type WhichCount = "confirmed" | "reported";

export type RelapseExposure = {
  readonly which: WhichCount;
  /** Relapses that count for certain, and all that may: they differ while a confirmation is pending. */
  readonly relapses: { readonly least: number; readonly most: number };
  /** Days at risk inside the span: never beyond the last contact. 0 where there was no contact. */
  readonly daysAtRisk: number;
  readonly yearsAtRisk: number;
  /** A counted relapse lies after the last contact known: contact was extended to it, and somebody should look. */
  readonly contactExtendedTo: number | undefined;
};

/**
 * The relapses of one person in a span with the time at risk in it. A rate of a group is the sum of relapses
 * over the sum of years, never the mean of rates. A relapse without time at risk is not counted.
 *
 * @param relapses merged
 * @param firstContact undefined: in contact from the start of the span
 * @param lastContact undefined: never in contact
 * @source outcomes reference, section 3
 */
export function relapseExposure(
  relapses: readonly Relapse[],
  span: Span,
  firstContact: number | undefined,
  lastContact: number | undefined,
  which: WhichCount,
): RelapseExposure {
  const from = Math.max(span.after, firstContact ?? span.after);
  const inSpan = relapses.filter(({ onset }) => from < onset && onset <= span.through);
  const possible = which === "reported" ? inSpan : inSpan.filter(({ confirmed }) => confirmed !== "no");
  const certain = which === "reported" ? inSpan : inSpan.filter(({ confirmed }) => confirmed === "yes");
  const latest = possible.reduce((day, { onset }) => Math.max(day, onset), Number.NEGATIVE_INFINITY);
  const isExtended = latest > (lastContact ?? Number.NEGATIVE_INFINITY);
  const contact = isExtended ? latest : (lastContact ?? from);
  const daysAtRisk = Math.max(0, Math.min(span.through, contact) - from);
  return {
    which,
    relapses: { least: certain.length, most: possible.length },
    daysAtRisk,
    yearsAtRisk: daysAtRisk / daysPerYear,
    contactExtendedTo: isExtended ? latest : undefined,
  };
}
