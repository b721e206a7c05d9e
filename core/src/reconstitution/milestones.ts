import type { Day } from "../base/calendar.ts";
import { assertNever } from "../base/result.ts";
import type { Milestone } from "../protocol/reconstitution.ts";
import type { Baseline } from "../signals/baseline.ts";
import type { Point } from "./point.ts";
import { against } from "./reading.ts";

/** What a person's own counts say to a published figure. `not-measured`: no count lies near enough, or none is there. */
export const milestoneStates = ["reached", "not-reached", "cannot-tell", "not-measured", "no-baseline"] as const;
export type MilestoneState = (typeof milestoneStates)[number];

export type MilestoneSeen = {
  readonly milestone: Milestone;
  readonly state: MilestoneState;
  /** The count that says so. */
  readonly point: Point | undefined;
  /** Of a limit that was reached: the day of the next count, where that one reached it as well. */
  readonly confirmedOn: Day | undefined;
  /** Of a share of the baseline: this person's, in per cent. */
  readonly percent: number | undefined;
};

/** The milestones that speak of people after this course. */
export const concernsCourse = ({ courses }: Milestone, course: number): boolean =>
  courses === "each" || (courses === "first") === (course === 1);

/**
 * A milestone against the counts since the last infusion.
 *
 * @param points after the newest course, in order of their day
 * @param reach months around a milestone's month within which a count is held against it, both ends included
 */
export function milestoneSeen(
  milestone: Milestone,
  points: readonly Point[],
  baseline: Baseline | undefined,
  reach: number,
): MilestoneSeen {
  switch (milestone.kind) {
    case "share-below":
      return belowAt(milestone, nearest(points, milestone.month, reach));
    case "time-to-limit":
      return backAt(milestone, points);
    case "share-of-baseline":
      return shareOf(
        milestone,
        milestone.month === undefined ? highest(points) : nearest(points, milestone.month, reach),
        baseline,
      );
    default:
      return assertNever(milestone);
  }
}

const seen = (
  milestone: Milestone,
  state: MilestoneState,
  point?: Point,
  more: Partial<Pick<MilestoneSeen, "confirmedOn" | "percent">> = {},
): MilestoneSeen => ({
  milestone,
  state,
  point,
  confirmedOn: more.confirmedOn,
  percent: more.percent,
});

/** Of two that are as near the earlier one. */
function nearest(points: readonly Point[], month: number, reach: number): Point | undefined {
  const distance = (one: Point): number => Math.abs(one.month - month);
  const near = points.filter((one) => distance(one) <= reach);
  return near.toSorted((a, b) => distance(a) - distance(b) || a.on - b.on)[0];
}

const highest = (points: readonly Point[]): Point | undefined =>
  points.toSorted((a, b) => b.low - a.low || a.on - b.on)[0];

/** Reached: at or above the lower limit at that month. */
function belowAt(milestone: Milestone, point: Point | undefined): MilestoneSeen {
  if (point === undefined) return seen(milestone, "not-measured");
  const state = { yes: "not-reached", no: "reached", "cannot-tell": "cannot-tell" } as const;
  return seen(milestone, state[point.isBelowLimit], point);
}

/** The first count at or above the limit; without one, what the last says. */
function backAt(milestone: Extract<Milestone, { kind: "time-to-limit" }>, points: readonly Point[]): MilestoneSeen {
  const reaches = (one: Point): string => {
    const limit = milestone.limit?.value ?? one.limit?.value;
    return limit === undefined ? "cannot-tell" : against(one, ">=", limit);
  };
  const first = points.find((one) => reaches(one) === "yes");
  if (first !== undefined) {
    const next = points.find((one) => one.on > first.on);
    const isConfirmed = next !== undefined && reaches(next) === "yes";
    return seen(milestone, "reached", first, isConfirmed ? { confirmedOn: next.on } : {});
  }
  const last = points.at(-1);
  if (last === undefined) return seen(milestone, "not-measured");
  return seen(milestone, reaches(last) === "no" ? "not-reached" : "cannot-tell", last);
}

/** Exact counts only: a share of `< 0.01` is no number. */
function shareOf(milestone: Milestone, point: Point | undefined, baseline: Baseline | undefined): MilestoneSeen {
  if (point === undefined) return seen(milestone, "not-measured");
  if (baseline === undefined || baseline.value <= 0) return seen(milestone, "no-baseline", point);
  if (point.low !== point.high) return seen(milestone, "cannot-tell", point);
  const percent = Math.round((100 * point.low) / baseline.value);
  const isReached = milestone.kind === "share-of-baseline" && percent >= milestone.percent;
  return seen(milestone, isReached ? "reached" : "not-reached", point, { percent });
}
