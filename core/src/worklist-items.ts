import type { Answer } from "./assessment.ts";
import type { Instant } from "./base/instant.ts";
import type { Fact } from "./facts/fact.ts";
import { ofKind } from "./facts/fact-index.ts";
import type { Obligation } from "./obligations/obligation.ts";
import type { Signal } from "./signals/signal.ts";
import { nameOfTask, namesOf, taskSaid } from "./task-text.ts";
import { taskWhy } from "./task-why.ts";
import { actsOn } from "./tasks/handling.ts";
import { endsByWord } from "./tasks/reconcile.ts";
import { snoozeDaysIn } from "./tasks/snooze-days.ts";
import type { Task } from "./tasks/task.ts";
import { urgencies } from "./tasks/urgency.ts";
import { tell } from "./text/wording.ts";
import { eventsOfActs, inOrderOfTime } from "./worklist/events.ts";
import type { Event } from "./worklist/hold.ts";
import type { WorklistItem } from "./worklist/item.ts";
import type { Reminder } from "./worklist/reminder.ts";

/** All open tasks of one patient as lines of the worklist, in the order of the answer. Set-aside ones are among them. */
export function worklistItemsOf(answer: Answer): readonly WorklistItem[] {
  const { patient, facts, tasks, timeline, asOf } = answer;
  if (tasks.length === 0) return [];
  const names = namesOf(answer);
  const signals = new Map(answer.signals.signals.map((one) => [one.key, one]));
  const acts = Map.groupBy(ofKind(facts, "task-acted", asOf), ({ task }) => task);
  return tasks.map((task): WorklistItem => {
    const signal = task.kind === "signal" ? signals.get(task.about) : undefined;
    const { raisedAt, ...rest } = task;
    const text = taskSaid(task, answer, names);
    const own = actsOn(task, acts.get(task.key) ?? []);
    const events = [
      ...eventsOfActs(task, own, snoozeDaysIn(timeline.segments)),
      ...(signal === undefined ? [] : eventsOfSignal(signal, answer)),
    ];
    return {
      ...rest,
      ...(raisedAt === undefined ? {} : { raisedAt }),
      patient: patient.id,
      urgencyRank: urgencies.indexOf(task.urgency),
      ...(signal === undefined ? {} : { signalState: signal.state }),
      openedAt: signal?.raisedAt,
      deadlineAt: signal === undefined || signal.historical ? undefined : signal.deadlineAt,
      name: nameOfTask(task.about, names),
      text: tell(text),
      said: { text: [text], why: taskWhy(task, answer) },
      endsByWord: endsByWord(task.kind),
      events: events.length === 0 ? events : inOrderOfTime([...events, ...progressOf(task, answer)]),
    };
  });
}

/** An acknowledgement is a look; whatever else somebody wrote down about a warning is work on it. */
const eventsOfSignal = ({ acts }: Signal, { facts, asOf }: Answer): readonly Event[] =>
  acts.length === 0
    ? []
    : ofKind(facts, "signal-acted", asOf)
        .filter(({ id }) => acts.includes(id))
        .flatMap((act): readonly Event[] => {
          const at = act.actedAt?.at ?? momentOf(act);
          const held: Event = { at, is: "hold" };
          return act.action === "acknowledged" ? [held] : [held, { at, is: "progress" }];
        });

/** Facts that show work on a task: a contact or a decision about it, a result that counts for its test. */
function progressOf(task: Task, { facts, obligations, asOf }: Answer): readonly Event[] {
  const keys = new Set([task.key, task.about]);
  const rule = task.about.split("/")[0];
  const evidence = new Set(
    obligations.filter(({ track }) => track.id === rule).flatMap((one) => one.obligations.flatMap(evidenceOf)),
  );
  return facts.all
    .filter((fact) => fact.earliest <= asOf && (evidence.has(fact.id) || isAbout(fact, keys)))
    .map((fact) => ({ at: momentOf(fact), is: "progress" as const }));
}

const evidenceOf = ({ evidence }: Obligation): readonly string[] => evidence;

function isAbout(fact: Fact, keys: ReadonlySet<string>): boolean {
  if (fact.kind === "contact-made") return fact.about !== undefined && keys.has(fact.about);
  return fact.kind === "decision-made" && fact.of !== undefined && keys.has(fact.of);
}

/** When it was written down; the end of its day where nobody knows. */
const momentOf = ({ recordedAt, latest }: Fact): Instant => recordedAt ?? (((latest + 1) * 86_400_000) as Instant);

/**
 * The tests of which the patient is to be reminded, those of later days included: due, not done, not late yet. When the
 * result or a waiver has come it is gone. Whoever left our follow-up is reminded by nobody here.
 */
export function remindersOf(answer: Answer): readonly Reminder[] {
  const { state } = answer.timeline.followUp;
  if (state !== "active" && state !== "review-due") return [];
  const late = new Map(answer.tasks.map(({ key, snoozedThrough }) => [key, snoozedThrough]));
  return answer.obligations.flatMap(({ track, obligations }) =>
    obligations.flatMap((one): readonly Reminder[] => {
      if (one.remindOn === undefined || (one.status !== "open" && one.status !== "due")) return [];
      const snoozedThrough = late.get(`overdue/${track.id}`);
      return [
        {
          patient: answer.patient.id,
          key: one.key,
          name: one.inForce.rule.name,
          dueOn: one.dueOn,
          remindOn: one.remindOn,
          throughOn: (one.overdueFrom - 1) as typeof one.dueOn,
          ...(snoozedThrough === undefined ? {} : { snoozedThrough }),
        },
      ];
    }),
  );
}
