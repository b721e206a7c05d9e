import type { Fact, FactOfKind } from "./fact.ts";
import type { ResultStatus } from "./result-reported.ts";

/**
 * Tells of each fact whether it no longer stands: because it was taken back, or because another fact stands
 * in its place. A chain of corrections leaves its last word; what was replaced revives only when all that
 * came after it has been taken back. Of rivals for one place, and of the states of one result, the first
 * that was not taken back stands. Circles do not reach this: a record that holds one is refused.
 *
 * @returns undefined: all stand
 */
export function displacement(facts: readonly Fact[]): ((fact: Fact) => boolean) | undefined {
  const { retractions, successors, states } = relationsOf(facts);
  if (retractions.size === 0 && successors.size === 0 && states.size === 0) return undefined;
  const isTakenBack = takenBack(retractions);
  const losers = new Set<Fact>();
  for (const rivals of successors.values()) addLosers(rivals.toSorted(laterRecordedFirst), isTakenBack, losers);
  for (const group of states.values()) addLosers(group.toSorted(latestStateFirst), isTakenBack, losers);
  const isReplaced = (fact: Fact): boolean => {
    if (!successors.has(fact.id)) return false;
    const seen = new Set<Fact>([fact]);
    const waiting = [fact];
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      for (const next of successors.get(one.id) ?? []) {
        if (seen.has(next)) continue;
        if (!isTakenBack(next)) return true;
        seen.add(next);
        waiting.push(next);
      }
    }
    return false;
  };
  // Most facts are in none of these: they are asked one question, not three.
  const touched = new Set([...retractions.keys(), ...successors.keys(), ...[...losers].map(({ id }) => id)]);
  return (fact) => touched.has(fact.id) && (isTakenBack(fact) || losers.has(fact) || isReplaced(fact));
}

type Groups<F extends Fact = Fact> = ReadonlyMap<string, readonly F[]>;
type Result = FactOfKind<"result-reported">;

/** Who takes back whom, who corrects whom, and the states of each result that has more than one: in one pass over all facts. */
function relationsOf(facts: readonly Fact[]): {
  readonly retractions: Groups;
  readonly successors: Groups;
  readonly states: Groups<Result>;
} {
  const retractions = new Map<string, Fact[]>();
  const successors = new Map<string, Fact[]>();
  const firsts = new Map<string, Result>();
  const states = new Map<string, Result[]>();
  for (const fact of facts) {
    const { supersedes } = fact;
    if (supersedes !== undefined && supersedes !== fact.id) append(successors, supersedes, fact);
    if (fact.kind === "fact-retracted") append(retractions, fact.fact, fact);
    if (fact.kind !== "result-reported" || fact.resultKey === undefined) continue;
    const first = firsts.get(fact.resultKey);
    if (first === undefined) firsts.set(fact.resultKey, fact);
    else append(states, fact.resultKey, ...(states.has(fact.resultKey) ? [fact] : [first, fact]));
  }
  return { retractions, successors, states };
}

function append<F extends Fact>(groups: Map<string, F[]>, key: string, ...facts: readonly F[]): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [...facts]);
  else group.push(...facts);
}

/** All after the first that was not taken back. */
function addLosers(ordered: readonly Fact[], isTakenBack: (fact: Fact) => boolean, losers: Set<Fact>): void {
  const winner = ordered.findIndex((fact) => !isTakenBack(fact));
  if (winner >= 0) for (const fact of ordered.slice(winner + 1)) losers.add(fact);
}

/** A retraction counts unless it was itself retracted. */
function takenBack(retractions: Groups): (fact: Fact) => boolean {
  const isVoid = (fact: Fact, through: ReadonlySet<string>): boolean =>
    (retractions.get(fact.id) ?? []).some((by) => !through.has(by.id) && !isVoid(by, new Set(through).add(by.id)));
  return (fact) => retractions.has(fact.id) && isVoid(fact, new Set([fact.id]));
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
