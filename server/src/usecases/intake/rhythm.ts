import type { Day } from "@longwatch/core";

/** How regularly something comes, learned from the days on which it came. */
export type Rhythm = {
  /** Days of the week on which it nearly always came: 0 is Monday. */
  readonly weekdays: readonly number[];
  /** The longest time between two days on which it came. */
  readonly longestGapDays: number;
};

/** Learned from so many weeks before today; what came once a quarter has no rhythm. */
export const weeksLearned = 8;
/** On fewer days nothing is learned. */
const leastDays = 6;
/** A weekday is expected where it was missing in at most one of five weeks, and was looked at in four. */
const nearlyAlways = 0.8;
const leastWeeks = 4;
/** Without an expected weekday, silence is half as long again as it ever was. */
const patience = 1.5;

/** Monday is 0. The day 0 of our count, 1 January 1970, was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/**
 * @param days on which it came, rising, each once; those before the learned weeks do not count
 * @param asOf today, which is not over and does not count
 * @returns undefined where too little has come to learn from
 */
export function rhythmOf(days: readonly Day[], asOf: Day): Rhythm | undefined {
  const learned = days.filter((day) => day >= asOf - weeksLearned * 7 && day < asOf);
  const [first] = learned;
  if (first === undefined || learned.length < leastDays) return undefined;
  const last = learned.at(-1)!;
  const weekdays = [0, 1, 2, 3, 4, 5, 6].filter((weekday) => {
    const looked = countOfWeekday(weekday, first, last);
    const heard = learned.filter((day) => weekdayOf(day) === weekday).length;
    return looked >= leastWeeks && heard >= nearlyAlways * looked;
  });
  const gaps = learned.slice(1).map((day, i) => day - learned[i]!);
  return { weekdays, longestGapDays: Math.max(...gaps) };
}

/** Days of a weekday from one day through another. */
function countOfWeekday(weekday: number, from: Day, through: Day): number {
  const first = from + ((weekday - weekdayOf(from) + 7) % 7);
  return first > through ? 0 : Math.floor((through - first) / 7) + 1;
}

/**
 * For how many days something has been silent that should have come; undefined: it has come, or is not missed yet. An expected
 * weekday that passed without it is missed the day after.
 *
 * @param lastOn when it came last, today included
 * @param isOpen whether somebody works on a day; what does not come on a holiday is not missed
 */
export function silentDays(
  rhythm: Rhythm,
  lastOn: Day,
  asOf: Day,
  isOpen: (day: Day) => boolean = () => true,
): number | undefined {
  const silent = asOf - lastOn;
  for (let day = lastOn + 1; day < asOf; day += 1)
    if (rhythm.weekdays.includes(weekdayOf(day as Day)) && isOpen(day as Day)) return silent;
  return rhythm.weekdays.length === 0 && silent > Math.ceil(rhythm.longestGapDays * patience) ? silent : undefined;
}
