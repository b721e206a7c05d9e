import {
  type Assessment,
  addDays,
  type Day,
  type FactJson,
  factIdOf,
  formatDay,
  type RecordJson,
} from "@longwatch/core";
import type { DemoStaff } from "./clinic-acts.ts";

/** What came up in so many days still waits. */
const fresh = 6;

/**
 * What the clinic did about warnings that could not be judged: it asked again whoever had been unsure, and had the test done
 * again.
 */
export function questionsAnswered(
  { tasks, signals }: Assessment,
  { facts }: RecordJson,
  { nurse }: DemoStaff,
  today: Day,
): readonly FactJson[] {
  const undecided = tasks.filter(
    ({ kind, openedOn }) => kind === "signal-undecided" && openedOn < addDays(today, -fresh),
  );
  const triggers = new Set(undecided.flatMap(({ because }) => because));
  const answers: FactJson[] = [];
  const done = new Set<string>();
  for (const { trigger, on, about, missing } of signals.cannotTell) {
    if (!triggers.has(trigger) || done.has(`${trigger} ${about}`)) continue;
    if (missing.length === 0 || !missing.every(({ what, of }) => what !== "symptom" || of === about)) continue;
    done.add(`${trigger} ${about}`);
    const isUnsure = missing.some(({ what }) => what === "symptom");
    const answer = isUnsure ? denied(about, addDays(on, 1), nurse) : again(facts, trigger, on, today);
    if (answer !== undefined) answers.push(answer);
  }
  return answers;
}

const denied = (symptom: string, on: Day, by: string): FactJson =>
  ({
    kind: "symptom-reported",
    reportedOn: formatDay(on),
    symptom,
    present: "no",
    recordedAt: `${formatDay(on)}T10:20:00Z`,
    by,
  }) as FactJson;

/** The same test again five days later, of a sound sample, with the same result; with the one before, where the sample gave none. */
function again(facts: RecordJson["facts"], trigger: string, on: Day, today: Day): FactJson | undefined {
  const day = formatDay(on);
  const results = facts.filter((fact) => fact.kind === "result-reported");
  const first = results.find((fact) => fact.collectedOn === day && (fact.id ?? factIdOf(fact)) === trigger);
  if (first === undefined) return undefined;
  const told = first.value === undefined ? lastTold(results, first.analyte, day) : first;
  if (told === undefined) return undefined;
  const later = formatDay(addDays(on, 5) < today ? addDays(on, 5) : addDays(today, -1));
  const { kind, analyte, value, comparator, unit, refLow, refHigh, lab } = told;
  const same = { kind, analyte, value, comparator, unit, refLow, refHigh, lab, status: "final" };
  const known = Object.fromEntries(Object.entries(same).filter(([, content]) => content !== undefined));
  return { ...known, collectedOn: later, recordedAt: `${later}T16:00:00Z` } as FactJson;
}

type ResultJson = Extract<FactJson, { kind: "result-reported" }>;

const lastTold = (results: readonly ResultJson[], of: string | undefined, before: string): ResultJson | undefined =>
  results
    .filter(({ analyte, value, collectedOn }) => analyte === of && value !== undefined && (collectedOn ?? "") < before)
    .toSorted((a, b) => ((a.collectedOn ?? "") < (b.collectedOn ?? "") ? -1 : 1))
    .at(-1);
