import { canonicalJson } from "../../base/fingerprint.ts";
import type { Issue } from "../../base/result.ts";
import type { Protocol } from "../protocol.ts";
import type { Rule } from "../rule.ts";
import { type Check, layerOf, problem } from "./check.ts";

/** One id names one rule of a layer, and one parameter of a layer. */
export const checkDuplicates: Check = (protocol) => [...repeatedParameters(protocol), ...repeatedRules(protocol)];

function repeatedParameters(protocol: Protocol): readonly Issue[] {
  const parameters = protocol.parameters ?? [];
  return parameters.flatMap((one, i) => {
    const before = parameters.findIndex(
      (other) => other.id === one.id && layerOf(other, protocol) === layerOf(one, protocol),
    );
    if (before === i) return [];
    const remedy = `Keep one of the two; /parameters/${before} has the same id in the same layer.`;
    return [problem("protocol-rule-duplicate", `/parameters/${i}/id`, `"${one.id}" again`, remedy)];
  });
}

/** Twice the same id in one layer: a plain repetition, or, where the timing differs, a contradiction. */
function repeatedRules(protocol: Protocol): readonly Issue[] {
  return protocol.rules.flatMap((one, i) => {
    const before = protocol.rules.findIndex(
      (other) => other.id === one.id && layerOf(other, protocol) === layerOf(one, protocol),
    );
    if (before === i) return [];
    const first = protocol.rules[before]!;
    if (timingOf(first) === timingOf(one)) {
      const remedy = `Give it an id of its own, or remove it; /rules/${before} has the same id.`;
      return [problem("protocol-rule-duplicate", `/rules/${i}/id`, `"${one.id}" again`, remedy)];
    }
    const remedy = `Keep one timing for "${one.id}", or give this rule an id or a layer of its own; /rules/${before} says otherwise.`;
    return [
      problem(
        "protocol-rule-contradiction",
        `/rules/${i}/id`,
        `"${one.id}" with another timing than /rules/${before}`,
        remedy,
      ),
    ];
  });
}

/** All that decides when a rule is due, as comparable text. */
const timingOf = (rule: Rule): string =>
  canonicalJson(
    rule,
    new Set(["name", "says", "saysEs", "requirement", "confidence", "sources", "rationale", "evidence", "layer"]),
  );
