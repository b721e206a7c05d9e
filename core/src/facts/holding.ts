import { type Instant, utcDay } from "../base/instant.ts";
import type { Fact, FactOfKind } from "./fact.ts";
import { type FactIndex, indexFacts } from "./fact-index.ts";
import type { ResultStatus } from "./result-reported.ts";

/**
 * The facts that hold, as known at a moment (that moment included; `undefined`: all that is known today).
 * A later state of a result replaces the earlier one, whatever order they arrived in; a superseded or
 * retracted fact is absent; a result entered in error holds as absence. A correction that was not yet
 * known does not exist.
 */
export function holdingFacts(facts: readonly Fact[], knownAt: Instant | undefined): FactIndex {
  const known = knownAt === undefined ? facts : facts.filter((fact) => isKnown(fact, knownAt));
  if (!known.some(mayDisplace) && !hasRepeatedResultKey(known)) return indexFacts(known);
  const displaced = displacement(known);
  return indexFacts(known.filter((fact) => !displaced(fact) && !isAbsence(fact)));
}

/** A fact without `recordedAt` is taken as known on its clinical day. */
const isKnown = (fact: Fact, knownAt: Instant): boolean =>
  fact.recordedAt === undefined ? fact.earliest <= utcDay(knownAt) : fact.recordedAt <= knownAt;

const mayDisplace = (fact: Fact): boolean =>
  fact.supersedes !== undefined || fact.kind === "fact-retracted" || isAbsence(fact);

const isAbsence = (fact: Fact): boolean => fact.kind === "result-reported" && fact.status === "entered-in-error";

function hasRepeatedResultKey(facts: readonly Fact[]): boolean {
  const seen = new Set<string>();
  return facts.some((fact) => {
    if (fact.kind !== "result-reported" || fact.resultKey === undefined) return false;
    if (seen.has(fact.resultKey)) return true;
    seen.add(fact.resultKey);
    return false;
  });
}

/** Tells of each fact whether another one stands in its place. Facts in a circle are judged in their sorted order. */
function displacement(facts: readonly Fact[]): (fact: Fact) => boolean {
  const displacers = new Map<string, Fact[]>();
  const displace = (id: string, by: Fact): void => {
    displacers.set(id, [...(displacers.get(id) ?? []), by]);
  };
  for (const fact of facts) {
    if (fact.kind === "fact-retracted") displace(fact.fact, fact);
  }
  for (const rivals of groups(facts, (fact) => fact.supersedes)) {
    const [winner, ...losers] = rivals.toSorted(laterRecordedFirst);
    if (winner?.supersedes !== undefined) displace(winner.supersedes, winner);
    for (const loser of losers) displace(loser.id, winner!);
  }
  for (const states of groups(facts, resultKeyOf)) {
    const [latest, ...earlier] = (states as FactOfKind<"result-reported">[]).toSorted(latestStateFirst);
    for (const state of earlier) displace(state.id, latest!);
  }
  const verdicts = new Map<string, boolean>();
  const isDisplaced = (fact: Fact): boolean => {
    const known = verdicts.get(fact.id);
    if (known !== undefined) return known;
    verdicts.set(fact.id, true);
    const verdict = (displacers.get(fact.id) ?? []).some((by) => by.id !== fact.id && !isDisplaced(by));
    verdicts.set(fact.id, verdict);
    return verdict;
  };
  return isDisplaced;
}

const resultKeyOf = (fact: Fact): string | undefined => (fact.kind === "result-reported" ? fact.resultKey : undefined);

function groups(facts: readonly Fact[], keyOf: (fact: Fact) => string | undefined): readonly Fact[][] {
  const byKey = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key === undefined) continue;
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [fact]);
    else group.push(fact);
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
