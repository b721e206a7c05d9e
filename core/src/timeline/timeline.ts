import { addDays, afterAllDays, beforeAllDays, type Day } from "../base/calendar.ts";
import { utcDay } from "../base/instant.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import { type Segment, segmentOn } from "../protocol/in-force.ts";
import { type InForce, inForceOver, type Rulebook } from "../protocol/rulebook.ts";
import type { RuleTrack } from "../protocol/track.ts";
import { courseLengthsIn } from "./course-lengths.ts";
import { type Course, coursesOf } from "./courses.ts";
import { type FollowUp, followUpOf } from "./follow-up.ts";

/** Days spent under one jurisdiction's rules; both ends included. */
export type Stay = {
  readonly from: Day;
  readonly through: Day;
  readonly jurisdiction: string;
  readonly because: readonly string[];
};

/** A course that is intended and not yet begun. */
export type PlannedCourse = { readonly number: number; readonly firstOn: Day; readonly because: readonly string[] };

/** The first meeting of patient and protocol: courses, the follow-up period, and what governs when. */
export type Timeline = {
  readonly courses: readonly Course[];
  readonly planned: PlannedCourse | undefined;
  readonly followUp: FollowUp;
  readonly watchMonths: number;
  readonly stays: readonly Stay[];
  readonly segments: readonly Segment[];
  readonly tracks: readonly RuleTrack[];
  readonly unscheduled: InForce["unscheduled"];
};

export function buildTimeline(patient: Patient, facts: FactIndex, rulebook: Rulebook, asOf: Day): Timeline {
  const stays = staysOf(patient, ofKind(facts, "care-moved", asOf));
  const { segments, tracks, watchMonths, unscheduled } = governing(stays, rulebook);
  const courses = coursesIn(facts, segments, asOf);
  const followUp = followUpOf(courses, ofKind(facts, "follow-up-ended", asOf), watchMonths, asOf);
  return {
    courses,
    planned: plannedCourse(facts, courses),
    followUp,
    watchMonths,
    stays,
    segments,
    tracks,
    unscheduled,
  };
}

/** The courses that the infusions among these facts make, by what governed on the day of the first. */
export function coursesIn(facts: FactIndex, segments: readonly Segment[], asOf: Day): readonly Course[] {
  const infusions = ofKind(facts, "infusion-given", asOf);
  const start = segmentOn(segments, infusions[0]?.earliest ?? asOf);
  return coursesOf(infusions, courseLengthsIn(start), asOf);
}

function staysOf(patient: Patient, moves: readonly FactOfKind<"care-moved">[]): readonly Stay[] {
  const stays: Stay[] = [
    { from: beforeAllDays, through: afterAllDays, jurisdiction: patient.jurisdiction, because: [] },
  ];
  for (const move of moves) {
    const before = stays.pop()!;
    if (move.earliest > before.from) stays.push({ ...before, through: addDays(move.earliest, -1) });
    stays.push({ from: move.earliest, through: afterAllDays, jurisdiction: move.jurisdiction, because: [move.id] });
  }
  return stays;
}

/** Where they are cared for on a day. */
export const jurisdictionOn = ({ stays }: Pick<Timeline, "stays">, day: Day): string =>
  stays.findLast(({ from }) => from <= day)!.jurisdiction;

/** The rules of each stay, cut to its days and joined. Who never moved shares what the rulebook has compiled. */
function governing(stays: readonly Stay[], rulebook: Rulebook): InForce {
  if (stays.length === 1) return rulebook.inForce(stays[0]!.jurisdiction);
  const segments = stays.flatMap((stay) =>
    rulebook
      .inForce(stay.jurisdiction)
      .segments.filter((one) => one.from <= stay.through && one.through >= stay.from)
      .map((one) => ({
        ...one,
        from: Math.max(one.from, stay.from) as Day,
        through: Math.min(one.through, stay.through) as Day,
      })),
  );
  return inForceOver(segments);
}

/** The newest intention that has not been carried out: plans of a course already begun are void. */
function plannedCourse(facts: FactIndex, courses: readonly Course[]): PlannedCourse | undefined {
  const plans = (facts.byKind.get("course-planned") ?? []) as readonly FactOfKind<"course-planned">[];
  const next = courses.length + 1;
  const lastOn = courses.at(-1)?.lastOn ?? beforeAllDays;
  const open = plans.filter((plan) => plan.earliest > lastOn && numberOf(plan, courses) === next);
  const newest = open.toSorted((a, b) => (a.recordedAt ?? 0) - (b.recordedAt ?? 0) || (a.id < b.id ? -1 : 1)).at(-1);
  return newest && { number: next, firstOn: newest.earliest, because: [newest.id] };
}

/** A plan without a number means the course after those that had begun when it was made. */
function numberOf(plan: FactOfKind<"course-planned">, courses: readonly Course[]): number {
  if (plan.courseNumber !== undefined) return plan.courseNumber;
  const madeOn = plan.recordedAt === undefined ? plan.earliest : utcDay(plan.recordedAt);
  return 1 + courses.filter((course) => course.firstOn <= madeOn).length;
}
