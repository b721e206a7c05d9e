import { addDays, type Day, formatDay } from "../base/calendar.ts";
import { formatInstant, type Instant } from "../base/instant.ts";
import type { EscalationLadder, EscalationRung, Span } from "../protocol/escalation.ts";
import { dutyOf, type OfficeCalendar, startOf } from "./calendar.ts";
import { holdOf, returnsAt } from "./hold.ts";
import { isSetAside, type WorklistItem } from "./item.ts";
import { millisecondsOf } from "./owner.ts";

/** A rung of one item, and the moment at which it is reached. */
export type ItemRung = {
  /** `<patient>/<task key>/<opened>/<urgency>.<rung>`: the same in every run. A notice's begins with the slash. */
  readonly key: string;
  readonly rung: Pick<EscalationRung, "id" | "to" | "channel">;
  readonly reachedAt: Instant;
};

/** The rungs of an item, lowest first; none while it is set aside. */
export function rungsOf(
  item: WorklistItem,
  ladder: EscalationLadder,
  calendar: OfficeCalendar,
  asOf: Day,
): readonly ItemRung[] {
  if (isSetAside(item, asOf)) return [];
  const key = (rung: string): string => `${openingOf(item)}/${item.urgency}.${rung}`;
  const climbing = ladder.rungs
    .filter(({ whenStep }) => whenStep === undefined || (item.step !== undefined && whenStep.includes(item.step)))
    .map((rung) => ({ key: key(rung.id), rung, reachedAt: reachedAt(rung, item, ladder, calendar) }));
  const idle = millisecondsOf(ladder.returned.after);
  const hold = holdOf(item.events, idle);
  const back = returnsAt(hold, idle);
  if (back === undefined) return climbing;
  const id = `returned-${hold.returned + 1}`;
  const returned = { key: key(id), rung: { ...ladder.returned, id }, reachedAt: back };
  // It stands where it falls in time: what is reached later is said instead of it.
  const at = climbing.findIndex((one) => one.reachedAt > back);
  return at < 0 ? [...climbing, returned] : [...climbing.slice(0, at), returned, ...climbing.slice(at)];
}

/** What opened, and when; what became more urgent or was opened again is said again. */
const openingOf = ({ patient = "", key, openedOn, raisedAt }: WorklistItem): string =>
  `${patient}/${key}/${formatDay(openedOn)}${raisedAt === undefined ? "" : `+${formatInstant(raisedAt)}`}`;

function reachedAt(
  { of, after }: EscalationRung,
  item: WorklistItem,
  { timeToAct }: EscalationLadder,
  calendar: OfficeCalendar,
): Instant {
  const { openedAt, openedOn, deadlineAt, deadlineOn, urgency } = item;
  // What opens with a day is said when the day's duty begins. What is IMMEDIATE waits for nothing.
  const beginning = (on: Day): Instant => (urgency === "IMMEDIATE" ? startOf : dutyOf)(calendar, on);
  const opening = (span: Span): Instant => plus(openedAt, openedOn, span, beginning);
  if (of === "opening") return opening(after);
  if (deadlineAt !== undefined || deadlineOn !== undefined)
    return plus(deadlineAt, addDays(deadlineOn ?? openedOn, 1), after, beginning);
  return (opening(timeToAct) + millisecondsOf(after)) as Instant;
}

/** So long after a moment, or after the beginning of a day where no moment is known. */
const plus = (at: Instant | undefined, on: Day, span: Span, beginning: (on: Day) => Instant): Instant =>
  at === undefined && "days" in span
    ? beginning(addDays(on, span.days))
    : (((at ?? beginning(on)) + millisecondsOf(span)) as Instant);
