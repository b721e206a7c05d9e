import type { Day } from "../../base/calendar.ts";
import type { ConfirmedChangeOptions } from "../confirmed-change/options.ts";
import type { EdssVisit } from "../readings/edss-visits.ts";
import type { Undated } from "../readings/exact-day.ts";
import type { OutcomeReadings } from "../readings/readings.ts";
import { referenceWithinDays } from "./definition.ts";

/** A visit with a value. */
export type ValuedVisit = EdssVisit & { readonly value: number };

/** What keeps an EDSS from being compared. */
export type EdssLack =
  /** The days of the course are not exact, so nothing lies before it or after it for certain. */
  | { readonly what: "course-day" }
  /** No EDSS in the year up to the course. */
  | { readonly what: "reference" }
  /** Each of that year lies too near after a relapse to be compared with. */
  | { readonly what: "reference-far-from-relapse" }
  /** These facts have no exact day, and the answer could turn on them. */
  | { readonly what: "exact-day"; readonly facts: readonly string[] }
  | { readonly what: "edss-since" }
  /** The newest EDSS is too old to say how they are now. */
  | { readonly what: "recent-edss" };

export type Reference =
  | { readonly known: "yes"; readonly visit: ValuedVisit }
  | { readonly known: "cannot-tell"; readonly lack: EdssLack };

type Read = Pick<OutcomeReadings, "edss" | "relapses">;

export const isValued = (visit: EdssVisit): visit is ValuedVisit => visit.value !== undefined;

const mayLieIn = (undated: readonly Undated[], from: number, through: number): readonly string[] =>
  undated.filter(({ earliest, latest }) => latest >= from && earliest <= through).map(({ fact }) => fact);

const onsetsOf = ({ relapses }: Read["relapses"]): readonly Day[] => relapses.map(({ reports }) => reports[0]!.onset);

/**
 * The EDSS that a course is measured from: the last up to its first infusion, that day included, and not more than a
 * year before; far enough after a relapse, as the definition asks. Of several on one day the one listed last.
 *
 * @returns `cannot-tell` too where an EDSS or a relapse without an exact day could make another one the reference
 * @source outcomes reference, section 2.6
 */
export function referenceBefore(firstOn: Day, { edss, relapses }: Read, options: ConfirmedChangeOptions): Reference {
  const afterRelapse = options.relapseDistance.reference.before;
  const onsets = onsetsOf(relapses);
  const near = edss.visits.filter(
    (visit): visit is ValuedVisit =>
      isValued(visit) && visit.day <= firstOn && firstOn - visit.day <= referenceWithinDays,
  );
  const visit = near.findLast(({ day }) => !onsets.some((onset) => onset <= day && day - onset < afterRelapse));
  const from = visit?.day ?? firstOn - referenceWithinDays;
  const facts = [
    ...mayLieIn(edss.undated, from, firstOn),
    ...mayLieIn(relapses.undated, from - afterRelapse + 1, from),
  ];
  if (facts.length > 0) return { known: "cannot-tell", lack: { what: "exact-day", facts } };
  if (visit !== undefined) return { known: "yes", visit };
  return {
    known: "cannot-tell",
    lack: { what: near.length === 0 ? "reference" : "reference-far-from-relapse" },
  };
}

/** Facts without an exact day that may lie after a day, it excluded, up to another, it included. */
export const undatedSince = (undated: readonly Undated[], after: Day, through: Day): readonly string[] =>
  mayLieIn(undated, after + 1, through);

export const relapseSpans = (relapses: Read["relapses"]): readonly { readonly onset: Day }[] =>
  onsetsOf(relapses).map((onset) => ({ onset }));
