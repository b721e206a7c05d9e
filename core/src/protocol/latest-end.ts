import { isScheduled, type RuleOfKind } from "./rule.ts";
import { roughDays, type StatedRule } from "./tightest.ts";

type Span = RuleOfKind<"course-span">;
type EndsWhen = NonNullable<Span["endsWhen"]>;

/**
 * A measure around a course of which several layers speak: it begins with the earliest of them and the latest ends it, the
 * longest span and any result that one of them asks for. The rule itself where it asks for most already.
 *
 * @source resolutions.md section 2, row antiviral: both shown, the later ends it
 */
export function latestEnd(rule: Span, same: readonly StatedRule[]): Span {
  const all = same.flatMap((one) => (one.rule.kind === "course-span" && isScheduled(one.rule) ? [one.rule] : []));
  const startsDaysBefore = Math.max(rule.startsDaysBefore, ...all.map((one) => one.startsDaysBefore));
  const untilAfterLastInfusion = all
    .map((one) => one.untilAfterLastInfusion)
    .reduce((a, b) => (roughDays(b) > roughDays(a) ? b : a), rule.untilAfterLastInfusion);
  const endsWhen = all.map((one) => one.endsWhen).reduce(harder, rule.endsWhen);
  if (
    startsDaysBefore === rule.startsDaysBefore &&
    untilAfterLastInfusion === rule.untilAfterLastInfusion &&
    endsWhen === rule.endsWhen
  )
    return rule;
  return { ...rule, startsDaysBefore, untilAfterLastInfusion, ...(endsWhen === undefined ? {} : { endsWhen }) };
}

/** The limit that is harder to reach; of two that cannot be compared the first, which is that of the governing layer. */
function harder(a: EndsWhen | undefined, b: EndsWhen | undefined): EndsWhen | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.analyte !== b.analyte || a.op !== b.op || a.unit !== b.unit) return a;
  return (a.op === ">=" ? b.value > a.value : b.value < a.value) ? b : a;
}
