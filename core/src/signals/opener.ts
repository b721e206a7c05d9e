import type { Hit } from "./hits.ts";

/** By when each could be known; of what was known at one moment by the day of the fact, and then by its id. */
export const inOrderOfLearning = (a: Hit, b: Hit): number =>
  a.learned().at - b.learned().at || a.first.earliest - b.first.earliest || (a.first.id < b.first.id ? -1 : 1);

/** The hit that was known first: an episode is named by it and opened with it. */
export const openerOf = (hits: readonly Hit[]): Hit =>
  hits.reduce((first, hit) => (inOrderOfLearning(hit, first) < 0 ? hit : first));
