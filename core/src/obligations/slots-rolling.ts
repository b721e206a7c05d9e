import { addDays, afterAllDays, type Day } from "../base/calendar.ts";
import type { Interval } from "../protocol/rule.ts";
import { variantOn } from "../protocol/track.ts";
import { after } from "./after.ts";
import type { Matcher } from "./match.ts";
import type { Slot } from "./obligation.ts";
import type { Run } from "./runs.ts";
import { endOf, intervalOf, type PeriodicTrack } from "./slots-periodic.ts";

/**
 * The periods of a rolling rule over one run: the next due day counts from the last valid result of the
 * period, or from the due day where nothing came. They tile the run like those of a fixed grid.
 */
export function rollingSlots(track: PeriodicTrack, run: Run, match: Matcher): readonly Slot[] {
  const slots: Slot[] = [];
  const interval = intervalOf(track.variants[0]!.inForce);
  let opensOn = run.beginsOn;
  let dueOn = after(run.anchorOn, interval);
  const newest = track.variants[track.variants.length - 1]!.inForce;
  while (dueOn <= endOf(newest, run)) {
    const inForce = variantOn(track, dueOn)?.inForce;
    if (inForce === undefined) {
      dueOn = after(dueOn, interval);
      continue;
    }
    const nextDueOn = nextDue(opensOn, dueOn, intervalOf(inForce), inForce.opensDaysBefore, match);
    const isLast = nextDueOn > endOf(inForce, run);
    const closesOn = isLast ? afterAllDays : addDays(nextDueOn, -inForce.opensDaysBefore);
    slots.push({
      course: run.course,
      ordinal: slots.length + 1,
      inForce,
      opensOn,
      dueOn,
      overdueFrom: addDays(dueOn, inForce.graceDays + 1),
      closesOn: closesOn < run.cutOn ? closesOn : run.cutOn,
      because: run.because,
      keepThrough: undefined,
      startedBy: undefined,
      isSuperseded: dueOn >= run.cutOn,
      countsFrom: opensOn,
      agesFrom: afterAllDays,
      closesWhenDone: false,
    });
    opensOn = closesOn;
    dueOn = nextDueOn;
  }
  return slots;
}

/**
 * The due day after this one: counted from the last complete set of results before the next period would open, each of
 * which moves that opening on; from the due day where there is none.
 */
export function nextDue(opensOn: Day, dueOn: Day, every: Interval, opensDaysBefore: number, match: Matcher): Day {
  let last = dueOn;
  for (let from = opensOn; ; ) {
    const found = match(from, addDays(after(last, every), -opensDaysBefore)).completeOn;
    if (found === undefined) return after(last, every);
    last = found;
    from = addDays(found, 1);
  }
}
