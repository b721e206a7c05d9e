import { analyteOf } from "../facts/check-result.ts";
import type { Fact, FactKind } from "../facts/fact.ts";
import { type FactIndex, indexFacts } from "../facts/fact-index.ts";
import { analytesOf, type CandidacyLeaf, leavesOf } from "../protocol/candidacy.ts";
import { type Cell, cellsOf, criteriaOn } from "./cells.ts";
import type { Subject } from "./criteria/judged.ts";
import { pregnancyAnalyte } from "./criteria/pregnancy.ts";
import { isStricter } from "./weigh.ts";

/**
 * What was taken back or corrected, and has made a cell more permissive: nobody may meet a kinder answer without being told
 * why it is kinder.
 *
 * @param displaced facts that were known and hold no more, all on or before the day
 * @returns the ids for each cell, in the order of the cells
 */
export function withdrawnFrom(
  cells: readonly Cell[],
  displaced: readonly Fact[],
  of: Omit<Subject, "criteria" | "course">,
  course: number,
): readonly (readonly string[])[] {
  if (displaced.length === 0) return cells.map(() => []);
  const without = (back: readonly Fact[]): readonly boolean[] => {
    const others = new Map(cellsOf({ ...of, facts: withBack(of.facts, back) }, course).map((one) => [one.key, one]));
    return cells.map((cell) => isStricter(others.get(cell.key)!.outcome, cell.outcome));
  };
  const each = displaced.map((fact) => ({ fact, stricter: without([fact]) }));
  const together = without(displaced);
  return cells.map((_, i) => {
    const alone = each.filter(({ stricter }) => stricter[i]).map(({ fact }) => fact.id);
    return alone.length > 0 || !together[i] ? alone : displaced.map(({ id }) => id);
  });
}

/**
 * What says which course is asked about, and what a warning is worth: taken back, it is always told. An infusion that was
 * written down anew on its own day, as it went on, asks about the same course.
 */
export function shapesQuestion(fact: Fact, held: FactIndex): boolean {
  if (fact.kind === "signal-acted") return true;
  return (
    fact.kind === "infusion-given" && !(held.byKind.get("infusion-given") ?? []).some((one) => isSameDay(one, fact))
  );
}

const isSameDay = (one: Fact, other: Fact): boolean => one.earliest === other.earliest && one.latest === other.latest;

/** Kinds that no criterion reads. */
const silent: ReadonlySet<FactKind> = new Set(["fact-retracted", "task-acted", "contact-made", "obligation-waived"]);

/** What was known, holds no more, and could decide on some day; of results those that some criterion reads. */
export function displacedFacts(known: readonly Fact[], of: Omit<Subject, "criteria" | "course">): readonly Fact[] {
  const { facts } = of;
  if (known.length === facts.all.length) return [];
  const held = new Set(facts.all);
  const displaced = known.filter((fact) => !held.has(fact) && !silent.has(fact.kind));
  if (displaced.length === 0) return displaced;
  const read = new Set([...criteriaOn(of).values()].flatMap(({ when }) => leavesOf(when).flatMap(resultsRead)));
  return displaced.filter((fact) => fact.kind !== "result-reported" || read.has(analyteOf(fact)?.key ?? ""));
}

const resultsRead = (leaf: CandidacyLeaf): readonly string[] =>
  leaf.kind === "pregnancy" ? [pregnancyAnalyte] : analytesOf(leaf);

export const withBack = (held: FactIndex, back: readonly Fact[]): FactIndex =>
  indexFacts(
    [...held.all, ...back].toSorted((a, b) => a.earliest - b.earliest || (a.id < b.id ? -1 : 1)),
    held.dangling,
  );
