import { addDays, addMonths, afterAllDays, type Day } from "../base/calendar.ts";
import type { RuleInForce } from "../protocol/in-force.ts";
import type { Interval, RuleOfKind } from "../protocol/rule.ts";
import type { RuleTrack } from "../protocol/track.ts";
import type { Slot } from "./obligation.ts";
import type { Run } from "./runs.ts";

export type Periodic = RuleInForce<RuleOfKind<"periodic">>;
export type PeriodicTrack = RuleTrack<RuleOfKind<"periodic">>;

/** The due days of a run, in order of time, and what governs each; day by day the same place in both lists. */
type Dues = {
  readonly days: readonly Day[];
  readonly inForce: readonly Periodic[];
  readonly ordinals: readonly number[];
};

/**
 * The periods of a periodic rule over one run. They tile it: the first opens on the day after the anchor,
 * each lasts until the next opens, the last until the run is cut off by a new course, if ever.
 * Months are counted from the anchor and clamped, never chained; a day that a version does not govern
 * makes no obligation under it.
 *
 * @param touching only the period that holds this day; `undefined`: all
 */
export function periodicSlots(track: PeriodicTrack, run: Run, touching?: Day): readonly Slot[] {
  if (touching !== undefined && (touching < run.beginsOn || touching >= run.cutOn)) return [];
  const dues = duesOf(track, run);
  if (touching === undefined) return dues.days.map((_, i) => slotAt(i, dues, run));
  const i = Math.max(0, countOpenOn(dues, touching) - 1);
  if (i >= dues.days.length) return [];
  const slot = slotAt(i, dues, run);
  return slot.opensOn <= touching && touching < slot.closesOn ? [slot] : [];
}

function slotAt(i: number, dues: Dues, run: Run): Slot {
  const dueOn = dues.days[i]!;
  const inForce = dues.inForce[i]!;
  const ordinal = dues.ordinals[i]!;
  const opensOn = ordinal === 1 ? run.beginsOn : openingAt(i, dues);
  const from = opensOn < run.beginsOn ? run.beginsOn : opensOn;
  const nextOpensOn = i + 1 < dues.days.length ? openingAt(i + 1, dues) : afterAllDays;
  return {
    course: run.course,
    ordinal,
    inForce,
    opensOn: from,
    dueOn,
    overdueFrom: addDays(dueOn, inForce.graceDays + 1),
    closesOn: nextOpensOn < run.cutOn ? nextOpensOn : run.cutOn,
    because: run.because,
    keepThrough: undefined,
    startedBy: undefined,
    isSuperseded: dueOn >= run.cutOn,
    countsFrom: from,
    agesFrom: afterAllDays,
    closesWhenDone: false,
  };
}

const openingAt = (i: number, dues: Dues): Day => addDays(dues.days[i]!, -dues.inForce[i]!.opensDaysBefore);

/** How many of these have opened by a day, that day included. */
function countOpenOn(dues: Dues, day: Day): number {
  let low = 0;
  let high = dues.days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (openingAt(middle, dues) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function duesOf(track: PeriodicTrack, run: Run): Dues {
  const first = track.variants[0]!.inForce;
  if (track.variants.every(({ inForce }) => inForce === first || hasSameGrid(inForce, first)))
    return duesOnGrid(track, first, run);
  const grids = track.variants.filter(
    (one, i) => !track.variants.slice(0, i).some((earlier) => hasSameGrid(earlier.inForce, one.inForce)),
  );
  const rows = grids
    .flatMap(({ inForce }) => {
      const dues = duesOnGrid(track, inForce, run);
      return dues.days
        .map((day, i) => ({ day, inForce: dues.inForce[i]! }))
        .filter((row) => hasSameGrid(row.inForce, inForce));
    })
    .toSorted((a, b) => a.day - b.day);
  return {
    days: rows.map((row) => row.day),
    inForce: rows.map((row) => row.inForce),
    ordinals: rows.map((_, i) => i + 1),
  };
}

/** Each day of one grid under the version that governs it; its ordinal is its place on the grid. */
function duesOnGrid(track: PeriodicTrack, grid: Periodic, run: Run): Dues {
  const all = gridOf(grid, run);
  const { variants } = track;
  const days: Day[] = [];
  const inForce: Periodic[] = [];
  const ordinals: number[] = [];
  let v = 0;
  for (let i = 0; i < all.length; i += 1) {
    const day = all[i]!;
    while (v + 1 < variants.length && variants[v + 1]!.from <= day) v += 1;
    const variant = variants[v]!;
    if (day < run.beginsOn || day < variant.from || day > variant.through) continue;
    days.push(day);
    inForce.push(variant.inForce);
    ordinals.push(i + 1);
  }
  return { days, inForce, ordinals };
}

export const intervalOf = (inForce: Periodic): Interval => inForce.rule.every as Interval;

function hasSameGrid(a: Periodic, b: Periodic): boolean {
  if (a.rule.untilMonthsAfterLastInfusion !== b.rule.untilMonthsAfterLastInfusion) return false;
  const [one, other] = [intervalOf(a), intervalOf(b)];
  return "months" in one
    ? "months" in other && one.months === other.months
    : "days" in other && one.days === other.days;
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
