import { afterAllDays } from "../base/calendar.ts";
import type { Obligation } from "../obligations/obligation.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import { confirmationsOf } from "../protocol/confirmation.ts";
import type { SignalUrgency } from "../protocol/signal-rule.ts";
import type { Hit } from "../signals/hit.ts";
import { isOpen, type Signals } from "../signals/signals.ts";
import type { Derived, Task } from "./task.ts";

/**
 * The tests that an open signal waits for. Of a signal that a physician decides they are the nurse's task from the start;
 * of a mild one they are on its own line until they are late.
 */
export function confirmTasks({ track, obligations }: RuleObligations, { signals }: Signals): Derived {
  const asking = signals
    .filter(isOpen)
    .flatMap(({ hits }) => hits.filter((hit) => asksBy(hit, track)))
    .map((hit) => ({ hit, urgency: hit.inForce.rule.urgency }));
  const tasks = obligations.flatMap((each) => {
    const asked = asking.find(({ hit }) => each.because.includes(hit.trigger.id));
    return asked === undefined ? [] : taskOf(each, asked);
  });
  return { tasks, changesOn: afterAllDays };
}

const asksBy = ({ inForce }: Hit, { id }: { readonly id: string }): boolean =>
  confirmationsOf(inForce).some(({ track }) => track.id === id);

type Asked = { readonly hit: Hit; readonly urgency: SignalUrgency };

function taskOf(one: Obligation, { hit, urgency }: Asked): readonly Task[] {
  const isUrgent = urgency === "IMMEDIATE" || urgency === "24H";
  const isLate = one.status === "overdue";
  const isWaiting = isLate || one.status === "open" || one.status === "due";
  if (!isWaiting || (!isUrgent && !isLate)) return [];
  return [
    {
      key: `confirm/${one.key}`,
      kind: "confirm",
      role: isUrgent && isLate ? "physician" : "nurse",
      urgency,
      about: one.key,
      openedOn: isUrgent ? hit.learned().on : one.overdueFrom,
      deadlineOn: one.dueOn,
      because: one.because,
    },
  ];
}
