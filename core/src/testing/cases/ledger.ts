import { type Edge, edgeName, type Side } from "./edges.ts";

/** One side of one edge, as an assessment met it. */
export type Touch = Pick<Edge, "protocol" | "of" | "id"> & { readonly side: Side };

/** Which sides of which edges have been met by rows whose expectations held. */
export type Ledger = {
  readonly add: (touches: readonly Touch[]) => void;
  readonly sidesOf: (edge: Edge) => ReadonlySet<Side>;
};

export function openLedger(): Ledger {
  const met = new Map<string, Set<Side>>();
  return {
    add: (touches) => {
      for (const touch of touches) met.set(edgeName(touch), (met.get(edgeName(touch)) ?? new Set()).add(touch.side));
    },
    sidesOf: (edge) => met.get(edgeName(edge)) ?? new Set(),
  };
}

const words: Readonly<Record<Side, string>> = { [-1]: "just below", 0: "on", 1: "just above" };

/** The edges with a side that no row has met, each in one line; `excused` are names, or their beginnings. */
export function untouched(edges: readonly Edge[], ledger: Ledger, excused: readonly string[] = []): readonly string[] {
  return edges
    .filter((edge) => !excused.some((name) => isNamedBy(edge, name)))
    .flatMap((edge) => {
      const missing = missingSides(edge, ledger);
      return missing.length === 0
        ? []
        : [`${edgeName(edge)} (${edge.value}): ${missing.map((side) => words[side]).join(", ")}`];
    });
}

/** Excuses that name no edge, or only edges that are touched after all. */
export const needless = (edges: readonly Edge[], ledger: Ledger, excused: readonly string[]): readonly string[] =>
  excused.filter((name) =>
    edges.filter((edge) => isNamedBy(edge, name)).every((edge) => missingSides(edge, ledger).length === 0),
  );

const isNamedBy = (edge: Edge, name: string): boolean =>
  edgeName(edge) === name || edgeName(edge).startsWith(`${name} `);

const missingSides = (edge: Edge, ledger: Ledger): readonly Side[] =>
  edge.sides.filter((side) => !ledger.sidesOf(edge).has(side));
