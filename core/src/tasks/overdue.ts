import { addDays, addMonths, afterAllDays, type Day } from "../base/calendar.ts";
import type { Obligation } from "../obligations/obligation.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import type { ParameterId } from "../protocol/protocol.ts";
import { type Segment, segmentOn } from "../protocol/in-force.ts";
import type { Course } from "../timeline/courses.ts";
import type { Derived, Role, Urgency } from "./task.ts";

/** One rung of the ladder: from this day the task is this urgent and this role's. */
type Rung = { readonly on: Day; readonly role: Role; readonly urgency: Urgency };

const none: Derived = { tasks: [], changesOn: afterAllDays };

/**
 * The one open task of a rule whose tests are late: it stands until a valid result or a named waiver, and
 * climbs the ladder of the clinic's policy meanwhile. Infusion-day steps and work-up that a course went
 * ahead without cannot be made up: they stay missed, and make no task.
 *
 * @source resolutions.md section 4
 */
export function overdueTask(one: RuleObligations, courses: readonly Course[], segments: readonly Segment[], asOf: Day): Derived {
  const debts = debtsOf(one.obligations);
  const pending = firstCountPending(one);
  const oldest = debts[0] ?? pending;
  if (oldest === undefined) return none;
  const course = courses.find((course) => course.number === oldest.course);
  const rungs = ladder(oldest, debts, course, segmentOn(segments, oldest.dueOn)).toSorted((a, b) => a.on - b.on);
  const reached = rungs.filter((rung) => rung.on <= asOf);
  const next = rungs.find((rung) => rung.on > asOf && raises(rung, reached));
  if (reached.length === 0) return { tasks: [], changesOn: next?.on ?? afterAllDays };
  const task = {
    key: `overdue/${one.track.id}`,
    kind: "overdue" as const,
    role: reached.some((rung) => rung.role === "physician") ? ("physician" as const) : ("nurse" as const),
    urgency: mostUrgent(reached),
    about: oldest.key,
    openedOn: reached[0]!.on,
    deadlineOn: next?.on,
    because: oldest.because,
  };
  return { tasks: [task], changesOn: next?.on ?? afterAllDays };
}

/** Late periods since the last valid result or waiver, oldest first. */
function debtsOf(obligations: readonly Obligation[]): readonly Obligation[] {
  const debts: Obligation[] = [];
  for (let i = obligations.length - 1; i >= 0; i -= 1) {
    const one = obligations[i]!;
    if (one.status === "fulfilled" || one.status === "fulfilled-late" || one.status === "waived") break;
    if (one.status === "overdue" || (one.status === "missed" && canBeMadeUp(one))) debts.push(one);
  }
  return debts.reverse();
}

const canBeMadeUp = (one: Obligation): boolean => one.inForce.rule.kind === "periodic";

/** The first blood count after a course does not wait for the end of its window. */
const firstCount = "monitor.cbc";

function firstCountPending({ track, obligations }: RuleObligations): Obligation | undefined {
  if (track.id !== firstCount) return undefined;
  return obligations.find((one) => one.ordinal === 1 && (one.status === "due" || one.status === "open" || one.status === "not-yet-open"));
}

/** The ladder is for late tests; a diet that nobody wrote down is asked after, not escalated. */
const climbs: ReadonlySet<string> = new Set(["periodic", "after-course"]);

function ladder(oldest: Obligation, debts: readonly Obligation[], course: Course | undefined, segment: Segment): readonly Rung[] {
  const days = (id: ParameterId): number | undefined => segment.parameters.get(id)?.value;
  const rung = (after: number | undefined, role: Role, urgency: Urgency): readonly Rung[] =>
    after === undefined ? [] : [{ on: addDays(oldest.dueOn, after), role, urgency }];
  const isLate = debts.length > 0;
  const late = isLate ? [{ on: oldest.overdueFrom, role: "nurse" as const, urgency: "ROUTINE" as const }] : [];
  if (!climbs.has(oldest.inForce.rule.kind)) return late;
  const early = days("late.early-months");
  const isEarly = course !== undefined && early !== undefined && oldest.dueOn <= addMonths(course.lastOn, early);
  const isFirstCount = oldest.inForce.rule.id === firstCount && oldest.ordinal === 1;
  const second = debts[(days("late.consecutive-missed") ?? Number.POSITIVE_INFINITY) - 1];
  return [
    ...late,
    ...(isLate ? rung(days("late.physician-days"), "physician", "7D") : []),
    ...(isLate && isEarly ? rung(days("late.early-physician-days"), "physician", "7D") : []),
    ...(isFirstCount ? rung(days("late.first-blood-count-days"), "nurse", "24H") : []),
    ...(second === undefined ? [] : [{ on: second.overdueFrom, role: "physician" as const, urgency: "24H" as const }]),
  ];
}

const order: Readonly<Record<Urgency, number>> = { IMMEDIATE: 0, "24H": 1, "7D": 2, ROUTINE: 3 };

const mostUrgent = (rungs: readonly Rung[]): Urgency =>
  rungs.map((rung) => rung.urgency).reduce((a, b) => (order[a] <= order[b] ? a : b));

/** A rung that changes neither urgency nor role is no change of the answer. */
const raises = (rung: Rung, reached: readonly Rung[]): boolean =>
  reached.length === 0 ||
  order[rung.urgency] < order[mostUrgent(reached)] ||
  (rung.role === "physician" && !reached.some((one) => one.role === "physician"));
