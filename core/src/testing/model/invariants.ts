import type { Assessment } from "../../assessment.ts";
import { addMonths, type Day, later } from "../../base/calendar.ts";
import type { Fact, FactOfKind } from "../../facts/fact.ts";
import type { Obligation } from "../../obligations/obligation.ts";
import { roles } from "../../tasks/role.ts";
import { byUrgency, type Urgency } from "../../tasks/urgency.ts";
import { worklistItemsOf } from "../../worklist-items.ts";
import { type State, watchMonths } from "./world.ts";

const closed: ReadonlySet<string> = new Set(["explained", "accepted", "resolved"]);
const waiting: ReadonlySet<string> = new Set(["not-yet-open", "open", "due", "overdue"]);

/**
 * Everything that is wrong with an answer: nobody is dropped, nothing late is silent, nothing urgent is out of sight. Whether
 * the watch was signed off is read from the facts here, by other code than that of the timeline.
 */
export function wrongWith({ facts, asOf }: State, answer: Assessment): readonly string[] {
  const { tasks, obligations, signals } = answer;
  const end = signedEnd(facts, asOf);
  const all = obligations.flatMap((one) => one.obligations);
  const keys = new Set(tasks.map(({ key }) => key));
  const complaints: string[] = [];
  const claim = (holds: boolean, what: string): void => {
    if (!holds) complaints.push(what);
  };
  if (end === undefined) {
    claim(tasks.length > 0 || all.some(({ status }) => waiting.has(status)), "a treated patient has nothing to come");
    claim(Number.isFinite(answer.nextChangeOn) || tasks.length > 0, "no task, and no day on which one may come");
    for (const one of all)
      claim(one.status !== "overdue" || isSomebodys(one, keys, answer), `${one.key} is overdue without a task`);
  }
  if (end !== "died")
    for (const { key, state } of signals.signals)
      claim(closed.has(state) || keys.has(`signal/${key}`), `${key} is ${state} without a task`);
  else claim(tasks.length === 0, "something is asked for after a death");
  claim(keys.size === tasks.length, "a task stands twice");
  for (const one of tasks) {
    claim(roles.includes(one.role), `${one.key} is nobody's`);
    const isUrgent = one.urgency === "IMMEDIATE" || one.urgency === "24H";
    claim(!isUrgent || one.snoozedThrough === undefined, `${one.key} is urgent and set aside`);
    claim(
      one.snoozedThrough === undefined || one.deadlineOn === undefined || one.snoozedThrough <= one.deadlineOn,
      `${one.key} is set aside past its deadline`,
    );
  }
  const listed = worklistItemsOf(answer);
  claim(listed.length === tasks.length && listed.every(({ key }) => keys.has(key)), "the worklist is not the tasks");
  return complaints;
}

/** It has a task of its own or of its rule; or it is what a warning asked for that a named person has closed. */
function isSomebodys(
  { key, inForce, because }: Obligation,
  tasks: ReadonlySet<string>,
  { signals }: Assessment,
): boolean {
  const { id } = inForce.rule;
  if (tasks.has(`overdue/${id}`) || tasks.has(`confirm/${key}`)) return true;
  if (id === "end.review") return [...tasks].some((task) => task.startsWith("review/"));
  const isAsked = signals.signals.some(
    ({ state, hits }) => !closed.has(state) && hits.some(({ trigger }) => because.includes(trigger.id)),
  );
  return id.startsWith("confirm.") && !isAsked;
}

/**
 * What a day that only passes may never do: make a warning disappear, or a debt while the watch goes on. The tests of a
 * warning may only give way to those of a more urgent rule, which ask for the same.
 */
export function lostByTime(before: Assessment, after: Assessment): readonly string[] {
  const keys = new Set(after.tasks.map(({ key }) => key));
  const isAtEnd = after.timeline.followUp.state === "review-due";
  return before.tasks
    .filter(({ kind }) => kind === "signal" || kind === "confirm" || (kind === "overdue" && !isAtEnd))
    .filter(({ key, kind, urgency }) => !keys.has(key) && !(kind === "confirm" && isAskedAgain(urgency, after)))
    .map(({ key }) => `${key} went away by itself`);
}

const isAskedAgain = (urgency: Urgency, { tasks }: Assessment): boolean =>
  tasks.some((other) => other.kind === "confirm" && byUrgency(other.urgency, urgency) < 0);

/** How the watch was signed off by a day, if it was. */
function signedEnd(facts: readonly Fact[], asOf: Day): "died" | "reviewed" | undefined {
  const takenBack = new Set(
    standing(facts)
      .filter((one): one is FactOfKind<"fact-retracted"> => one.kind === "fact-retracted")
      .map(({ fact }) => fact),
  );
  const infusedOn = facts.filter(({ kind }) => kind === "infusion-given").map(({ latest }) => latest);
  const lastOn = infusedOn.filter((on) => on <= asOf).reduce(later);
  const endsOn = addMonths(lastOn, watchMonths);
  const endings = facts.filter(
    (one): one is FactOfKind<"follow-up-ended"> =>
      one.kind === "follow-up-ended" && !takenBack.has(one.id) && one.latest <= asOf && one.latest >= lastOn,
  );
  const signed = endings
    .filter(({ reason, latest }) => reason === "died" || (reason === "completed-review" && latest >= endsOn))
    .toSorted((a, b) => a.latest - b.latest || (a.id < b.id ? -1 : 1))[0];
  return signed === undefined ? undefined : signed.reason === "died" ? "died" : "reviewed";
}

/** The model takes back nothing twice: a retraction stands unless a later one names it. */
const standing = (facts: readonly Fact[]): readonly Fact[] => {
  const named = new Set(facts.flatMap((one) => (one.kind === "fact-retracted" ? [one.fact] : [])));
  return facts.filter(({ id }) => !named.has(id));
};
