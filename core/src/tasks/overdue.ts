import { addDays, addMonths, afterAllDays, type Day, later } from "../base/calendar.ts";
import { canBeMadeUp, debtsOf, isConditionalEnd } from "../obligations/debts.ts";
import type { Obligation, ObligationStatus } from "../obligations/obligation.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import { type Segment, segmentOn } from "../protocol/in-force.ts";
import type { ParameterId } from "../protocol/protocol.ts";
import type { Course } from "../timeline/courses.ts";
import type { Role } from "./role.ts";
import type { Derived, Step, Task } from "./task.ts";
import { byUrgency, type Urgency } from "./urgency.ts";

/** One rung of the ladder: from this day the task is this urgent and this role's. */
type Rung = {
  readonly on: Day;
  readonly role: Role;
  readonly urgency: Urgency;
  readonly step: Step;
  readonly of: Obligation;
};

/**
 * The one open task of a rule whose tests are late: it stands until a valid result or a named waiver, and
 * climbs the ladder of the clinic's policy meanwhile. Infusion-day steps and work-up that a course went
 * ahead without cannot be made up: they stay missed, and make no task.
 *
 * @param openSince the day on which the first signal that is still open was raised; +∞ where none is
 * @source resolutions.md section 4
 */
export function overdueTask(
  one: RuleObligations,
  courses: readonly Course[],
  segments: readonly Segment[],
  openSince: Day,
  asOf: Day,
): Derived {
  const debts = debtsOf(one, asOf);
  const rungs = [...debtRungs(debts, courses, segments, openSince), ...firstCountRungs(one, segments)].toSorted(
    (a, b) => a.on - b.on,
  );
  const reached = rungs.filter((rung) => rung.on <= asOf);
  const next = rungs.find((rung) => rung.on > asOf);
  const changesOn = next?.on ?? afterAllDays;
  const last = reached.at(-1);
  if (last === undefined) return { tasks: [], changesOn };
  const urgency = mostUrgent(reached);
  const about = debts[0] ?? last.of;
  const task: Task = {
    key: `overdue/${one.track.id}`,
    kind: isConditionalEnd(about) ? "continue-measure" : "overdue",
    role: reached.some((rung) => rung.role === "physician") ? "physician" : "nurse",
    urgency,
    step: last.step,
    about: about.key,
    openedOn: reached[0]!.on,
    deadlineOn: next?.on ?? deadlineAfter(last.on, urgency),
    because: about.because,
  };
  return { tasks: [task], changesOn };
}

/** The rungs of the oldest debt, and the one that two debts in a row add. */
function debtRungs(
  debts: readonly Obligation[],
  courses: readonly Course[],
  segments: readonly Segment[],
  openSince: Day,
): readonly Rung[] {
  const oldest = debts[0];
  if (oldest === undefined) return [];
  const days = daysOf(segmentOn(segments, oldest.dueOn));
  const nurseOn = usesPolicyWindow(oldest)
    ? later(addDays(oldest.dueOn, days("late.nurse-days") ?? 0), oldest.overdueFrom)
    : isConditionalEnd(oldest)
      ? oldest.dueOn
      : oldest.overdueFrom;
  const nurse: Rung = { on: nurseOn, role: "nurse", urgency: "ROUTINE", step: "overdue", of: oldest };
  // A diet that nobody wrote down is asked after, not escalated.
  if (!canBeMadeUp(oldest)) return [nurse];
  const rung = (id: ParameterId, step: Step, role: Role, urgency: Urgency): readonly Rung[] => {
    const after = days(id);
    return after === undefined ? [] : [{ on: addDays(oldest.dueOn, after), role, urgency, step, of: oldest }];
  };
  const second = debts[(days("late.consecutive-missed") ?? Number.POSITIVE_INFINITY) - 1];
  return [
    nurse,
    ...rung("late.call-days", "call", "nurse", "ROUTINE"),
    ...rung("late.second-call-days", "second-call", "nurse", "ROUTINE"),
    ...rung("late.physician-days", "physician", "physician", "7D"),
    ...(isEarly(oldest, courses, days) ? rung("late.early-physician-days", "physician", "physician", "7D") : []),
    ...rung("late.early-physician-days", "physician", "physician", "7D")
      .map((one) => ({ ...one, on: later(one.on, openSince) }))
      .filter((one) => one.on < afterAllDays),
    ...(second === undefined
      ? []
      : [
          {
            on: second.overdueFrom,
            role: "physician" as const,
            urgency: "24H" as const,
            step: "physician" as const,
            of: oldest,
          },
        ]),
  ];
}

/** The nurse's day of the ladder belongs to the common window; a rule with its own is late when that has passed. */
const usesPolicyWindow = ({ inForce: { rule } }: Obligation): boolean =>
  rule.kind === "periodic" && rule.window === undefined;

type Days = (id: ParameterId) => number | undefined;
const daysOf =
  (segment: Segment): Days =>
  (id) =>
    segment.parameters.get(id)?.value;

/** In the first months after a course a late test is the physician's at once. */
function isEarly(oldest: Obligation, courses: readonly Course[], days: Days): boolean {
  const course = courses.find((one) => one.number === oldest.course);
  const months = days("late.early-months");
  return course !== undefined && months !== undefined && oldest.dueOn <= addMonths(course.lastOn, months);
}

/** The first blood count after a course does not wait for the end of its window. */
const firstCount = "monitor.cbc";
const waiting: ReadonlySet<ObligationStatus> = new Set(["not-yet-open", "open", "due", "overdue", "missed"]);

function firstCountRungs({ track, obligations }: RuleObligations, segments: readonly Segment[]): readonly Rung[] {
  if (track.id !== firstCount) return [];
  const newest = obligations.findLast((one) => one.ordinal === 1);
  if (newest === undefined || !waiting.has(newest.status) || isMadeUp(newest, obligations)) return [];
  const after = daysOf(segmentOn(segments, newest.dueOn))("late.first-blood-count-days");
  if (after === undefined) return [];
  return [{ on: addDays(newest.dueOn, after), role: "nurse", urgency: "24H", step: "overdue", of: newest }];
}

/** A later count of the same course has come. */
const isMadeUp = (one: Obligation, all: readonly Obligation[]): boolean =>
  all.some((other) => other.course === one.course && other.ordinal > one.ordinal && other.fulfilledOn !== undefined);

const deadlineAfter = (on: Day, urgency: Urgency): Day | undefined =>
  urgency === "24H" ? addDays(on, 1) : urgency === "7D" ? addDays(on, 7) : undefined;

const mostUrgent = (rungs: readonly Rung[]): Urgency =>
  rungs.map((rung) => rung.urgency).reduce((a, b) => (byUrgency(a, b) <= 0 ? a : b));
