import type { Issue } from "../../base/result.ts";
import { findAnalyte } from "../../units/analytes.ts";
import type { Rule } from "../rule.ts";
import { type Check, problem } from "./check.ts";

/** Analytes are those of the catalogue, and a limit has a unit that its analyte can have. */
export const checkAnalytes: Check = (protocol) =>
  protocol.rules.flatMap((rule, i) => [...unknownEvidence(rule, `/rules/${i}`), ...unfitLimit(rule, `/rules/${i}`)]);

function unknownEvidence(rule: Rule, at: string): readonly Issue[] {
  if (!("evidence" in rule) || !("results" in rule.evidence)) return [];
  return rule.evidence.results.flatMap((needed, i) =>
    typeof needed === "string"
      ? unknown(needed, `${at}/evidence/results/${i}`)
      : needed.flatMap((one, k) => unknown(one, `${at}/evidence/results/${i}/${k}`)),
  );
}

const unknown = (key: string, at: string): readonly Issue[] =>
  findAnalyte(key) === undefined
    ? [problem("analyte-unknown", at, `"${key}"`, "Write a key of the analyte catalogue (docs/reference/analytes.md).")]
    : [];

function unfitLimit(rule: Rule, at: string): readonly Issue[] {
  if (rule.kind !== "course-span" || rule.endsWhen === undefined) return [];
  const { analyte: key, unit } = rule.endsWhen;
  const analyte = findAnalyte(key);
  if (analyte === undefined) return unknown(key, `${at}/endsWhen/analyte`);
  const fitting = [analyte.unit, ...analyte.alsoUnits.map((also) => also.unit)].filter((one) => one !== undefined);
  if (fitting.includes(unit)) return [];
  const remedy =
    fitting.length === 0 ? `${analyte.name} has no number with a unit.` : `Write one of ${fitting.join(", ")}.`;
  return [problem("unit-unfit", `${at}/endsWhen/unit`, `"${unit}"`, remedy)];
}
