import { afterAllDays, type Day, earlier } from "../../base/calendar.ts";
import type { FactIndex } from "../../facts/fact-index.ts";
import type { Course } from "../../timeline/courses.ts";
import { edssReadings } from "../readings/edss-visits.ts";
import { courseDays } from "../readings/readings.ts";
import { relapseReadings } from "../readings/relapses.ts";
import { type ChangeSince, changeSince } from "./change-since.ts";
import { type ChangeDefinition, usualDefinition } from "./definition.ts";

/** What an assessment says about disability: the change since each course, by one definition. */
export type CourseChanges = {
  readonly definition: ChangeDefinition;
  readonly courses: readonly ChangeSince[];
  /** The first later day on which a verdict is another with no new fact; +∞ where none is. */
  readonly changesOn: Day;
};

/** Kept light, for it is part of every assessment: scores and relapses, and nothing else. */
export function courseChangesOf(facts: FactIndex, courses: readonly Course[], asOf: Day): CourseChanges {
  const definition = usualDefinition;
  if (courses.length === 0) return { definition, courses: [], changesOn: afterAllDays };
  const read = { edss: edssReadings(facts, asOf), relapses: relapseReadings(facts, asOf) };
  const since = courses.map((course) => changeSince(courseDays(course), read, definition, asOf));
  return {
    definition,
    courses: since,
    changesOn: since.reduce((least: Day, { changesOn }) => earlier(least, changesOn), afterAllDays),
  };
}
