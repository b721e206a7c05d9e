import type { Answer } from "./assessment.ts";
import { afterAllDays, type Day, earlier } from "./base/calendar.ts";
import { renderAssessment } from "./render.ts";

/**
 * The first later day on which the answer differs with no new fact; +∞ where none does. Statuses, courses,
 * tasks and the changes since a course know the day on which they change. Facts dated later than `asOf`, and an end of the watch, may
 * or may not change the answer on their day: there the answer itself is asked.
 */
export function nextChangeOn(answer: Answer, answerOn: (day: Day) => Answer): Day {
  const certain = certainChange(answer);
  const possible = [
    ...laterFactDays(answer),
    ...laterVersions(answer),
    ...decisionDays(answer),
    ...answer.tasksMayChangeOn,
  ]
    .filter((day) => day < certain)
    .toSorted((a, b) => a - b);
  if (possible.length === 0) return certain;
  const now = comparable(answer);
  return possible.find((day) => comparable(answerOn(day)) !== now) ?? certain;
}

function certainChange({ obligations, timeline, tasksChangeOn, disability, asOf }: Answer): Day {
  let least = earlier(tasksChangeOn, disability().changesOn);
  for (const { obligations: ofRule } of obligations) {
    for (const one of ofRule) if (one.changesOn < least) least = one.changesOn;
  }
  for (const { closesOn } of timeline.courses) if (closesOn !== undefined && closesOn < least) least = closesOn;
  const { endsOn, state } = timeline.followUp;
  if (endsOn !== undefined && state !== "ended" && endsOn > asOf && endsOn < least) least = endsOn;
  return least;
}

/** Days after `asOf` on which a recorded fact begins to count, each once; an uncertain ending counts on its last. */
function laterFactDays({ facts, asOf }: Answer): readonly Day[] {
  const endings = facts.byKind.get("follow-up-ended") ?? [];
  const last = facts.all[facts.all.length - 1];
  if (endings.length === 0 && (last === undefined || last.earliest <= asOf)) return [];
  const days = [...facts.all.map((fact) => fact.earliest), ...endings.map((ending) => ending.latest)];
  return [...new Set(days.filter((day) => day > asOf))];
}

/** Before a first course the answer names the versions of the day, and decisions are by them at any time. */
const laterVersions = ({ timeline, asOf }: Answer): readonly Day[] =>
  timeline.segments.map((segment) => segment.from).filter((from) => from > asOf);

const decisionDays = ({ candidacy, readiness, retreatment }: Answer): readonly Day[] => [
  ...(candidacy()?.mayChangeOn ?? []),
  ...(readiness()?.mayChangeOn ?? []),
  ...(retreatment()?.parts ?? []).flatMap(({ untilOn }) => untilOn ?? []),
];

/** The answer without the day it was asked for. */
const comparable = (answer: Answer): string => {
  const {
    asOf: _asOf,
    coverage,
    ...rest
  } = renderAssessment({ ...answer, knownAt: undefined, nextChangeOn: afterAllDays });
  return JSON.stringify([rest, coverage.map(({ through: _through, ...one }) => one)]);
};
