import type { Fact, FactOfKind } from "./fact.ts";
import type { ResultStatus } from "./result-reported.ts";

/**
 * Tells of each fact whether it no longer stands: because it was taken back, or because another fact stands
 * in its place. A chain of corrections leaves its last word; what was replaced revives only when all that
 * came after it has been taken back. Of rivals, and of the states of one result, each gives way to every one
 * that ranks above it. In a circle the one that was recorded last stands.
 */
export function displacement(facts: readonly Fact[]): (fact: Fact) => boolean {
  const isTakenBack = retraction(facts);
  const successors = successorsOf(facts);
  const allAfter = (fact: Fact): ReadonlySet<Fact> => {
    const reached = new Set<Fact>();
    const waiting = [...(successors.get(fact.id) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      waiting.push(...(successors.get(next.id) ?? []));
    }
    return reached;
  };
  return (fact) => {
    if (isTakenBack(fact)) return true;
    return [...allAfter(fact)].some(
      (after) =>
        after !== fact && !isTakenBack(after) && (!allAfter(after).has(fact) || laterRecordedFirst(after, fact) < 0),
    );
  };
}

/** A retraction counts unless it was itself retracted. */
function retraction(facts: readonly Fact[]): (fact: Fact) => boolean {
  const retractions = new Map<string, Fact[]>();
  for (const fact of facts) if (fact.kind === "fact-retracted") add(retractions, fact.fact, fact);
  const isVoid = (fact: Fact, through: ReadonlySet<string>): boolean =>
    (retractions.get(fact.id) ?? []).some((by) => !through.has(by.id) && !isVoid(by, new Set(through).add(by.id)));
  return (fact) => isVoid(fact, new Set([fact.id]));
}

/** For each fact those that stand in its place, by its id. */
function successorsOf(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const successors = new Map<string, Fact[]>();
  for (const rivals of groups(facts, (fact) => fact.supersedes)) {
    for (const rival of rivals) if (rival.supersedes !== rival.id) add(successors, rival.supersedes!, rival);
    rank(rivals.toSorted(laterRecordedFirst), successors);
  }
  for (const states of groups(facts, (fact) => (fact.kind === "result-reported" ? fact.resultKey : undefined))) {
    rank((states as FactOfKind<"result-reported">[]).toSorted(latestStateFirst), successors);
  }
  return successors;
}

/** Each gives way to all before it. */
function rank(ordered: readonly Fact[], successors: Map<string, Fact[]>): void {
  ordered.forEach((fact, i) => {
    for (const above of ordered.slice(0, i)) add(successors, fact.id, above);
  });
}

function add(lists: Map<string, Fact[]>, id: string, fact: Fact): void {
  const list = lists.get(id);
  if (list === undefined) lists.set(id, [fact]);
  else list.push(fact);
}

function groups(facts: readonly Fact[], keyOf: (fact: Fact) => string | undefined): readonly Fact[][] {
  const byKey = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key !== undefined) add(byKey, key, fact);
  }
  return [...byKey.values()];
}

const statusRank: Record<ResultStatus, number> = {
  preliminary: 0,
  final: 1,
  cancelled: 1,
  corrected: 2,
  "entered-in-error": 3,
};

const never = Number.NEGATIVE_INFINITY;

/** Contract section 4, item 4: by report, message, status, then by when we learned it. */
function latestStateFirst(a: FactOfKind<"result-reported">, b: FactOfKind<"result-reported">): number {
  return (
    compare(b.reportedAt ?? never, a.reportedAt ?? never) ||
    compare(b.messageAt ?? never, a.messageAt ?? never) ||
    statusRank[b.status ?? "final"] - statusRank[a.status ?? "final"] ||
    laterRecordedFirst(a, b)
  );
}

const laterRecordedFirst = (a: Fact, b: Fact): number =>
  compare(b.recordedAt ?? never, a.recordedAt ?? never) || (a.id < b.id ? 1 : -1);

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
