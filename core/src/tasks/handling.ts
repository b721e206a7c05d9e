import { addDays, type Day, earlier } from "../base/calendar.ts";
import { type Instant, utcDay } from "../base/instant.ts";
import { assertNever } from "../base/result.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { namesRole, roleNamed, rolesFor, type WorkRole } from "./role.ts";
import type { Urgency } from "./urgency.ts";

/** What people did about a task since it opened; absent where nobody did. */
export type Handling<R extends WorkRole = WorkRole> = {
  readonly owner?: string;
  /** Given to a role that decides more than the one that the rules name. */
  readonly role?: R;
  /** Set aside through this day; never past the task's deadline. */
  readonly snoozedThrough?: Day;
  /** Who says that it is done, while the facts do not show it. */
  readonly saidDoneBy?: string;
};

/** What somebody did about a task, as a fact holds it. Of a notice the server keeps the same. */
export type TaskAct = Pick<
  FactOfKind<"task-acted">,
  "id" | "task" | "action" | "to" | "until" | "reason" | "evidence" | "by" | "recordedAt"
>;

/** What can be taken, handed over, set aside and said to be done. */
export type Handled = {
  readonly key: string;
  readonly role: WorkRole;
  readonly urgency: Urgency;
  readonly openedOn: Day;
  /** When it became more urgent than it was: what was set aside before is not set aside any more. */
  readonly raisedAt?: Instant;
  readonly deadlineOn: Day | undefined;
};

/** Days for which anything may be set aside at most, where no policy says. */
export const longestSnoozeDays = 28;

/** The days for which something may be set aside by the policy that governs on a day. */
export type SnoozeDays = (on: Day) => number;

/** What people did about one thing since it opened, in the order in which they did it. An act of before concerns the one before. */
export const actsOn = (one: Pick<Handled, "key" | "openedOn">, acts: readonly TaskAct[]): readonly TaskAct[] =>
  acts.filter((act) => act.task === one.key && concerns(act, one)).toSorted(inOrder);

const inOrder = (a: TaskAct, b: TaskAct): number => (a.recordedAt ?? 0) - (b.recordedAt ?? 0) || (a.id < b.id ? -1 : 1);

const concerns = ({ recordedAt }: TaskAct, { openedOn }: Pick<Handled, "openedOn">): boolean =>
  recordedAt === undefined || utcDay(recordedAt) >= openedOn;

/**
 * What becomes of one thing by what people did about it. What no policy allows has no effect, whoever wrote it down.
 *
 * @param acts those of {@link actsOn}
 */
export const handlingOf = (one: Handled, acts: readonly TaskAct[], snoozeDays: SnoozeDays): Handling =>
  acts.reduce((before, act) => after(before, act, one, snoozeDays), {} as Handling);

function after(before: Handling, act: TaskAct, one: Handled, snoozeDays: SnoozeDays): Handling {
  switch (act.action) {
    case "take":
      return { ...before, owner: act.by };
    case "assign":
      return assigned(before, act, one);
    case "snooze":
      return { ...before, ...snoozed(act, one, snoozeDays) };
    case "done":
      return { ...before, saidDoneBy: act.by };
    case "reopen": {
      const { saidDoneBy: _done, snoozedThrough: _snoozed, ...rest } = before;
      return rest;
    }
    default:
      return assertNever(act.action);
  }
}

/** Given to a person, who owns it; or to a role, so that nobody owns it. No role is below the one that the rules name. */
function assigned(before: Handling, { to, by }: TaskAct, { role: own }: Handled): Handling {
  if (to === undefined || !namesRole(to)) return { ...before, owner: to ?? by };
  const role = roleNamed(to);
  const { owner: _owner, role: _role, ...rest } = before;
  return role === undefined || role === own || !rolesFor(own).includes(role) ? rest : { ...rest, role };
}

function snoozed(act: TaskAct, one: Handled, snoozeDays: SnoozeDays): Handling {
  const snoozedThrough = snoozeOf(act, one, snoozeDays);
  return snoozedThrough === undefined ? {} : { snoozedThrough };
}

/** The last day on which an act of setting aside has an effect; undefined: it has none. */
export function snoozeOf(act: TaskAct, one: Handled, snoozeDays: SnoozeDays): Day | undefined {
  if (one.raisedAt !== undefined && (act.recordedAt === undefined || act.recordedAt < one.raisedAt)) return undefined;
  const limit = snoozeLimit(one, act.recordedAt === undefined ? one.openedOn : utcDay(act.recordedAt), snoozeDays);
  if (act.until === undefined || !hasReason(act) || limit === undefined) return undefined;
  return earlier(act.until.latest, limit);
}

/**
 * The last day through which something may be set aside from a day; undefined: never. What is late may not be set aside
 * again: its limit has passed.
 */
export function snoozeLimit({ urgency, deadlineOn }: Handled, from: Day, snoozeDays: SnoozeDays): Day | undefined {
  if (urgency === "IMMEDIATE" || urgency === "24H") return undefined;
  const longest = addDays(from, snoozeDays(from));
  return deadlineOn === undefined ? longest : earlier(deadlineOn, longest);
}

/** The last day through which something may be set aside today; undefined: it cannot wait. */
export function maySnoozeThrough(one: Handled, asOf: Day, snoozeDays: SnoozeDays): Day | undefined {
  const limit = snoozeLimit(one, asOf, snoozeDays);
  return limit === undefined || limit < asOf ? undefined : limit;
}

/** Nothing is set aside without saying why. */
export const hasReason = ({ reason }: Pick<TaskAct, "reason">): boolean => reason !== undefined && reason.trim() !== "";
