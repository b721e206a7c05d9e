import type { Certainty } from "../base/certainty.ts";
import { perCent, productNear, sumNear } from "./exact.ts";
import type { Vital } from "./leaf.ts";
import type { Observation } from "./observation.ts";
import { compare, type Operator } from "./three-valued.ts";
import { lacks, type RightSide, type Trace } from "./trace.ts";
import type { World } from "./world.ts";

export const vitalUnits = {
  systolic: "mm[Hg]",
  diastolic: "mm[Hg]",
  pulse: "/min",
  temperatureC: "Cel",
  spo2: "%",
} as const;

/** One reading against a number, or against the reading before the infusion of the same day. */
export function readingAt(leaf: Vital, world: World, one: Observation, trace?: Trace): Certainty | undefined {
  const { fact } = one;
  if (fact.kind !== "vitals-measured") return undefined;
  const saw = fact[leaf.sign];
  if (saw === undefined || (leaf.phase !== undefined && fact.phase !== leaf.phase)) return undefined;
  if (leaf.atRest === true && fact.atRest === false) return undefined;
  let right = leaf.value;
  let { op } = leaf;
  let made: RightSide = { from: "rule" };
  if (leaf.percentAboveStart === true) {
    const start = startOfDay(leaf, world, one);
    if (start === undefined) return lacks(trace, "vital", `${leaf.sign} before the infusion`);
    right = productNear(start.value, perCent(100 + leaf.value), saw, saw);
    made = { from: "before-infusion", value: start.value, facts: [start.fact], percent: leaf.value };
  }
  if (leaf.pointsAboveStart === true || leaf.pointsBelowStart === true) {
    const isBelow = leaf.pointsBelowStart === true;
    const start = startOfDay(leaf, world, one);
    if (start === undefined) return lacks(trace, "vital", `${leaf.sign} before the infusion`);
    right = sumNear(start.value, isBelow ? -leaf.value : leaf.value, saw, saw);
    if (isBelow) op = downwards[op];
    made = { from: "before-infusion", value: start.value, facts: [start.fact], by: leaf.value };
  }
  const result = compare(op, saw, saw, false, false, right, right);
  const unit = vitalUnits[leaf.sign];
  trace?.comparisons.push({ left: leaf.sign, saw, op, right, unit, result, fact: fact.id, made });
  if (result === "yes") trace?.evidence.add(fact.id);
  return result;
}

/** So many points below or more is at most so high. */
const downwards = { "<": ">", "<=": ">=", ">=": "<=", ">": "<" } as const satisfies Record<Operator, Operator>;

/** The first reading before the infusion, other than this one. */
function startOfDay({ sign }: Vital, world: World, one: Observation): { value: number; fact: string } | undefined {
  for (const { fact } of world.startReadings(one.day)) {
    const value = fact.kind === "vitals-measured" && fact !== one.fact ? fact[sign] : undefined;
    if (value !== undefined) return { value, fact: fact.id };
  }
  return undefined;
}
