import { addDays, afterAllDays, type Day } from "../base/calendar.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Derived, Task } from "./task.ts";

/** Days in which a question is to be answered. */
const answerDays = 7;

/** A question that the facts cannot settle, of one sort. */
type Question = { readonly code: string; readonly because: readonly string[] };

/**
 * Questions that the facts cannot settle, one task for each sort: somebody asks, and a fact answers. What warnings could
 * not be judged has tasks of its own.
 */
export function unknownTasks(unknown: readonly Question[], facts: FactIndex, asOf: Day): Derived {
  const asked = unknown.filter(({ code }) => code !== "signal-undecided");
  const byCode = Map.groupBy(asked, ({ code }) => code);
  return { tasks: [...byCode].flatMap(([code, all]) => taskOf(code, all, facts, asOf)), changesOn: afterAllDays };
}

/** Open since the first fact that it is about; what is about no fact, since the first there is. */
function taskOf(code: string, all: readonly Question[], facts: FactIndex, asOf: Day): readonly Task[] {
  const because = [...new Set(all.flatMap((one) => one.because))];
  const has = new Set(because);
  const happened = ({ earliest }: Fact): boolean => Number.isFinite(earliest) && earliest <= asOf;
  const first = facts.all.find((fact) => has.has(fact.id) && happened(fact)) ?? facts.all.find(happened);
  if (first === undefined) return [];
  return [
    {
      key: `cannot-tell/${code}`,
      kind: "cannot-tell",
      role: "nurse",
      urgency: "7D",
      about: code,
      openedOn: first.earliest,
      deadlineOn: addDays(first.earliest, answerDays),
      because,
    },
  ];
}
