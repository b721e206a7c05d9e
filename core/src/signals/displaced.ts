import type { Fact, FactKind } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import { oncePerRecord } from "./once-per-record.ts";

/** What took a fact back or stands in its place; `isState`: it says the same thing anew, where a retraction says nothing. */
export type Displacer = { readonly fact: Fact; readonly isState: boolean };

/** A fact that was known and holds no longer, and what displaced it; empty where that follows from a chain alone. */
export type Displaced = { readonly fact: Fact; readonly by: readonly Displacer[] };

/** What people did, and what no rule asks: taking it back withdraws no warning. */
const unasked: ReadonlySet<FactKind> = new Set<FactKind>([
  "fact-retracted",
  "signal-acted",
  "task-acted",
  "obligation-waived",
  "decision-made",
  "follow-up-ended",
  "contact-made",
  "course-planned",
]);

const none: readonly Displaced[] = [];
const made = oncePerRecord<readonly Displaced[]>();

/**
 * The facts that rules may have asked and that hold no longer. Worked out once for each record.
 *
 * @param known every fact known by then, in the order of clinical day, then id; those that hold are among them
 */
export function displacedFacts(held: FactIndex, known: readonly Fact[]): readonly Displaced[] {
  if (known.length === held.all.length) return none;
  return made(held, known, () => {
    const gone = goneFrom(held, known);
    return gone.length === 0 ? none : withDisplacers(gone, known);
  });
}

/** Both lists have one order, so one walk finds what is missing from the second. */
function goneFrom(held: FactIndex, known: readonly Fact[]): readonly Fact[] {
  const gone: Fact[] = [];
  let next = 0;
  for (const fact of known) {
    if (held.all[next] === fact) {
      next += 1;
      continue;
    }
    const isAbsence = fact.kind === "result-reported" && fact.status === "entered-in-error";
    if (!isAbsence && !unasked.has(fact.kind)) gone.push(fact);
  }
  return gone;
}

/** What names it, what is another state of the same result, and what stands with it for the place of one fact. */
function withDisplacers(gone: readonly Fact[], known: readonly Fact[]): readonly Displaced[] {
  const all = gone.map((fact) => ({ fact, by: [] as Displacer[] }));
  const byId = new Map(all.map((one) => [one.fact.id, [one]]));
  const byKey = Map.groupBy(all, ({ fact }) => (fact.kind === "result-reported" ? fact.resultKey : undefined));
  const byPlace = Map.groupBy(all, ({ fact }) => fact.supersedes);
  const note = (ones: typeof all = [], fact: Fact, isState: boolean): void => {
    for (const one of ones)
      if (one.fact !== fact && !one.by.some((other) => other.fact === fact)) one.by.push({ fact, isState });
  };
  for (const fact of known) {
    if (fact.kind === "fact-retracted") note(byId.get(fact.fact), fact, false);
    if (fact.supersedes !== undefined) {
      note(byId.get(fact.supersedes), fact, true);
      note(byPlace.get(fact.supersedes), fact, true);
    }
    if (fact.kind === "result-reported" && fact.resultKey !== undefined) note(byKey.get(fact.resultKey), fact, true);
  }
  return all;
}
