import { keysOfLeaf, leavesOf } from "./candidacy.ts";
import type { ReadinessItem, ReadinessRules } from "./readiness.ts";

/** Everything of the section that has a source of its own, and its place in the file. */
export function citedReadiness(readiness: ReadinessRules | undefined) {
  if (readiness === undefined) return [];
  const { items, day } = readiness;
  const { reactions, symptoms, told, ...single } = day;
  return [
    ...items.map((of, i) => ({ of, at: `/readiness/items/${i}` })),
    ...Object.entries(single).map(([name, of]) => ({ of, at: `/readiness/day/${name}` })),
    ...reactions.map((of, i) => ({ of, at: `/readiness/day/reactions/${i}` })),
    ...symptoms.map((of, i) => ({ of, at: `/readiness/day/symptoms/${i}` })),
    ...told.map((of, i) => ({ of, at: `/readiness/day/told/${i}` })),
  ];
}

/** The names and sentences that somebody is shown, and the keys that are read out as words. */
export const wordsOfReadiness = (readiness: ReadinessRules): readonly string[] => [
  ...citedReadiness(readiness).map(({ of }) => of.says),
  ...readiness.items.map(({ name }) => name),
];

/** Keys of questions, conditions and medicines that an item asks for. */
export const keysOfReadiness = ({ items }: ReadinessRules): readonly string[] => items.flatMap(keysOf);

function keysOf({ test }: ReadinessItem): readonly string[] {
  if (test.kind === "new-medicine") return test.anyOf;
  if (test.kind === "result") return test.ownBaselineWith === undefined ? [] : [test.ownBaselineWith];
  if (test.kind !== "person") return [];
  return leavesOf(test.when).flatMap(keysOfLeaf);
}
