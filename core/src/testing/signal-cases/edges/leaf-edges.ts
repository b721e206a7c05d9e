import { isContext, type LeafCriterion } from "../../../protocol/criterion.ts";
import { againEdges } from "./again-edges.ts";
import { contextEdges } from "./context-edges.ts";
import type { Edge } from "./edge.ts";
import { edgesOfValue } from "./edges-of-value.ts";
import { dailyMeanEdges, symptomEdges, vitalEdges } from "./observed-edges.ts";
import { asked, askedOn } from "./records.ts";
import type { ValueEdge } from "./value-edges.ts";

/** Every edge of one criterion without parts. */
export function edgesOfLeaf(leaf: LeafCriterion, at: string): readonly Edge[] {
  if (isContext(leaf)) return contextEdges(leaf, at);
  switch (leaf.kind) {
    case "again":
      return againEdges(leaf, at);
    case "symptom":
      return symptomEdges(leaf, at);
    case "vital":
      return vitalEdges(leaf, at);
    case "daily-mean":
      return dailyMeanEdges(leaf, at);
    case "finding":
    case "recorded":
    case "exam":
    case "mri":
      return [];
    default:
      return edgesOfValue(leaf, at).map((edge) => once(edge, leaf));
  }
}

const once = ({ touches, of, before, sex, points }: ValueEdge, when: LeafCriterion): Edge => ({
  touches,
  of,
  judgements: points.map(({ side, expected, on }) => ({
    side,
    when,
    facts: [...before, asked(on(askedOn))],
    expected,
    ...(sex === undefined ? {} : { sex }),
  })),
});
