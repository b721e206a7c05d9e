import { addDays, type Day, parseDay } from "../../base/calendar.ts";
import type { FactJson } from "../../facts/fact.ts";
import type { VisitToCheck } from "./consistency.ts";

type Scored = Extract<FactJson, { kind: "edss-scored" }>;

/** What a record says about the days before an examination. */
export type AroundVisit = Pick<VisitToCheck, "isAlive" | "previous" | "daysSinceRelapseOrSteroids"> & {
  /** The examination before this one, as it was written. */
  readonly before: Scored | undefined;
};

/** The first day of a month or a year, where no more is known. */
const firstDay = (written: string | undefined): Day | undefined =>
  written === undefined ? undefined : parseDay(`${written}-01-01`.slice(0, 10));

function latest<One>(all: readonly One[], dayOf: (one: One) => Day | undefined, through: Day): One | undefined {
  let found: { readonly one: One; readonly day: Day } | undefined;
  for (const one of all) {
    const day = dayOf(one);
    if (day !== undefined && day <= through && (found === undefined || day >= found.day)) found = { one, day };
  }
  return found?.one;
}

/** A relapse that began, or steroids: the days on which either did. */
function beginningsOf(facts: readonly FactJson[]): readonly (string | undefined)[] {
  return facts.flatMap((fact) => {
    if (fact.kind === "relapse-occurred") return [fact.startedOn];
    const isSteroid = fact.kind === "medicine-recorded" && fact.medicineClass === "corticosteroid";
    return isSteroid && (fact.status ?? "taken") === "taken" ? [fact.startedOn] : [];
  });
}

/**
 * What to hold an examination against: the one before it, the days since the latest relapse or course of steroids
 * began, and whether the person is on file as alive. Days of which only the month or year is known count from
 * its beginning.
 *
 * @param facts those that hold: neither corrected nor taken back
 * @param on day of the examination; what happened that day is before it, but for another examination
 */
export function aroundVisit(facts: readonly FactJson[], on: Day): AroundVisit {
  const scored = facts.filter((fact): fact is Scored => fact.kind === "edss-scored");
  const before = latest(scored, ({ scoredOn }) => firstDay(scoredOn), addDays(on, -1));
  const beginning = latest(beginningsOf(facts), firstDay, on);
  const walked = before?.ambulation;
  return {
    before,
    previous: before && {
      grades: before.functionalSystems ?? {},
      // A score of the registries' scale is no score of this one.
      ambulation: walked?.scale === "0-16" ? walked.score : undefined,
      notDueToMs: before.notDueToMs,
      recordedEdss: before.score,
    },
    isAlive: !facts.some((fact) => fact.kind === "follow-up-ended" && fact.reason === "died"),
    daysSinceRelapseOrSteroids: beginning === undefined ? undefined : on - firstDay(beginning)!,
  };
}
