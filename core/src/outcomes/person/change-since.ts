import { addDays, afterAllDays, type Day } from "../../base/calendar.ts";
import type { ConfirmedChange } from "../confirmed-change/confirmed-change.ts";
import { confirmedChanges } from "../confirmed-change/confirmed-changes.ts";
import { type Direction, hasChanged } from "../confirmed-change/measure.ts";
import type { ConfirmedChangeOptions } from "../confirmed-change/options.ts";
import type { CourseDays, OutcomeReadings } from "../readings/readings.ts";
import { besideReference, type ChangeDefinition, edssTellsNowDays } from "./definition.ts";
import { type EdssLack, isValued, referenceBefore, relapseSpans, undatedSince, type ValuedVisit } from "./reference.ts";

export type ChangeVerdict =
  | "improved"
  | "stable"
  | "worsened"
  | "improvement-not-confirmed"
  | "worsening-not-confirmed"
  | "cannot-tell";

/** Days in which an examination would confirm a change; both ends included, `through` +∞ where there is no end. */
export type ConfirmationSpan = { readonly onset: Day; readonly from: Day; readonly through: number };

/** Where somebody's EDSS stands beside that before a course. `now` is the newest, and is given even where it is too old. */
export type ChangeSince = {
  readonly course: CourseDays;
  readonly reference: ValuedVisit | undefined;
  readonly now: ValuedVisit | undefined;
  /** The day from which the verdict is another with no new fact, for the newest EDSS will then be too old; +∞: none. */
  readonly changesOn: Day;
} & (
  | { readonly verdict: "stable" }
  | { readonly verdict: "improved" | "worsened"; readonly confirmed: ConfirmedChange }
  | {
      readonly verdict: "improvement-not-confirmed" | "worsening-not-confirmed";
      /** Undefined: the time in which one of the examinations so far could be confirmed has passed. */
      readonly awaiting: ConfirmationSpan | undefined;
    }
  | { readonly verdict: "cannot-tell"; readonly lack: EdssLack }
);

type Read = Pick<OutcomeReadings, "edss" | "relapses">;

/** From the first of the newest examinations in a row that show the change, the first whose time is not over. */
function awaitedConfirmation(
  run: readonly ValuedVisit[],
  { confirmationDays, confirmationTolerance: tolerance }: ConfirmedChangeOptions,
  asOf: Day,
): ConfirmationSpan | undefined {
  for (const { day: onset } of run) {
    for (const days of confirmationDays) {
      const through = onset + days + tolerance.after;
      if (through > asOf) return { onset, from: addDays(onset, days - tolerance.before), through };
    }
  }
  return undefined;
}

/**
 * Improved, stable or worsened since a course: the newest EDSS beside the reference before the course, by the least
 * change of the definition; a change is one only once it is confirmed and has held from its onset to the newest
 * examination. What came between and went again is not looked at here: see the confirmed events.
 *
 * @returns `cannot-tell` with the first thing that is missing
 * @source outcomes reference, sections 2.3 and 5
 */
export function changeSince(course: CourseDays, read: Read, definition: ChangeDefinition, asOf: Day): ChangeSince {
  const options = besideReference(definition);
  const told = referenceBefore(course.firstOn, read, options);
  const since = read.edss.visits.filter((visit): visit is ValuedVisit => isValued(visit) && visit.day > course.firstOn);
  const now = since.at(-1);
  const reference = told.known === "yes" ? told.visit : undefined;
  const common = { course, reference, now, changesOn: afterAllDays };
  const cannotTell = (lack: EdssLack): ChangeSince => ({ ...common, verdict: "cannot-tell", lack });

  if (course.isDateUncertain) return cannotTell({ what: "course-day" });
  if (told.known === "cannot-tell") return cannotTell(told.lack);
  const undatedEdss = undatedSince(read.edss.undated, course.firstOn, asOf);
  if (undatedEdss.length > 0) return cannotTell({ what: "exact-day", facts: undatedEdss });
  if (now === undefined) return cannotTell({ what: "edss-since" });
  const tooOldFrom = addDays(now.day, edssTellsNowDays + 1);
  if (asOf >= tooOldFrom) return cannotTell({ what: "recent-edss" });

  const from = told.visit.value;
  const isChanged = (direction: Direction, value: number): boolean =>
    hasChanged(options.measure, direction, "least-change", value, from);
  const direction = (["worsening", "improvement"] as const).find((one) => isChanged(one, now.value));
  const current = { ...common, changesOn: tooOldFrom };
  if (direction === undefined) return { ...current, verdict: "stable" };

  const { changes } = confirmedChanges([told.visit, ...since], relapseSpans(read.relapses), options);
  const confirmed = changes.find((one) => one.direction === direction && one.isSustainedToEnd);
  if (confirmed === undefined) {
    const run = since.slice(1 + since.findLastIndex(({ value }) => !isChanged(direction, value)));
    return {
      ...current,
      verdict: `${direction}-not-confirmed`,
      awaiting: awaitedConfirmation(run, options, asOf),
    };
  }
  const undatedRelapses = undatedSince(read.relapses.undated, told.visit.day, now.day);
  if (undatedRelapses.length > 0) return cannotTell({ what: "exact-day", facts: undatedRelapses });
  return { ...current, verdict: direction === "worsening" ? "worsened" : "improved", confirmed };
}
