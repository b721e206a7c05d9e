import { type Day, formatDay } from "./base/calendar.ts";
import type { ConfirmedChange } from "./outcomes/confirmed-change/confirmed-change.ts";
import type { ChangeSince } from "./outcomes/person/change-since.ts";
import type { CourseChanges } from "./outcomes/person/course-changes.ts";
import type { ChangeDefinition } from "./outcomes/person/definition.ts";
import type { ValuedVisit } from "./outcomes/person/reference.ts";
import type { CourseChangeJson, CourseChangesJson } from "./outcomes-json.ts";

export const renderCourseChanges = ({ definition, courses }: CourseChanges): CourseChangesJson => ({
  definition: renderDefinition(definition),
  courses: courses.map(renderChangeSince),
});

export const renderDefinition = ({ name, preset }: ChangeDefinition): CourseChangesJson["definition"] => ({
  name,
  version: preset.version,
});

export function renderChangeSince(since: ChangeSince): CourseChangeJson {
  const { course, verdict, reference, now } = since;
  return {
    course: course.number,
    verdict,
    reference: renderScored(reference),
    newest: renderScored(now),
    change: reference === undefined || now === undefined ? null : now.value - reference.value,
    confirmed: "confirmed" in since ? renderConfirmed(since.confirmed) : null,
    missing:
      "lack" in since
        ? { what: since.lack.what, facts: since.lack.what === "exact-day" ? [...since.lack.facts] : [] }
        : null,
  };
}

const renderScored = (visit: ValuedVisit | undefined): CourseChangeJson["reference"] =>
  visit === undefined ? null : { fact: visit.fact, on: formatDay(visit.day), edss: visit.value };

const renderConfirmed = (change: ConfirmedChange): CourseChangeJson["confirmed"] => {
  const confirmedOn = confirmedDay(change);
  return {
    onsetOn: formatDay(change.onsetDay as Day),
    confirmedOn: confirmedOn === undefined ? null : formatDay(confirmedOn),
  };
};

/** The examination that confirmed a change; undefined where the last was taken without one. */
export const confirmedDay = ({ confirmations }: ConfirmedChange): Day | undefined =>
  confirmations.find(({ day }) => day !== undefined)?.day as Day | undefined;
