import type { Assessment } from "../../assessment.ts";
import { afterAllDays, type Day, formatDay } from "../../base/calendar.ts";
import type { Obligation } from "../../obligations/obligation.ts";
import type { Expected, ObligationExpected, TaskExpected } from "./case-file.ts";

const shown = (day: Day | undefined): string =>
  day === undefined || !Number.isFinite(day) || day === afterAllDays ? "none" : formatDay(day);

/** What was expected and is not so, each in one line; empty: the row holds. */
export function disappointments(
  expected: Expected,
  obligations: ReadonlyMap<string, ObligationExpected>,
  assessment: Assessment,
): readonly string[] {
  const byKey = new Map(assessment.obligations.flatMap((one) => one.obligations).map((one) => [one.key, one]));
  return [
    ...[...obligations].flatMap(([key, wanted]) => ofObligation(key, wanted, byKey.get(key))),
    ...Object.entries(expected.tasks ?? {}).flatMap(([key, wanted]) => ofTask(key, wanted, assessment)),
    ...ofCourses(expected.courses, assessment),
    ...compare(
      "watch",
      { state: expected.watch?.state, ends: expected.watch?.ends },
      {
        state: assessment.timeline.followUp.state,
        ends: shown(assessment.timeline.followUp.endsOn),
      },
    ),
    ...Object.entries(expected.cannotTell ?? {}).flatMap(([code, wanted]) =>
      compare(
        `cannot tell ${code}`,
        { it: wanted },
        { it: assessment.cannotTell.some((one) => one.code === code) ? "yes" : "no" },
      ),
    ),
  ];
}

function ofObligation(key: string, wanted: ObligationExpected, one: Obligation | undefined): readonly string[] {
  if (wanted === "none")
    return one === undefined ? [] : [`${key}: expected none, is ${one.status} (due ${shown(one.dueOn)})`];
  if (one === undefined) return [`${key}: expected ${JSON.stringify(wanted)}, there is none`];
  if (typeof wanted === "string") return compare(key, { status: wanted }, { status: one.status });
  const { lacking, ...rest } = wanted;
  return [
    ...compare(key, rest, {
      status: one.status,
      opens: shown(one.opensOn),
      due: shown(one.dueOn),
      remind: shown(one.remindOn),
      lateFrom: shown(one.overdueFrom),
      closes: shown(one.closesOn),
      doneOn: shown(one.fulfilledOn),
      mayEndOn: shown(one.keepThrough),
      by: one.inForce.protocol,
    }),
    ...(lacking === undefined
      ? []
      : compare(key, { lacking: lacking.join(", ") }, { lacking: one.lacking.join(", ") })),
  ];
}

function ofTask(key: string, wanted: TaskExpected, { tasks }: Assessment): readonly string[] {
  const task = tasks.find((one) => one.key === key);
  if (wanted === "none")
    return task === undefined ? [] : [`task ${key}: expected none, is ${task.urgency} for the ${task.role}`];
  if (task === undefined) return [`task ${key}: expected, there is none`];
  return compare(`task ${key}`, wanted, {
    role: task.role,
    urgency: task.urgency,
    about: task.about,
    opened: shown(task.openedOn),
    deadline: shown(task.deadlineOn),
  });
}

function ofCourses(wanted: Expected["courses"], { timeline }: Assessment): readonly string[] {
  if (wanted === undefined) return [];
  const { courses } = timeline;
  if (wanted.length !== courses.length) return [`courses: expected ${wanted.length}, are ${courses.length}`];
  return wanted.flatMap((one, i) => {
    const { days, state, firstOn, lastOn } = courses[i]!;
    return compare(`course ${i + 1}`, one, {
      infusions: days.length,
      state,
      first: shown(firstOn),
      last: shown(lastOn),
    });
  });
}

type Values = Readonly<Record<string, string | number | undefined>>;

/** Only what the row states is compared. */
const compare = (what: string, wanted: Values, is: Values): readonly string[] =>
  Object.entries(wanted).flatMap(([field, value]) =>
    value === undefined || value === is[field] ? [] : [`${what}: ${field} expected ${value}, is ${is[field]}`],
  );
