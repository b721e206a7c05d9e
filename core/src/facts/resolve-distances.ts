import { addDays } from "../base/calendar.ts";
import { failed, type Issue, ok, type Result } from "../base/result.ts";
import type { Fact } from "./fact.ts";

/** A hundred years: no interval in a record is longer. */
const farthestDays = 36_525;

type Placed = { readonly fact: Fact; readonly at: () => string };

/**
 * Gives a clinical day to the facts that state only their distance from another fact (`daysAfter`).
 * The day is as uncertain as the other's. A fact that is not there, or a circle, is an Issue.
 */
export function resolveDistances(placed: readonly Placed[]): Result<readonly Fact[]> {
  if (!placed.some(({ fact }) => fact.daysAfter !== undefined)) return ok(placed.map(({ fact }) => fact));
  const byId = new Map(placed.map((one) => [one.fact.id, one]));
  const issues: Issue[] = [];
  const resolved = new Map<string, Fact | undefined>();
  const resolve = (start: Placed): Fact | undefined => {
    const path: Placed[] = [];
    const onPath = new Set<string>();
    let one: Placed | undefined = start;
    while (one?.fact.daysAfter !== undefined && !resolved.has(one.fact.id) && !onPath.has(one.fact.id)) {
      path.push(one);
      onPath.add(one.fact.id);
      one = byId.get(one.fact.daysAfter.fact);
    }
    let base =
      one === undefined || onPath.has(one.fact.id) ? undefined : (resolved.get(one.fact.id) ?? dated(one.fact));
    for (const { fact } of path.reverse()) {
      base = base === undefined ? undefined : after(base, fact);
      resolved.set(fact.id, base);
    }
    return base;
  };
  const facts = placed.flatMap((one) => {
    const fact = one.fact.daysAfter === undefined ? one.fact : resolve(one);
    if (fact !== undefined) return [fact];
    const saw = JSON.stringify(one.fact.daysAfter?.fact);
    const remedy =
      "Name a fact of this record that has a date, that does not itself count from this one, and a distance of at most 100 years.";
    issues.push({ code: "fact-reference-unknown", severity: "error", at: `${one.at()}/daysAfter/fact`, saw, remedy });
    return [];
  });
  return issues.length > 0 ? failed(issues) : ok(facts);
}

/** A fact that has a day of its own. */
const dated = (fact: Fact): Fact | undefined =>
  fact.daysAfter === undefined && Number.isFinite(fact.earliest) ? fact : undefined;

function after(base: Fact, fact: Fact): Fact | undefined {
  const days = fact.daysAfter?.days ?? 0;
  if (Math.abs(days) > farthestDays) return undefined;
  return { ...fact, earliest: addDays(base.earliest, days), latest: addDays(base.latest, days) };
}
