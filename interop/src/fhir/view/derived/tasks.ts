import { type Day, formatInstant, namesOf, type Task, taskText, type Urgency } from "@longwatch/core";
import { own } from "../../own.ts";
import { coding, compact, concept, type Element, worded } from "../../write/element.ts";
import { actorOf, program } from "../provenance.ts";
import type { Versioned } from "../versioned.ts";
import { type Derivation, dayOf, derived, reference, referencesTo } from "./context.ts";
import { issueKey } from "./detected-issues.ts";
import { requestKey } from "./service-requests.ts";

export const taskKey = (key: string): string => `task/${key}`;

/** What somebody must do now. What was done is no task any more: its result and its acts are what remains of it. */
export function tasks(context: Derivation): readonly Versioned[] {
  const { assessment } = context;
  const names = namesOf(assessment);
  const obligations = new Set(assessment.obligations.flatMap((one) => one.obligations.map(({ key }) => key)));
  const signals = new Set(assessment.signals.signals.map(({ key }) => key));
  return assessment.tasks.map((task) => {
    const focus = obligations.has(task.about)
      ? reference(context, "ServiceRequest", requestKey(task.about))
      : signals.has(task.about)
        ? reference(context, "DetectedIssue", issueKey(task.about))
        : referencesTo(context, [task.about])[0];
    return derived(context, taskKey(task.key), resourceOf(task, focus, taskText(task, assessment, names), context));
  });
}

function resourceOf(task: Task, focus: Element | undefined, text: string, context: Derivation) {
  const { subject } = context;
  const opened = dayOf(task.openedOn);
  const end = dayOf(task.deadlineOn);
  const isRequest = `${focus?.["reference"] ?? ""}`.startsWith("ServiceRequest/");
  return compact({
    resourceType: "Task" as const,
    identifier: [{ system: own.taskKey, value: task.key }],
    basedOn: isRequest ? [focus] : [],
    status: taskStatus(task, context.assessment.asOf),
    businessStatus: task.step === undefined && task.saidDoneBy === undefined ? undefined : worded(businessOf(task)),
    intent: "order",
    priority: taskPriorities[task.urgency],
    code: concept(task.kind.replaceAll("-", " "), coding(own.task, task.kind)),
    description: text,
    focus,
    for: subject,
    authoredOn: opened,
    lastModified: task.raisedAt === undefined ? opened : formatInstant(task.raisedAt),
    requester: program,
    performerType: [concept(task.role, coding(own.role, task.role))],
    owner: task.owner === undefined ? undefined : actorOf(task.owner),
    reasonReference: referencesTo(context, task.because)[0],
    restriction: end === undefined ? undefined : { period: { start: opened, end } },
  });
}

/** The status of a task of FHIR, as of a day. */
export function taskStatus(task: Pick<Task, "saidDoneBy" | "snoozedThrough" | "owner">, asOf: Day): string {
  if (task.saidDoneBy !== undefined) return "in-progress";
  if (task.snoozedThrough !== undefined && task.snoozedThrough >= asOf) return "on-hold";
  return task.owner === undefined ? "requested" : "accepted";
}

const businessOf = ({ step, saidDoneBy }: Task): string =>
  saidDoneBy === undefined ? `${step}` : "said to be done; the facts do not show it yet";

export const taskPriorities: Readonly<Record<Urgency, string>> = {
  IMMEDIATE: "stat",
  "24H": "asap",
  "7D": "urgent",
  ROUTINE: "routine",
};
