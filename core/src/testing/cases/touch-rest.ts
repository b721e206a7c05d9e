import type { Assessment } from "../../assessment.ts";
import { addDays, addMonths, type Day } from "../../base/calendar.ts";
import type { Obligation } from "../../obligations/obligation.ts";
import { type ParameterId, type Protocol, protocolName } from "../../protocol/protocol.ts";
import type { Side } from "./edges.ts";
import { parameterOn, sideOf } from "./examined.ts";
import type { Touch } from "./ledger.ts";

type Compared = readonly [id: ParameterId, on: Day, side: (value: number) => Side | undefined];

const touchesOf = (assessment: Assessment, all: readonly Compared[]): readonly Touch[] =>
  all.flatMap(([id, on, sideFor]) => {
    const parameter = parameterOn(assessment, id, on);
    const side = parameter && sideFor(parameter.value);
    return parameter === undefined || side === undefined
      ? []
      : [{ protocol: parameter.protocol, of: id, id: "value", side }];
  });

const near =
  (value: number) =>
  (edge: number): Side | undefined => {
    const distance = value - edge;
    return distance === -1 || distance === 0 || distance === 1 ? distance : undefined;
  };

/** How infusions were put together to courses: asked of rows that say what courses they expect. */
export function touchesOfCourses(assessment: Assessment): readonly Touch[] {
  const { courses } = assessment.timeline;
  const start = courses[0]?.firstOn;
  if (start === undefined) return [];
  const days = courses.flatMap((course) => course.days);
  return touchesOf(assessment, [
    ...days.slice(1).map((day, i): Compared => ["course.max-gap-days", start, near(day - days[i]!)]),
    ...courses
      .slice(-1)
      .map((course): Compared => ["course.max-gap-days", start, near(assessment.asOf - course.lastOn)]),
    ...courses.map(
      (course): Compared => [
        course.number === 1 ? "course.first-infusions" : "course.later-infusions",
        start,
        near(course.days.length),
      ],
    ),
  ]);
}

/** The day of the reminder: asked of rows that expect one, on the day before it, on it and after. */
export const touchesOfReminder = (one: Obligation, assessment: Assessment): readonly Touch[] =>
  touchesOf(assessment, [
    [
      "late.reminder-days",
      one.dueOn,
      (days) => (one.remindOn === addDays(one.dueOn, days) ? near(assessment.asOf - one.dueOn)(days) : undefined),
    ],
  ]);

/**
 * Where the task of a late test, or the yearly look, stood on its ladder: asked of rows that expect that task or none.
 * A rung counts only where it explains the answer: a number that nothing reads is met by nobody.
 */
export function touchesOfTask(key: string, assessment: Assessment): readonly Touch[] {
  if (key.startsWith("yearly-review/")) return touchesOf(assessment, yearly(key, assessment));
  const rule = key.startsWith("overdue/") ? key.slice("overdue/".length) : undefined;
  const obligations = assessment.obligations.find(({ track }) => track.id === rule)?.obligations;
  return obligations === undefined ? [] : touchesOf(assessment, onLadder(key, obligations, assessment));
}

function yearly(key: string, { timeline, asOf }: Assessment): readonly Compared[] {
  const { changedOn } = timeline.followUp;
  const year = Number(key.split("/")[1]);
  if (changedOn === undefined || year !== 1) return [];
  return [["review.yearly-months", changedOn, (months) => sideOf(asOf, addMonths(changedOn, months))]];
}

function onLadder(key: string, obligations: readonly Obligation[], assessment: Assessment): readonly Compared[] {
  const { asOf, timeline, tasks } = assessment;
  const about = tasks.find((other) => other.key === key)?.about;
  const one =
    obligations.find((other) => other.key === about) ?? obligations.findLast(({ status }) => status === "due");
  if (one === undefined) return [];
  const after = asOf - one.dueOn;
  const course = timeline.courses.find(({ number }) => number === one.course);
  const value = (id: ParameterId): number | undefined => parameterOn(assessment, id, one.dueOn)?.value;
  const earlyMonths = value("late.early-months");
  const early = course === undefined || earlyMonths === undefined ? undefined : addMonths(course.lastOn, earlyMonths);
  const isEarly = early !== undefined && one.dueOn <= early;
  const isFirstCount = one.inForce.rule.id === "monitor.cbc" && one.ordinal === 1;
  const debts = consecutiveDebts(obligations);
  const task = tasks.find((other) => other.key === key);
  const isPhysicians = task?.role === "physician";
  const rung = (id: ParameterId, explains: (days: number) => boolean): Compared => [
    id,
    one.dueOn,
    (days) => (explains(days) === after >= days ? near(after)(days) : undefined),
  ];
  return [
    isFirstCount
      ? rung("late.first-blood-count-days", () => task?.urgency === "24H")
      : rung("late.nurse-days", (days) => task?.openedOn === addDays(one.dueOn, days)),
    ...(isEarly
      ? [rung("late.early-physician-days", () => isPhysicians)]
      : debts < 2
        ? [rung("late.physician-days", () => isPhysicians)]
        : []),
    ...(early !== undefined && isBetweenPhysicians(after, value)
      ? [["late.early-months", one.dueOn, () => sideOf(one.dueOn, early)] as const]
      : []),
    ...(isEarly || debts > 1
      ? []
      : [
          rung("late.call-days", () => calls.has(task?.step)),
          rung("late.second-call-days", () => task?.step === "second-call" || task?.step === "physician"),
        ]),
    ["late.consecutive-missed", one.dueOn, near(debts)],
  ];
}

/** The steps of the ladder from the call on. */
const calls: ReadonlySet<string | undefined> = new Set(["call", "second-call", "physician"]);

/** Where being early decides: past the early physician's day, before the ordinary one. */
const isBetweenPhysicians = (after: number, value: (id: ParameterId) => number | undefined): boolean =>
  after >= (value("late.early-physician-days") ?? Number.POSITIVE_INFINITY) &&
  after < (value("late.physician-days") ?? 0);

/** Late tests in a row, back from the newest that has come due. */
function consecutiveDebts(obligations: readonly Obligation[]): number {
  const late = (one: Obligation | undefined): boolean => one?.status === "overdue" || one?.status === "missed";
  const last = obligations.findLastIndex(late);
  let count = 0;
  while (late(obligations[last - count])) count += 1;
  return count;
}

/** On which side of a version's first day something lay that a row expects to be governed by it, or not yet. */
export const touchesOfEffective = (examined: readonly Day[], protocols: readonly Protocol[]): readonly Touch[] =>
  protocols.flatMap((protocol) =>
    examined.flatMap((day) => {
      const side = sideOf(day, addDays(protocol.effective.from, 0));
      return side === undefined ? [] : [{ protocol: protocolName(protocol), of: "effective", id: "from", side }];
    }),
  );
