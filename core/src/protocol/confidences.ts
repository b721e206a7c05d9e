import { citedParts } from "./cited.ts";
import type { Protocol } from "./protocol.ts";
import type { Confidence } from "./rule.ts";

/** How many entries of a version are known how well: all of the sheet that has a grade. */
export function confidencesOf(protocol: Protocol): Partial<Record<Confidence, number>> {
  const { rules, signals, selfCheck, parameters, candidacy, intervals, timers, planning } = protocol;
  const graded: readonly { readonly confidence: Confidence }[] = [
    ...rules,
    ...(signals ?? []),
    ...(selfCheck?.questions ?? []),
    ...(parameters ?? []),
    ...(candidacy ?? []),
    ...(intervals ?? []),
    ...(timers ?? []),
    ...(planning?.leads ?? []),
    ...(planning?.consequences ?? []),
    ...citedParts(protocol).map(({ of }) => of),
  ];
  const counts: Partial<Record<Confidence, number>> = {};
  for (const { confidence } of graded) counts[confidence] = (counts[confidence] ?? 0) + 1;
  return counts;
}
