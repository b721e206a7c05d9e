import type { Answer } from "./assessment.ts";
import { formatDay } from "./base/calendar.ts";
import type { Obligation } from "./obligations/obligation.ts";
import type { RuleOfKind } from "./protocol/rule.ts";
import type { Task } from "./tasks/task.ts";
import { type Said, saying } from "./text/message.ts";
import { english, phraseIn, spaced, tell, type Wording } from "./text/wording.ts";
import { findAnalyte } from "./units/analytes.ts";

type Told = Pick<Answer, "obligations" | "signals">;

/** The name of what each task may be about: an obligation's rule, or a warning. */
export function namesOf({ obligations, signals }: Told): ReadonlyMap<string, string> {
  const names = new Map(obligations.map(({ track, obligations }) => [track.id, obligations[0]!.inForce.rule.name]));
  for (const { key, inForce } of signals.signals) names.set(key, inForce.rule.name);
  for (const { symptom, is } of signals.told.waiting) names.set(symptom, is.says.trim());
  return names;
}

/** A test in words: the analyte's name, or what the rule calls it. */
export const nameOfTest = (test: string, wording: Wording = english): string =>
  phraseIn(findAnalyte(test)?.name ?? spaced(test), wording);

/** What a task is about in words; its key where it has no name. */
export const nameOfTask = (about: string, names: ReadonlyMap<string, string>): string =>
  names.get(about) ?? names.get(about.split("/")[0]!) ?? findAnalyte(about)?.name ?? about;

/** The sentence of a task, as a person reads it. */
export const taskText = (task: Task, answer: Told, names = namesOf(answer), wording: Wording = english): string =>
  tell(taskSaid(task, answer, names), wording);

/** The same, not said yet. */
export function taskSaid(task: Task, answer: Told, names: ReadonlyMap<string, string>): Said {
  const name = nameOfTask(task.about, names);
  const end = task.kind === "continue-measure" ? obligationOf(task.about, answer) : undefined;
  const when = end?.inForce.rule.kind === "course-span" ? end.inForce.rule.endsWhen : undefined;
  if (end === undefined || when === undefined || task.kind !== "continue-measure")
    return saying(`task.${task.kind}`, { name });
  return saying("task.continue-measure-until", {
    name,
    analyte: findAnalyte(when.analyte)?.name ?? when.analyte,
    ...limitInWords(when),
    from: formatDay(end.dueOn),
    hasShort: end.notEvidence.some(({ why }) => why === "not-reached"),
  });
}

const obligationOf = (key: string, { obligations }: Told): Obligation | undefined =>
  obligations.flatMap((one) => one.obligations).find((one) => one.key === key);

const limitInWords = ({ op, value, unit }: NonNullable<RuleOfKind<"course-span">["endsWhen"]>) => ({
  atLeast: op === ">=",
  limit: `${value} ${unit}`,
});
