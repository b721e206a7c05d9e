import type { Issue } from "../../base/result.ts";
import { findAnalyte } from "../../units/analytes.ts";
import { readUnit } from "../../units/unit-text.ts";
import { isContext, type LeafCriterion, leavesOf } from "../criterion.ts";
import type { SignalRule } from "../signal-rule.ts";
import { type Check, layerOf, problem } from "./check.ts";

/** Signal rules name analytes and units of the catalogue, rules that exist, and themselves once in each layer. */
export const checkSignals: Check = (protocol, { policies }) => {
  const signals = protocol.signals ?? [];
  const ids = new Set([...policies, protocol].flatMap((one) => (one.signals ?? []).map((rule) => rule.id)));
  return signals.flatMap((rule, i) => {
    const at = `/signals/${i}`;
    const before = signals.findIndex(
      (other) => other.id === rule.id && layerOf(other, protocol) === layerOf(rule, protocol),
    );
    return [
      ...(before === i
        ? []
        : [
            problem(
              "protocol-rule-duplicate",
              `${at}/id`,
              `"${rule.id}" again`,
              `Keep one; /signals/${before} has it.`,
            ),
          ]),
      ...unknownRules(rule, ids, at),
      ...leavesOf(rule.when).flatMap(({ leaf, at: place }) => leafProblems(leaf, `${at}/when${place}`)),
      ...unreachable(rule, at),
    ];
  });
};

const unknownRules = (rule: SignalRule, ids: ReadonlySet<string>, at: string): readonly Issue[] =>
  (rule.notWhen ?? []).flatMap((id, i) => {
    const remedy = "Write the id of another signal rule, of this file or of a policy.";
    return ids.has(id) && id !== rule.id
      ? []
      : [problem("protocol-reference-unknown", `${at}/notWhen/${i}`, `"${id}"`, remedy)];
  });

export function leafProblems(leaf: LeafCriterion, at: string): readonly Issue[] {
  if (leaf.kind === "again") return leafProblems(leaf.of, `${at}/of`);
  if (leaf.kind === "absent") return leaf.anyOf.flatMap((key, i) => unknownAnalyte(key, `${at}/anyOf/${i}`));
  if (leaf.kind === "vital" && startsOf(leaf) > 1) {
    const remedy = "Say per cent above, points above or points below, not several.";
    return [problem("value-not-allowed", at, "several", remedy)];
  }
  if (!("analyte" in leaf)) return [];
  const analyte = findAnalyte(leaf.analyte);
  if (analyte === undefined || analyte.key !== leaf.analyte) return unknownAnalyte(leaf.analyte, `${at}/analyte`);
  if (leaf.kind === "change" && leaf.percent === undefined && leaf.by === undefined)
    return [problem("value-missing", `${at}/percent`, "nothing", "Say by how much: percent, by, or both.")];
  const amount =
    leaf.kind === "limit"
      ? { unit: leaf.unit, at }
      : leaf.kind === "change" && leaf.by
        ? { unit: leaf.by.unit, at: `${at}/by` }
        : undefined;
  if (amount === undefined || readUnit(amount.unit, analyte).kind === "unit") return [];
  const fitting = [analyte.unit, ...analyte.alsoUnits.map((also) => also.unit)].filter((one) => one !== undefined);
  const remedy =
    fitting.length === 0 ? `${analyte.name} has no number with a unit.` : `Write one of ${fitting.join(", ")}.`;
  return [problem("unit-unfit", `${amount.at}/unit`, `"${amount.unit}"`, remedy)];
}

const startsOf = (leaf: Extract<LeafCriterion, { kind: "vital" }>): number =>
  [leaf.percentAboveStart, leaf.pointsAboveStart, leaf.pointsBelowStart].filter((one) => one === true).length;

export function unknownAnalyte(key: string, at: string): readonly Issue[] {
  if (findAnalyte(key)?.key === key) return [];
  const remedy = "Write a key of the analyte catalogue (docs/reference/analytes.md).";
  return [problem("analyte-unknown", at, `"${key}"`, remedy)];
}

/** A rule is judged at a fact that could complete it: without anything observed it would never speak. */
function unreachable(rule: SignalRule, at: string): readonly Issue[] {
  if (leavesOf(rule.when).some(({ leaf, isNegated }) => !isNegated && !isContext(leaf))) return [];
  const remedy = "Add a value, symptom, vital sign, finding, examination or scan that completes it.";
  return [problem("protocol-rule-unreachable", `${at}/when`, "nothing that is observed", remedy)];
}
