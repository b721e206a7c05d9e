import { addDays, afterAllDays, type Day } from "../base/calendar.ts";
import { type Instant, utcDay } from "../base/instant.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import { askable, isUnsureAnswer, isUnsureNumber } from "../signals/askable.ts";
import { openerOf } from "../signals/opener.ts";
import type { Signal, SignalDoubt } from "../signals/signal.ts";
import { isOpen, type Signals } from "../signals/signals.ts";
import type { Role } from "./role.ts";
import type { Derived, Task } from "./task.ts";
import { byUrgency, type Urgency } from "./urgency.ts";

/** An event that was old when it was learned is reviewed, not paged (resolutions 1.6). */
const urgencyOf = ({ historical, urgency }: Signal): Urgency => (historical ? "ROUTINE" : urgency);

/** Who decides; the nurse repeats, calls and writes. */
const roleOf = (urgency: Urgency): Role => (urgency === "IMMEDIATE" || urgency === "24H" ? "physician" : "nurse");

/** A task for each warning that nobody has closed, and one for each signal that could not be judged. */
export function signalTasks({ signals, cannotTell, orphanedActs }: Signals, facts: FactIndex, asOf: Day): Derived {
  const undecided = Map.groupBy(askable(cannotTell), ({ signal }) => signal);
  const tasks = [
    ...signals.filter(isOpen).map(taskOf),
    ...[...undecided].map(([signal, doubts]) => undecidedTask(signal, doubts)),
    ...ofKind(facts, "signal-acted", asOf)
      .filter(({ id }) => orphanedActs.includes(id))
      .map(orphaned),
  ];
  const changesOn = Math.min(afterAllDays, ...signals.map((one) => reopensOn(one, asOf))) as Day;
  return { tasks, changesOn };
}

function taskOf(signal: Signal): Task {
  const urgency = urgencyOf(signal);
  const deadline = signal.historical ? undefined : signal.deadlineAt;
  return {
    key: `signal/${signal.key}`,
    kind: "signal",
    role: signal.historical ? "physician" : roleOf(urgency),
    urgency,
    about: signal.key,
    openedOn: signal.openedOn,
    ...(signal.raisedAt > openerOf(signal.allHits).learned().at ? { raisedAt: signal.raisedAt } : {}),
    // What is to be done before midnight is to be done on the day before it.
    deadlineOn: deadline === undefined ? undefined : utcDay((deadline - 1) as Instant),
    because: signal.reasons().evidence,
  };
}

function undecidedTask(signal: string, doubts: readonly SignalDoubt[]): Task {
  const openedOn = Math.min(...doubts.map(({ on }) => on)) as Day;
  const urgency = doubts.map(undecidedUrgency).reduce((a, b) => (byUrgency(a, b) <= 0 ? a : b));
  return {
    key: `signal-undecided/${signal}`,
    kind: "signal-undecided",
    role: "nurse",
    urgency,
    about: signal,
    openedOn,
    deadlineOn: addDays(openedOn, daysToAsk[urgency]),
    because: [...new Set(doubts.map(({ trigger }) => trigger))],
  };
}

/**
 * An "unsure" is as urgent as what it may be. A number that may lie on either side of an urgent limit is looked after
 * within the day; what lacks a range or something to compare with, within the week.
 *
 * @source resolutions.md section 1, item 1: the worst admissible reading
 */
function undecidedUrgency(doubt: SignalDoubt): Urgency {
  if (isUnsureAnswer(doubt)) return byUrgency(doubt.urgency, "7D") <= 0 ? doubt.urgency : "7D";
  const isUrgent = doubt.urgency === "IMMEDIATE" || doubt.urgency === "24H";
  return isUnsureNumber(doubt) && isUrgent ? "24H" : "7D";
}

const daysToAsk: Readonly<Record<Urgency, number>> = { IMMEDIATE: 0, "24H": 1, "7D": 7, ROUTINE: 7 };

const orphaned = ({ id, actedAt, latest }: FactOfKind<"signal-acted">): Task => ({
  key: `orphaned-act/${id}`,
  kind: "orphaned-act",
  role: "nurse",
  urgency: "7D",
  about: id,
  openedOn: actedAt?.on ?? latest,
  deadlineOn: undefined,
  because: [id],
});

/** An accepted abnormality is open again on the day after its last. */
const reopensOn = ({ acceptedThrough }: Signal, asOf: Day): Day =>
  acceptedThrough === undefined || acceptedThrough < asOf ? afterAllDays : addDays(acceptedThrough, 1);
