import type { FactJson, Issue } from "@longwatch/core";
import { type PersonPart, patientKey } from "./outcome.ts";
import { withoutConflicts } from "./results/conflicts.ts";
import { heldFact } from "./results/held.ts";

/** What one place of a file says: a row, a resource. */
export type PlacedPart = { readonly at: string; readonly part: PersonPart };

/**
 * The parts of a file without facts that contradict each other: each of those is held where it stood, with the reason.
 *
 * @returns the parts in their order, and the reasons alone
 */
export function settledParts(read: readonly PlacedPart[]): {
  readonly parts: readonly PersonPart[];
  readonly issues: readonly Issue[];
} {
  const placed = read.flatMap(({ at, part: { identifiers, facts } }) =>
    facts.map((fact) => ({ fact, at, patient: patientKey(identifiers) })),
  );
  const { facts, issues } = withoutConflicts(placed);
  const kept = new Set<FactJson>(facts);
  const said = Map.groupBy(issues, ({ at }) => at);
  const parts = read.map(({ at, part }): PersonPart => {
    const contested = part.facts.filter((fact) => !kept.has(fact)).flatMap((fact) => heldFact(fact, at));
    return {
      ...part,
      facts: part.facts.filter((fact) => kept.has(fact)),
      held: [...part.held, ...contested],
      issues: [...part.issues, ...(said.get(at) ?? [])],
    };
  });
  return { parts, issues };
}
