import { addDays, afterAllDays } from "../base/calendar.ts";
import type { WithoutSignal } from "../protocol/self-check.ts";
import { learnedOn } from "../signals/learned.ts";
import type { Signals } from "../signals/signals.ts";
import type { UnknownSymptom, WaitingAnswer } from "../signals/told.ts";
import type { Derived, Task } from "./task.ts";
import type { Urgency } from "./urgency.ts";

/** How soon the nurse looks after an answer that is no symptom. @source safety-signals.md section 5, questions 32 to 34 */
const urgencyOf: Readonly<Record<WithoutSignal["is"], "7D" | "ROUTINE">> = {
  "missed-test": "7D",
  "new-medicine": "ROUTINE",
  "sample-planning": "ROUTINE",
};

const days: Readonly<Partial<Record<Urgency, number>>> = { "24H": 1, "7D": 7 };

/** A task for each key that nobody knows, and one for each question whose answer waits for something. For life. */
export function toldTasks({ told: { unknown, waiting } }: Pick<Signals, "told">): Derived {
  const byKey = Map.groupBy(unknown, ({ symptom }) => symptom);
  return {
    tasks: [...[...byKey].map(([symptom, all]) => unknownTask(symptom, all)), ...waiting.map(waitingTask)],
    changesOn: afterAllDays,
  };
}

/** It may have been anything: until somebody has asked, it is work of the day. */
function unknownTask(symptom: string, all: readonly UnknownSymptom[]): Task {
  const urgency = all.every(({ isNo }) => isNo) ? "7D" : "24H";
  const first = all.map(({ fact }) => learnedOn(fact)).reduce((a, b) => (a < b ? a : b));
  return {
    ...nurseTask("symptom-unknown", `symptom-unknown/${symptom}`, symptom, urgency, first),
    because: all.map(({ fact }) => fact.id),
  };
}

const waitingTask = ({ symptom, is, fact }: WaitingAnswer): Task => ({
  ...nurseTask("told", `told/${symptom}/${fact.id}`, symptom, urgencyOf[is.is], learnedOn(fact)),
  because: [fact.id],
});

function nurseTask(kind: Task["kind"], key: string, about: string, urgency: Urgency, openedOn: Task["openedOn"]) {
  const within = days[urgency];
  const deadlineOn = within === undefined ? undefined : addDays(openedOn, within);
  return { key, kind, role: "nurse", urgency, about, openedOn, deadlineOn } as const;
}
