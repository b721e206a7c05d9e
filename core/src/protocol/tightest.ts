import { InvariantError } from "../base/result.ts";
import { type Interval, isScheduled, type Layer, layers, type Rule } from "./rule.ts";

/** A rule as one protocol version states it. */
export type StatedRule = {
  readonly rule: Rule;
  readonly layer: Layer;
  readonly protocol: string;
  readonly digest: string;
};

/**
 * Layers meet by rule id. The rule that asks for most governs: what can be scheduled before what cannot,
 * the shorter interval, the longer span, the stronger word; on a tie the higher layer. The others are kept,
 * to be shown beside it.
 */
export function tightest(stated: readonly StatedRule[]): {
  readonly governs: StatedRule;
  readonly others: readonly StatedRule[];
} {
  const [governs, ...others] = stated.toSorted(
    (a, b) => compareDemands(demands(a.rule), demands(b.rule)) || layers.indexOf(a.layer) - layers.indexOf(b.layer),
  );
  if (governs === undefined) throw new InvariantError("no rule to choose from");
  return { governs, others };
}

/** Comparable length of an interval; a month is counted as 30.44 days here, and nowhere else. */
export const roughDays = (interval: Interval): number =>
  "months" in interval ? interval.months * 30.44 : interval.days;

const words = { required: 0, recommended: 1, consider: 2 } as const;

/** Smaller asks for more; the first difference decides. */
function demands(rule: Rule): readonly number[] {
  return [rule.kind !== "standing" && isScheduled(rule) ? 0 : 1, ...demandsOfKind(rule)];
}

function demandsOfKind(rule: Rule): readonly number[] {
  const word = words[rule.requirement];
  switch (rule.kind) {
    case "periodic":
      return [
        rule.every === "not-stated" ? Number.POSITIVE_INFINITY : roughDays(rule.every),
        -(rule.untilMonthsAfterLastInfusion ?? 0),
        word,
      ];
    case "course-span":
      return [
        word,
        -roughDays(rule.untilAfterLastInfusion),
        rule.endsWhen === undefined ? 1 : 0,
        -rule.startsDaysBefore,
      ];
    case "before-course":
      return [
        word,
        courseReach(rule.courses),
        rule.withinDays ?? Number.POSITIVE_INFINITY,
        -(rule.atLeastDaysBefore ?? 0),
      ];
    case "infusion-day":
      return [
        word,
        courseReach(rule.courses),
        rule.infusions === "all" ? 0 : -rule.infusions.length,
        (rule.throughDay ?? 0) - 1000,
      ];
    case "after-course":
      return [word, -rule.due.length];
    case "started":
      return [word, Array.isArray(rule.due) ? -rule.due.length : roughDays(rule.due.every)];
    case "end-of-watch":
      return [-rule.untilMonthsAfterLastInfusion, word];
    case "standing":
      return [word];
  }
}

const courseReach = (courses: "all" | "first" | "later"): number => (courses === "all" ? 0 : 1);

function compareDemands(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const left = a[i] ?? 0;
    const right = b[i] ?? 0;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
