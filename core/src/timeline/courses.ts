import { addDays, type Day } from "../base/calendar.ts";
import type { FactOfKind } from "../facts/fact.ts";

type Infusion = FactOfKind<"infusion-given">;

/** Infusion days that belong together. */
export type Course = {
  readonly number: number;
  readonly infusions: readonly Infusion[];
  /** Each infusion day once, in order; the latest compatible day where a date is uncertain. */
  readonly days: readonly Day[];
  readonly firstOn: Day;
  readonly lastOn: Day;
  readonly state: "in-progress" | "complete" | "incomplete";
  /** The infusion days are not consecutive, or an infusion is marked so. */
  readonly isInterrupted: boolean;
  readonly isDateUncertain: boolean;
  /** First day on which an unfinished course counts as incomplete; undefined once complete or closed. */
  readonly closesOn: Day | undefined;
  /** The infusions that its dates stand on: first and last. */
  readonly because: readonly string[];
};

export type CourseLengths = {
  readonly firstInfusions: number;
  readonly laterInfusions: number;
  readonly maxGapDays: number;
};

/** Only this product counts: the oncology brand has the same substance, other doses and other rules. */
const countsAsTherapy = (infusion: Infusion): boolean =>
  /^(alemtuzumab|lemtrada)$/i.test(infusion.drug) && infusion.doseMg > 0;

/**
 * Infusion days → courses. An infusion belongs to the course before it when at most `maxGapDays` lie
 * between; no label defines that gap. An unfinished course stays in progress until the gap has passed
 * (then incomplete: the clock still starts from the last infusion that was given).
 *
 * @param infusions in the order of their day
 * @source protocols.md section 2.1
 */
export function coursesOf(infusions: readonly Infusion[], lengths: CourseLengths, asOf: Day): readonly Course[] {
  const groups: Infusion[][] = [];
  for (const infusion of infusions) {
    if (!countsAsTherapy(infusion)) continue;
    const group = groups.at(-1);
    if (group !== undefined && infusion.earliest - lastOf(group) <= lengths.maxGapDays) group.push(infusion);
    else groups.push([infusion]);
  }
  return groups.map((group, i) => courseOf(group, i + 1, lengths, i < groups.length - 1, asOf));
}

const lastOf = (group: readonly Infusion[]): number => Math.max(...group.map((infusion) => infusion.latest));

function courseOf(
  infusions: readonly Infusion[],
  number: number,
  lengths: CourseLengths,
  isFollowed: boolean,
  asOf: Day,
): Course {
  const days = [...new Set(infusions.map((infusion) => infusion.latest))].toSorted((a, b) => a - b);
  const firstOn = Math.min(...infusions.map((infusion) => infusion.earliest)) as Day;
  const lastOn = days[days.length - 1]!;
  const planned = number === 1 ? lengths.firstInfusions : lengths.laterInfusions;
  const closesOn = addDays(lastOn, lengths.maxGapDays + 1);
  const state = days.length >= planned ? "complete" : isFollowed || asOf >= closesOn ? "incomplete" : "in-progress";
  return {
    number,
    infusions,
    days,
    firstOn,
    lastOn,
    state,
    isInterrupted: lastOn - firstOn !== days.length - 1 || infusions.some((infusion) => infusion.interrupted === true),
    isDateUncertain: infusions.some(
      (infusion) => infusion.earliest !== infusion.latest || infusion.approximate === true,
    ),
    closesOn: state === "in-progress" ? closesOn : undefined,
    because: [...new Set([infusions[0]!.id, infusions.at(-1)!.id])],
  };
}
