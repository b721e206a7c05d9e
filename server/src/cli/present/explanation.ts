import type { Explanation, Reference } from "@longwatch/core";
import { say } from "@longwatch/core";
import { bold, columns, wrapped } from "./layout.ts";
import { citation, citedSource } from "./source.ts";

/** An explanation for a person: the rule in words, its source, the facts, the comparisons, what would change it. */
export function presentExplanation(why: Explanation, references: readonly Reference[]): string {
  const { rule } = why;
  return [
    bold(`${why.key}  ${why.name}: ${say(`status.${why.status}`, {})}`),
    "",
    bold("Rule"),
    ...wrapped(rule.says, 2),
    ...wrapped(citation(rule.layer, rule.protocol, rule.sources, rule.confidence, references), 2),
    ...(rule.carriedFrom === undefined
      ? []
      : wrapped(`Carried from ${rule.carriedFrom}: this version does not document it.`, 2)),
    ...(rule.rationale === undefined ? [] : wrapped(rule.rationale, 2)),
    ...why.others.flatMap((other) =>
      wrapped(
        `Also ${say(`layer.${other.layer}`, {})} ${other.protocol}: ${other.says} (${other.sources.map((one) => citedSource(one, references)).join("; ")})`,
        2,
      ),
    ),
    "",
    bold("Facts"),
    ...columns(why.facts.map((fact) => [fact.as, fact.text, fact.id])),
    "",
    bold("Comparisons"),
    ...(why.comparisons.length === 0
      ? ["  none"]
      : columns(why.comparisons.map((one) => [one.edge, one.left, one.saw, one.op, one.right, one.result]))),
    "",
    bold("What would change it"),
    ...why.wouldChange.flatMap((line) => wrapped(line, 2)),
  ].join("\n");
}
