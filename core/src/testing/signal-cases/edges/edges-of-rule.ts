import type { Criterion, GroupCriterion, LeafCriterion } from "../../../protocol/criterion.ts";
import type { SignalRule } from "../../../protocol/signal-rule.ts";
import type { Edge } from "./edge.ts";
import { apartEdges, countEdges } from "./group-edges.ts";
import { edgesOfLeaf } from "./leaf-edges.ts";

/** Every edge of a rule, by the numbers that its file prints. */
export const edgesOfRule = ({ when }: Pick<SignalRule, "when">): readonly Edge[] => edgesOfPart(when, "/when");

function edgesOfPart(part: Criterion | GroupCriterion | LeafCriterion, at: string): readonly Edge[] {
  switch (part.kind) {
    case "all":
      return [...partsOf(part.of, at), ...apartEdges(part.apart ?? {}, `${at}/apart`, part.apart)];
    case "any":
    case "all-of":
      return partsOf(part.of, at);
    case "at-least":
      return [...countEdges(part, at), ...partsOf(part.of, at)];
    case "not":
      return edgesOfPart(part.of, `${at}/of`);
    default:
      return edgesOfLeaf(part, at);
  }
}

const partsOf = (of: readonly (GroupCriterion | LeafCriterion)[], at: string): readonly Edge[] =>
  of.flatMap((one, i) => edgesOfPart(one, `${at}/of/${i}`));

/**
 * Every number anywhere in a rule, whatever its schema, and every grade: JSON pointers. A new field of numbers is found
 * here before anybody has written an edge for it.
 */
export function numbersIn(value: unknown, at = ""): readonly string[] {
  if (typeof value === "number" || at.endsWith("/atLeast")) return [at];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${at}/${key}`));
}

/** Numbers that are printed for people and decide nothing. */
export const isPrinted = (at: string): boolean => /^\/advice\/\d+\/withinHours$/.test(at);
