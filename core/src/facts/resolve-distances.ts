import { addDays } from "../base/calendar.ts";
import { failed, type Issue, ok, type Result } from "../base/result.ts";
import type { Fact } from "./fact.ts";

/** A hundred years: no interval in a record is longer. */
const farthestDays = 36_525;

type Placed = { readonly fact: Fact; readonly at: string };

/**
 * Gives a clinical day to the facts that state only their distance from another fact (`daysAfter`).
 * The day is as uncertain as the other's. A fact that is not there, or a circle, is an Issue.
 */
export function resolveDistances(placed: readonly Placed[]): Result<readonly Fact[]> {
  if (!placed.some(({ fact }) => fact.daysAfter !== undefined)) return ok(placed.map(({ fact }) => fact));
  const byId = new Map(placed.map((one) => [one.fact.id, one]));
  const issues: Issue[] = [];
  const resolve = (one: Placed, through: ReadonlySet<string>): Fact | undefined => {
    const distance = one.fact.daysAfter;
    if (distance === undefined) return one.fact;
    const other = byId.get(distance.fact);
    const base = other && !through.has(distance.fact) ? resolve(other, new Set(through).add(one.fact.id)) : undefined;
    if (base === undefined || !Number.isFinite(base.earliest) || Math.abs(distance.days) > farthestDays)
      return undefined;
    return {
      ...one.fact,
      earliest: addDays(base.earliest, distance.days),
      latest: addDays(base.latest, distance.days),
    };
  };
  const facts = placed.flatMap((one) => {
    const fact = resolve(one, new Set([one.fact.id]));
    if (fact !== undefined) return [fact];
    const saw = JSON.stringify(one.fact.daysAfter?.fact);
    const remedy =
      "Name a fact of this record that has a date, that does not itself count from this one, and a distance of at most 100 years.";
    issues.push({ code: "fact-reference-unknown", severity: "error", at: `${one.at}/daysAfter/fact`, saw, remedy });
    return [];
  });
  return issues.length > 0 ? failed(issues) : ok(facts);
}
