import type { Day } from "../../base/calendar.ts";
import type { FactIndex } from "../../facts/fact-index.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { type ChangeHistory, confirmedChanges } from "../confirmed-change/confirmed-changes.ts";
import { steroidStarts } from "../readings/edss-visits.ts";
import { type OutcomeReadings, readingsOf } from "../readings/readings.ts";
import type { WhichCount } from "../relapses/exposure.ts";
import { type ChangeSince, changeSince } from "./change-since.ts";
import { besideReference, type ChangeDefinition } from "./definition.ts";
import { type OutcomeFinding, outcomeFindings } from "./findings.ts";
import { type MriSince, mriSince } from "./mri-since.ts";
import { type PersonNedaYear, personNeda } from "./person-neda.ts";
import { type Reference, referenceBefore, relapseSpans } from "./reference.ts";
import { type RelapsesSince, relapsesSince } from "./relapses-since.ts";

export type SinceCourse = {
  readonly change: ChangeSince;
  readonly relapses: RelapsesSince;
  readonly mri: MriSince;
};

/** Did it work, for one person on one day, by one definition of change. */
export type PersonOutcomes = {
  readonly asOf: Day;
  readonly definition: ChangeDefinition;
  readonly read: OutcomeReadings;
  /** One for each course; the first counts from the first infusion of all. Empty before treatment. */
  readonly since: readonly SinceCourse[];
  /** Confirmed events: from the reference before the first course on, or of the whole record before treatment. */
  readonly events: ChangeHistory;
  /** Whether the events count from an EDSS before treatment; false: from the first that there is. */
  readonly isFromReference: boolean;
  /** From the first infusion; empty before it, and where its day is not exact. */
  readonly neda: readonly PersonNedaYear[];
  readonly findings: readonly OutcomeFinding[];
};

/** All reported ones: the clinic's count. A rate like that of a trial would count the confirmed ones only. */
const counted: WhichCount = "reported";

/**
 * What the record of one person says about whether treatment worked: since each course, confirmed events, evidence of
 * disease activity by year, and what contradicts itself. Every part is by the definition that stands beside it; nothing
 * here is a decision.
 *
 * @param facts    those that hold, as known
 * @param timeline of the same day
 * @source outcomes reference, sections 1 to 5
 */
export function outcomesOfPerson(
  facts: FactIndex,
  { courses, followUp }: Pick<Timeline, "courses" | "followUp">,
  definition: ChangeDefinition,
  asOf: Day,
): PersonOutcomes {
  const read = readingsOf(facts, courses, asOf);
  const first = read.courses[0];
  const reference = first && referenceBefore(first.firstOn, read, besideReference(definition));
  return {
    asOf,
    definition,
    read,
    since: read.courses.map((course) => ({
      change: changeSince(course, read, definition, asOf),
      relapses: relapsesSince(course.firstOn, read, counted, asOf),
      mri: mriSince(course.firstOn, read, asOf),
    })),
    events: eventsOf(read, reference, definition),
    isFromReference: reference?.known === "yes",
    neda: first === undefined || first.isDateUncertain ? [] : personNeda(first.firstOn, reference!, read, asOf),
    findings: outcomeFindings(read, steroidStarts(facts, asOf), !followUp.hasDied),
  };
}

function eventsOf(
  { edss: { visits }, relapses, courses }: OutcomeReadings,
  reference: Reference | undefined,
  { preset }: ChangeDefinition,
): ChangeHistory {
  const startOn = courses[0]?.firstOn;
  const since = startOn === undefined ? visits : visits.filter(({ day }) => day > startOn);
  const before = reference?.known === "yes" ? [reference.visit] : [];
  return confirmedChanges([...before, ...since], relapseSpans(relapses), preset.options);
}
