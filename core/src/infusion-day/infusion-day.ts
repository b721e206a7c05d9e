import type { Day } from "../base/calendar.ts";
import type { Readiness } from "../decisions/readiness.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import { doneToday } from "../obligations/done-today.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import { type RuleInForce, segmentOn } from "../protocol/in-force.ts";
import type { InfusionDayRules } from "../protocol/infusion-day.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { RuleOfKind } from "../protocol/rule.ts";
import { jurisdictionOn, type Timeline } from "../timeline/timeline.ts";
import { type EarlierMean, limitsIn } from "./limits.ts";

type Infusion = FactOfKind<"infusion-given">;
export type DayStep = {
  readonly inForce: Pick<RuleInForce, "layer"> & { readonly rule: RuleOfKind<"infusion-day"> };
  /** The fact by which it is done. */
  readonly done: string | undefined;
};

/** What is done, measured and given on the day of one infusion: pure data, for the chair. */
export type InfusionDay = {
  readonly infusion: Readiness["infusion"];
  readonly rules: InfusionDayRules;
  readonly protocol: Protocol;
  readonly jurisdiction: string;
  readonly given: Infusion | undefined;
  readonly earlierMg: number;
  readonly todayMg: number;
  readonly leftTodayMg: number;
  readonly steps: readonly DayStep[];
  readonly measures: readonly { readonly inForce: RuleInForce; readonly status: string }[];
  readonly limits: ReturnType<typeof limitsIn>;
  readonly readings: readonly FactOfKind<"vitals-measured">[];
  readonly reactions: readonly FactOfKind<"reaction-observed">[];
  readonly told: ReadonlyMap<string, string>;
};

type Of = {
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly obligations: readonly RuleObligations[];
  readonly readiness: () => Readiness | undefined;
  readonly asOf: Day;
};

/** Undefined: no infusion is planned for the day or under way, or no policy says how the day goes. */
export function infusionDayOf({ facts, timeline, obligations, readiness, asOf }: Of): InfusionDay | undefined {
  const infusion = readiness()?.infusion;
  const segment = segmentOn(timeline.segments, asOf);
  const protocol = segment.protocols.find((one) => one.readiness !== undefined);
  if (infusion === undefined || protocol === undefined) return undefined;
  const rules = protocol.readiness!.day;
  const today = ofKind(facts, "infusion-given", asOf).filter((one) => one.latest === asOf);
  const course = timeline.courses.find(({ number }) => number === infusion.course);
  const mg = (some: readonly Infusion[]): number => some.reduce((sum, { doseMg }) => sum + doseMg, 0);
  const earlierMg = mg(course?.infusions.filter(({ latest }) => latest < asOf) ?? []);
  const todayMg = mg(today);
  const courseMg = infusion.course === 1 ? rules.dose.firstCourseMg : rules.dose.laterCourseMg;
  return {
    infusion,
    rules,
    protocol,
    jurisdiction: jurisdictionOn(timeline, asOf),
    given: today.at(-1),
    earlierMg,
    todayMg,
    leftTodayMg: leftToday(rules.dose.dailyMg, courseMg, earlierMg, todayMg),
    steps: stepsOf(segment.rules, infusion, facts, asOf),
    measures: measuresOf(obligations, infusion.course),
    limits: limitsIn(rules.vitals.alarms, segment.signals, earlierMeans(facts, course, asOf)),
    readings: ofKind(facts, "vitals-measured", asOf).filter(
      (one) => one.latest === asOf && one.measuredAt !== undefined,
    ),
    reactions: ofKind(facts, "reaction-observed", asOf).filter((one) => one.latest === asOf),
    told: new Map(
      ofKind(facts, "step-done", asOf)
        .filter((one) => one.latest === asOf)
        .map((one) => [one.step, one.id]),
    ),
  };
}

/** Of the infusion day before, and of the first of the course. @source safety-signals.md 1.11, VAS-4 */
function earlierMeans(facts: FactIndex, course: Timeline["courses"][number] | undefined, asOf: Day): EarlierMean {
  const days = course?.infusions.map(({ latest }) => latest).filter((day) => day < asOf) ?? [];
  const held = [...new Set([...days.slice(0, 1), ...days.slice(-1)])];
  return (sign, readings) => {
    const means = held.flatMap((day) => {
      const values = ofKind(facts, "vitals-measured", asOf).flatMap((one) =>
        one.latest === day && one[sign] !== undefined ? [one[sign]] : [],
      );
      return values.length < readings ? [] : [values.reduce((sum, one) => sum + one, 0) / values.length];
    });
    return means.length === 0 ? undefined : Math.min(...means);
  };
}

/** Nothing is added to a day that had its infusion, whatever of it went in: a missed part is never made up for. */
export const leftToday = (dailyMg: number, courseMg: number, earlierMg: number, todayMg: number): number =>
  todayMg > 0 ? 0 : Math.max(0, Math.min(dailyMg, courseMg - earlierMg));

function stepsOf(
  rules: ReadonlyMap<string, RuleInForce>,
  { course, ordinal }: Readiness["infusion"],
  facts: FactIndex,
  asOf: Day,
): readonly DayStep[] {
  return [...rules.values()].flatMap((one) => {
    const { rule } = one;
    if (rule.kind !== "infusion-day") return [];
    if (rule.courses !== "all" && (rule.courses === "first") !== (course === 1)) return [];
    if (rule.infusions !== "all" && !rule.infusions.includes(ordinal)) return [];
    if ((rule.fromDay ?? 0) > 0) return [];
    return [{ inForce: { layer: one.layer, rule }, done: doneToday(rule.evidence, facts, asOf) }];
  });
}

/** What is kept up around the course: how its start stands. */
const measuresOf = (obligations: readonly RuleObligations[], course: number): InfusionDay["measures"] =>
  obligations
    .flatMap((one) => one.obligations)
    .filter((one) => one.inForce.rule.kind === "course-span" && one.course === course && one.ordinal === 1)
    .map(({ inForce, status }) => ({ inForce, status }));
