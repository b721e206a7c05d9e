import { assertNever } from "../../../base/result.ts";
import type { ValueCriterion } from "../../../protocol/criterion.ts";
import { changeEdges, trendEdges } from "./change-edges.ts";
import { crossingEdges, gradeEdges, limitEdges, rangeEdges, type ValueEdge } from "./value-edges.ts";

/** Every edge of a criterion on one analyte. */
export function edgesOfValue(leaf: ValueCriterion, at: string): readonly ValueEdge[] {
  switch (leaf.kind) {
    case "limit":
      return limitEdges(leaf, at);
    case "grade":
      return gradeEdges(leaf, at);
    case "range":
      return rangeEdges(leaf, at);
    case "crossing":
      return crossingEdges(leaf, at);
    case "change":
      return changeEdges(leaf, at);
    case "trend":
      return trendEdges(leaf, at);
    case "word":
      return [];
    default:
      return assertNever(leaf);
  }
}
