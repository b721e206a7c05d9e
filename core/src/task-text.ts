import type { Answer } from "./assessment.ts";
import { formatDay } from "./base/calendar.ts";
import type { CannotTellCode } from "./cannot-tell.ts";
import { nameOfKey } from "./name-of-key.ts";
import type { Obligation } from "./obligations/obligation.ts";
import type { RuleOfKind } from "./protocol/rule.ts";
import type { Task } from "./tasks/task.ts";
import { type Said, saying } from "./text/message.ts";
import { english, phraseIn, tell, type Wording } from "./text/wording.ts";
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
export const nameOfTest = (test: string, wording: Wording = english): string => phraseIn(nameOfKey(test), wording);

/** What a task is about in words. */
export const nameOfTask = (about: string, names: ReadonlyMap<string, string>): string =>
  names.get(about) ?? names.get(about.split("/")[0]!) ?? nameOfKey(about);

/** The sentence of a task, as a person reads it. */
export const taskText = (task: Task, answer: Told, names = namesOf(answer), wording: Wording = english): string =>
  tell(taskSaid(task, answer, names), wording);

/** The same, not said yet. */
export function taskSaid(task: Task, answer: Told, names: ReadonlyMap<string, string>): Said {
  const end = task.kind === "continue-measure" ? obligationOf(task.about, answer) : undefined;
  const when = end?.inForce.rule.kind === "course-span" ? end.inForce.rule.endsWhen : undefined;
  if (end === undefined || when === undefined || task.kind !== "continue-measure")
    return saying(`task.${task.kind}`, { name: whatIs(task, names) });
  return saying("task.continue-measure-until", {
    name: nameOfTask(task.about, names),
    analyte: findAnalyte(when.analyte)?.name ?? when.analyte,
    ...limitInWords(when),
    from: formatDay(end.dueOn),
    hasShort: end.notEvidence.some(({ why }) => why === "not-reached"),
  });
}

/** An open question is its own sentence, and what nobody understood stays as it was written. */
function whatIs({ kind, about }: Task, names: ReadonlyMap<string, string>): string | Said {
  switch (kind) {
    case "cannot-tell":
      return saying(`cannot-tell.${about as CannotTellCode}`, {});
    case "symptom-unknown":
      return about;
    default:
      return nameOfTask(about, names);
  }
}

const obligationOf = (key: string, { obligations }: Told): Obligation | undefined =>
  obligations.flatMap((one) => one.obligations).find((one) => one.key === key);

const limitInWords = ({ op, value, unit }: NonNullable<RuleOfKind<"course-span">["endsWhen"]>) => ({
  atLeast: op === ">=",
  limit: `${value} ${unit}`,
});
