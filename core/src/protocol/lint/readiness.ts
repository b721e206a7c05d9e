import type { Issue } from "../../base/result.ts";
import { leavesOf as candidacyLeaves } from "../candidacy.ts";
import type { InfusionDayRules } from "../infusion-day.ts";
import type { Protocol } from "../protocol.ts";
import type { ReadinessItem } from "../readiness.ts";
import { type Check, type LintContext, problem } from "./check.ts";
import { symptomsIn } from "./self-check.ts";
import { leafProblems, unknownAnalyte } from "./signals.ts";

/** Every item once; analytes, units, rules and criteria that exist; grades, symptoms and what is told once each. */
export const checkReadiness: Check = (protocol, context) => {
  const { readiness } = protocol;
  if (readiness === undefined) return [];
  const { items, day } = readiness;
  const all = [protocol, ...context.policies];
  const stated = {
    rules: new Set(all.flatMap(({ rules }) => rules.map(({ id }) => id))),
    criteria: new Set(all.flatMap(({ criteria = [] }) => criteria.map(({ id }) => id))),
    signals: new Set(all.flatMap(({ signals = [] }) => signals.map(({ id }) => id))),
  };
  return [
    ...repeated(items, ({ id }) => id, "/readiness/items"),
    ...repeated(day.reactions, ({ grade }) => String(grade), "/readiness/day/reactions"),
    ...repeated(
      day.symptoms.flatMap(({ symptoms }) => symptoms),
      (key) => key,
      "/readiness/day/symptoms",
    ),
    ...heardProblems(day.symptoms, all),
    ...repeated(day.told, ({ id }) => id, "/readiness/day/told"),
    ...items.flatMap((one, i) => itemProblems(one, `/readiness/items/${i}/test`, stated, context)),
    ...day.vitals.alarms.flatMap((id, i) =>
      stated.signals.has(id) ? [] : [unknown(id, `/readiness/day/vitals/alarms/${i}`, "signal rule")],
    ),
  ];
};

/** What is seen at the chair raises a warning, or it is said that it raises none on purpose. */
function heardProblems(groups: InfusionDayRules["symptoms"], all: readonly Protocol[]): readonly Issue[] {
  const heard = new Set(all.flatMap(symptomsIn).map(({ symptom }) => symptom));
  if (heard.size === 0) return [];
  return groups.flatMap(({ symptoms, unheard }, i) =>
    symptoms.flatMap((key, j) => {
      if (heard.has(key) === (unheard === undefined)) return [];
      const remedy = unheard
        ? "A signal rule listens to it: put it in a group without unheard."
        : "No signal rule listens to it: write a key that one listens to, or say in a group with unheard why none does.";
      return [problem("protocol-reference-unknown", `/readiness/day/symptoms/${i}/symptoms/${j}`, `"${key}"`, remedy)];
    }),
  );
}

type Stated = Readonly<Record<"rules" | "criteria" | "signals", ReadonlySet<string>>>;

function repeated<T>(all: readonly T[], nameOf: (one: T) => string, at: string): readonly Issue[] {
  return all.flatMap((one, i) => {
    const first = all.findIndex((other) => nameOf(other) === nameOf(one));
    if (first === i) return [];
    return [
      problem("protocol-rule-duplicate", `${at}/${i}`, `"${nameOf(one)}" again`, `Keep one; ${at}/${first} has it.`),
    ];
  });
}

function itemProblems(
  { test }: ReadinessItem,
  at: string,
  stated: Stated,
  { policies }: LintContext,
): readonly Issue[] {
  switch (test.kind) {
    case "result":
      return [
        ...test.redWhen.flatMap((one, i) => [
          ...leafProblems(one, `${at}/redWhen/${i}`),
          ...(one.analyte === test.redWhen[0]!.analyte
            ? []
            : [otherAnalyte(one.analyte, `${at}/redWhen/${i}/analyte`)]),
        ]),
        ...(test.withoutBaseline === undefined ? [] : leafProblems(test.withoutBaseline, `${at}/withoutBaseline`)),
      ];
    case "vital":
      return test.redWhen.flatMap((one, i) => leafProblems(one, `${at}/redWhen/${i}`));
    case "panel":
      return test.results.flatMap((needed, i) =>
        [needed].flat().flatMap((key) => unknownAnalyte(key, `${at}/results/${i}`)),
      );
    case "work-up":
      return (test.rules ?? []).flatMap((id, i) =>
        stated.rules.has(id) ? [] : [unknown(id, `${at}/rules/${i}`, "rule")],
      );
    case "person":
      return candidacyLeaves(test.when).flatMap((leaf) =>
        leaf.kind !== "criterion" || stated.criteria.has(leaf.id) || policies.length === 0
          ? []
          : [unknown(leaf.id, `${at}/when`, "criterion")],
      );
    default:
      return [];
  }
}

const otherAnalyte = (key: string, at: string): Issue =>
  problem("value-not-allowed", at, `"${key}"`, "One item looks at one analyte; give the other an item of its own.");

const unknown = (id: string, at: string, what: string): Issue =>
  problem("protocol-reference-unknown", at, `"${id}"`, `Write the id of a ${what}, of this file or of a policy.`);
