import type { Day } from "../base/calendar.ts";
import type { RuleOfKind } from "../protocol/rule.ts";
import { isOfKind, type RuleTrack } from "../protocol/track.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { Matcher } from "./match.ts";
import type { Slot } from "./obligation.ts";
import type { Runs } from "./runs.ts";
import {
  afterCourseSlots,
  beforeCourseSlots,
  courseSpanSlots,
  endOfWatchSlots,
  infusionDaySlots,
} from "./slots-course.ts";
import { type PeriodicTrack, periodicSlots } from "./slots-periodic.ts";
import { rollingSlots } from "./slots-rolling.ts";
import { startedSlots } from "./slots-started.ts";

/**
 * Every obligation of one rule, done or not, past and to come: rule × timeline. Only a rolling rule, and one that goes on
 * until things are quiet, look at evidence.
 */
export function slotsOf(
  track: RuleTrack,
  timeline: Timeline,
  runs: Runs,
  match: () => Matcher,
  touching?: Day,
): readonly Slot[] {
  if (isOfKind(track, "periodic")) return slotsOfRuns(track, runs, match, touching);
  if (isOfKind(track, "before-course")) return beforeCourseSlots(track, runs.around, timeline, touching, runs.asOf);
  if (isOfKind(track, "infusion-day")) return infusionDaySlots(track, runs.around, touching);
  if (isOfKind(track, "course-span")) return courseSpanSlots(track, runs.around);
  if (isOfKind(track, "after-course")) return afterCourseSlots(track, runs.around);
  if (isOfKind(track, "started")) return startedSlots(track, startsOfTrack(track, runs), timeline, match, runs.asOf);
  if (isOfKind(track, "end-of-watch")) return endOfWatchSlots(track, runs.around, timeline);
  return [];
}

/** What starts a rule is what its newest version says. */
const startsOfTrack = ({ variants }: RuleTrack<RuleOfKind<"started">>, runs: Runs) =>
  runs.starts(variants[variants.length - 1]!.inForce.rule.startedBy);

function slotsOfRuns(
  track: PeriodicTrack,
  runs: Runs,
  match: () => Matcher,
  touching: Day | undefined,
): readonly Slot[] {
  const { rule } = track.variants[0]!.inForce;
  const isNumberedOn = rule.anchor === "pregnancy";
  const isRolling = track.variants.some((variant) => variant.inForce.rule.rolling === true);
  const perRun = runs.byAnchor[rule.anchor].map((run) =>
    isRolling ? rollingSlots(track, run, match()) : periodicSlots(track, run, isNumberedOn ? undefined : touching),
  );
  return isNumberedOn ? numberedOn(perRun) : ([] as Slot[]).concat(...perRun);
}

/** Two pregnancies after one course: the second goes on counting, so that keys stay apart. */
function numberedOn(perRun: readonly (readonly Slot[])[]): readonly Slot[] {
  const last = new Map<number, number>();
  return perRun.flatMap((slots) => {
    const base = last.get(slots[0]?.course ?? 0) ?? 0;
    if (slots.length > 0) last.set(slots[0]!.course, base + slots.at(-1)!.ordinal);
    return base === 0 ? slots : slots.map((slot) => ({ ...slot, ordinal: base + slot.ordinal }));
  });
}
