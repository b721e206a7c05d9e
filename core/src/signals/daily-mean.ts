import type { Day } from "../base/calendar.ts";
import type { Certainty } from "../base/certainty.ts";
import { perCent, productNear } from "./exact.ts";
import type { DailyMean } from "./leaf.ts";
import type { Observation } from "./observation.ts";
import { compare, either } from "./three-valued.ts";
import { lacks, type Trace } from "./trace.ts";
import type { World } from "./world.ts";

type Mean = { readonly value: number; readonly facts: readonly string[] };

/**
 * The mean of all readings of an infusion day against that of the infusion day before it and of the first day of the
 * course: one is enough, and equal counts. In mmHg. On the first day of a course, and on other days, it says nothing.
 *
 * @source safety-signals.md 1.11, VAS-4
 */
export function dailyMeanAt(leaf: DailyMean, world: World, one: Observation, trace?: Trace): Certainty | undefined {
  const { fact, day } = one;
  if (fact.kind !== "vitals-measured" || fact[leaf.sign] === undefined) return undefined;
  const before = world.courseDaysBefore(day);
  if (before.length === 0) return "no";
  const mean = meanOf(leaf, world, day);
  if (mean === undefined) return lacks(trace, "vital", leaf.sign);
  return [...new Set([before.at(-1)!, before[0]!])].reduce<Certainty>((answer, earlier) => {
    const held = meanOf(leaf, world, earlier);
    if (held === undefined) return either(answer, lacks(trace, "vital", leaf.sign));
    const right = productNear(held.value, perCent(100 + leaf.percentAbove), mean.value, mean.value);
    const result = compare(">=", mean.value, mean.value, false, false, right, right);
    const made = { from: "earlier-day", value: held.value, facts: held.facts, percent: leaf.percentAbove } as const;
    const saw = mean.value;
    trace?.comparisons.push({
      left: `mean ${leaf.sign}`,
      saw,
      op: ">=",
      right,
      unit: "mm[Hg]",
      result,
      fact: fact.id,
      made,
    });
    if (result === "yes") for (const id of [...mean.facts, ...held.facts]) trace?.evidence.add(id);
    return either(answer, result);
  }, "no");
}

function meanOf({ sign, readings }: DailyMean, world: World, day: Day): Mean | undefined {
  let sum = 0;
  const facts: string[] = [];
  for (const { fact } of world.vitalsOn(day)) {
    const value = fact.kind === "vitals-measured" ? fact[sign] : undefined;
    if (value === undefined) continue;
    sum += value;
    facts.push(fact.id);
  }
  return facts.length < readings ? undefined : { value: sum / facts.length, facts };
}
