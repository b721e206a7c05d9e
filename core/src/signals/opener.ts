import type { Hit } from "./hit.ts";
import { isHistorical } from "./learned.ts";
import type { Signal } from "./signal.ts";

/** By when each could be known; of what was known at one moment by the day of the fact, and then by its id. */
export const inOrderOfLearning = (a: Hit, b: Hit): number =>
  a.learned().at - b.learned().at || a.first.earliest - b.first.earliest || (a.first.id < b.first.id ? -1 : 1);

/** The hit that was known first: an episode is named by it and opened with it. */
export const openerOf = (hits: readonly Hit[]): Hit =>
  hits.reduce((first, hit) => (inOrderOfLearning(hit, first) < 0 ? hit : first));

/** The hit whose rule asks for the signal's tests: of those of its most urgent rule the first that was no history when it was known. */
export function askingHitOf({ hits, inForce }: Pick<Signal, "hits" | "inForce">): Hit {
  const own = hits.filter((hit) => hit.inForce === inForce);
  const recent = own.filter((hit) => !isHistorical(hit));
  return openerOf(recent.length > 0 ? recent : own);
}
