import { canonicalJson } from "../base/fingerprint.ts";
import { failed, type Issue, type Result } from "../base/result.ts";
import type { Fact } from "./fact.ts";
import { resolveDistances } from "./resolve-distances.ts";
import { contentOf } from "./stated-fact.ts";

/** A fact, and where it stands, for complaints. */
export type Placed = { readonly fact: Fact; readonly at: () => string };

/**
 * Facts as one record: what was written twice once, and the days counted out of those that tell only a distance.
 * In no order that means anything.
 *
 * @param issues  what was wrong with facts by themselves: with any, nothing is returned but all that is wrong
 */
export function assembled(placed: readonly Placed[], issues: readonly Issue[]): Result<readonly Fact[]> {
  const { distinct, conflicts } = onceEach(placed);
  const all = [...issues, ...conflicts, ...circularCorrections(placed)];
  return all.length > 0 ? failed(all) : resolveDistances(distinct);
}

function onceEach(placed: readonly Placed[]): {
  readonly distinct: readonly Placed[];
  readonly conflicts: readonly Issue[];
} {
  const byId = new Map<string, Placed>();
  const conflicts: Issue[] = [];
  for (const one of placed) {
    const before = byId.get(one.fact.id);
    if (before === undefined) byId.set(one.fact.id, one);
    else if (contentOf(before.fact) !== contentOf(one.fact)) conflicts.push(conflict(one, before));
    else if (isKnownEarlier(one.fact, before.fact)) byId.set(one.fact.id, one);
  }
  return { distinct: byId.size === placed.length ? placed : [...byId.values()], conflicts };
}

const conflict = ({ fact, at }: Placed, before: Placed): Issue => ({
  code: "fact-id-conflict",
  severity: "error",
  at: `${at()}/id`,
  saw: JSON.stringify(fact.id),
  remedy: `Give it an id of its own, or write it as a correction with "supersedes"; ${before.at()} has the same id and other content.`,
});

/** Of two copies the one that was known first counts: what we learn again we knew already. */
const isKnownEarlier = (a: Fact, b: Fact): boolean =>
  knownFrom(a) < knownFrom(b) || (knownFrom(a) === knownFrom(b) && canonicalJson(a) < canonicalJson(b));

/** A copy without `recordedAt` counts from its clinical day. */
const knownFrom = (fact: Fact): number => fact.recordedAt ?? fact.earliest * 86_400_000;

/** A correction that, by whatever way, corrects itself says nothing about what is right. */
function circularCorrections(placed: readonly Placed[]): readonly Issue[] {
  const corrections = placed.filter(({ fact }) => fact.supersedes !== undefined);
  if (corrections.length === 0) return [];
  const corrects = new Map(corrections.map(({ fact }) => [fact.id, fact.supersedes]));
  const settled = new Set<string>();
  return placed.flatMap(({ fact, at }): readonly Issue[] => {
    if (!corrects.has(fact.id)) return [];
    const path = new Set<string>();
    let id: string | undefined = fact.id;
    while (id !== undefined && !settled.has(id) && !path.has(id)) {
      path.add(id);
      id = corrects.get(id);
    }
    const isCircle = id !== undefined && path.has(id);
    for (const one of path) settled.add(one);
    if (!isCircle) return [];
    const remedy = "Name the fact that this one corrects; these correct each other in a circle.";
    const saw = JSON.stringify(fact.supersedes);
    return [{ code: "fact-reference-unknown", severity: "error", at: `${at()}/supersedes`, saw, remedy }];
  });
}
