import { canonicalJson } from "../../base/fingerprint.ts";
import { type Protocol, protocolName } from "../protocol.ts";
import type { Rule } from "../rule.ts";
import { type Finding, layerOf, problem, type ReadProtocol, type SetCheck } from "./check.ts";

/**
 * Layers meet by rule id, so one id means one thing wherever two layers of a jurisdiction can apply on the
 * same day: the same kind of rule, fulfilled by the same evidence. Their timing may differ.
 */
export const checkLayers: SetCheck = (protocols) =>
  protocols.flatMap((one, i) => protocols.slice(0, i + 1).flatMap((other) => contradictions(other, one)));

function contradictions(before: ReadProtocol, { file, protocol }: ReadProtocol): readonly Finding[] {
  if (!canMeet(before.protocol, protocol)) return [];
  return protocol.rules.flatMap((rule, i) => {
    const earlier = before.protocol === protocol ? protocol.rules.slice(0, i) : before.protocol.rules;
    const other = earlier.find((one) => isOtherLayersSame(one, before.protocol, rule, protocol));
    if (other === undefined) return [];
    const where = `${protocolName(before.protocol)} (${layerOf(other, before.protocol)})`;
    if (other.kind !== rule.kind) {
      const remedy = `Write "kind: ${other.kind}" as ${where} does, or give this rule an id of its own.`;
      return [
        {
          file,
          issue: problem("protocol-rule-contradiction", `/rules/${i}/kind`, `"${rule.id}" is ${rule.kind}`, remedy),
        },
      ];
    }
    if (evidenceOf(other) === evidenceOf(rule)) return [];
    const remedy = `Ask for the same evidence as ${where}, ${evidenceOf(other)}, or give this rule an id of its own.`;
    return [
      {
        file,
        issue: problem(
          "protocol-rule-contradiction",
          `/rules/${i}/evidence`,
          `"${rule.id}" asks for ${evidenceOf(rule)}`,
          remedy,
        ),
      },
    ];
  });
}

/** The same id elsewhere. Of two policies the clinic's own replaces the other's rule, so they cannot clash. */
const isOtherLayersSame = (one: Rule, of: Protocol, rule: Rule, protocol: Protocol): boolean =>
  one.id === rule.id &&
  (of === protocol
    ? layerOf(one, of) !== layerOf(rule, protocol)
    : of.jurisdiction !== "any" || protocol.jurisdiction !== "any");

/** Same jurisdiction (a policy goes with any) and a day in common; versions of one protocol follow each other. */
function canMeet(a: Protocol, b: Protocol): boolean {
  if (a === b) return true;
  const samePlace = a.jurisdiction === b.jurisdiction || a.jurisdiction === "any" || b.jurisdiction === "any";
  return a.protocol !== b.protocol && samePlace && beginsInTime(a, b) && beginsInTime(b, a);
}

const beginsInTime = (a: Protocol, b: Protocol): boolean =>
  b.effective.through === null || a.effective.from <= b.effective.through;

/** Evidence as comparable text; the order of its results does not matter. */
function evidenceOf(rule: Rule): string {
  if (!("evidence" in rule)) return "nothing";
  if (!("results" in rule.evidence)) return canonicalJson(rule.evidence);
  return `{"results":[${rule.evidence.results
    .map((one) => canonicalJson(one))
    .toSorted()
    .join(",")}]}`;
}
