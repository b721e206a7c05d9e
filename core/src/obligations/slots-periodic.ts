import { addDays, addMonths, afterAllDays, type Day } from "../base/calendar.ts";
import type { RuleInForce } from "../protocol/in-force.ts";
import type { Interval, RuleOfKind } from "../protocol/rule.ts";
import { type RuleTrack, variantOn } from "../protocol/track.ts";
import type { Slot } from "./obligation.ts";
import type { Run } from "./runs.ts";

export type Periodic = RuleInForce<RuleOfKind<"periodic">>;
export type PeriodicTrack = RuleTrack<RuleOfKind<"periodic">>;
type Due = { readonly ordinal: number; readonly dueOn: Day; readonly inForce: Periodic };

/**
 * The periods of a periodic rule over one run. They tile it: the first opens on the day after the anchor,
 * each lasts until the next opens, the last until the run is cut off by a new course, if ever.
 * Months are counted from the anchor and clamped, never chained; a day that a version does not govern
 * makes no obligation under it.
 *
 * @param touching only the periods that hold this day; `undefined`: all
 */
export function periodicSlots(track: PeriodicTrack, run: Run, touching?: Day): readonly Slot[] {
  const dues = duesOf(track, run);
  const slots: Slot[] = [];
  const first = touching === undefined ? 0 : Math.max(0, countOpenOn(dues, touching) - 1);
  for (let i = first; i < dues.length; i += 1) {
    const due = dues[i]!;
    if (touching !== undefined && i > first && opening(due) > touching) break;
    const slot = slotOf(due, dues[i + 1], run);
    if (touching === undefined || (slot.opensOn <= touching && touching < slot.closesOn)) slots.push(slot);
  }
  return slots;
}

function slotOf({ ordinal, dueOn, inForce }: Due, next: Due | undefined, run: Run): Slot {
  const opensOn = ordinal === 1 ? run.beginsOn : addDays(dueOn, -inForce.opensDaysBefore);
  const nextOpensOn = next === undefined ? afterAllDays : opening(next);
  return {
    course: run.course,
    ordinal,
    inForce,
    opensOn: opensOn < run.beginsOn ? run.beginsOn : opensOn,
    dueOn,
    overdueFrom: addDays(dueOn, inForce.graceDays + 1),
    closesOn: nextOpensOn < run.cutOn ? nextOpensOn : run.cutOn,
    because: run.because,
    keepThrough: undefined,
    isSuperseded: dueOn >= run.cutOn,
  };
}

const opening = (due: Due): Day => addDays(due.dueOn, -due.inForce.opensDaysBefore);

/** How many of these have opened by a day, that day included. */
function countOpenOn(dues: readonly Due[], day: Day): number {
  let low = 0;
  let high = dues.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (opening(dues[middle]!) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All due days of the run, each under the version that governs that day, in order of time. */
function duesOf(track: PeriodicTrack, run: Run): readonly Due[] {
  const [first, ...others] = track.variants;
  const hasOneGrid = others.every((variant) => hasSameGrid(variant.inForce, first!.inForce));
  if (hasOneGrid) return duesOnGrid(track, first!.inForce, run);
  const grids = track.variants.filter((one, i) => !track.variants.slice(0, i).some((earlier) => hasSameGrid(earlier.inForce, one.inForce)));
  return grids
    .flatMap(({ inForce }) => duesOnGrid(track, inForce, run).filter((due) => hasSameGrid(due.inForce, inForce)))
    .toSorted((a, b) => a.dueOn - b.dueOn)
    .map((due, i) => ({ ...due, ordinal: i + 1 }));
}

function duesOnGrid(track: PeriodicTrack, grid: Periodic, run: Run): readonly Due[] {
  const days = gridOf(grid, run);
  const dues: Due[] = [];
  for (let i = 0; i < days.length; i += 1) {
    const dueOn = days[i]!;
    const variant = variantOn(track, dueOn);
    if (variant !== undefined) dues.push({ ordinal: i + 1, dueOn, inForce: variant.inForce });
  }
  return dues;
}

export const intervalOf = (inForce: Periodic): Interval => inForce.rule.every as Interval;

function hasSameGrid(a: Periodic, b: Periodic): boolean {
  if (a.rule.untilMonthsAfterLastInfusion !== b.rule.untilMonthsAfterLastInfusion) return false;
  const [one, other] = [intervalOf(a), intervalOf(b)];
  return "months" in one ? "months" in other && one.months === other.months : "days" in other && one.days === other.days;
}

/** Due days on this rule's own grid, through the last day of its watch. */
function gridOf(inForce: Periodic, run: Run): readonly Day[] {
  const interval = intervalOf(inForce);
  const endsOn = endOf(inForce, run);
  if ("months" in interval) {
    const everyMonth = run.months(endsOn);
    return interval.months === 1 ? everyMonth : everyMonth.filter((_, i) => (i + 1) % interval.months === 0);
  }
  const days: Day[] = [];
  for (let day = addDays(run.anchorOn, interval.days); day <= endsOn; day = addDays(day, interval.days)) days.push(day);
  return days;
}

/** The day through which the run is watched under this rule. */
export function endOf(inForce: Periodic, run: Run): Day {
  const months = inForce.rule.untilMonthsAfterLastInfusion;
  return months === undefined ? run.endsOn : addMonths(run.lastInfusionOn, months);
}
