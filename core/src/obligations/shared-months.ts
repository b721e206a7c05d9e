import { type Day, monthsAfter } from "../base/calendar.ts";

/** Monthly days after an anchor through a day (included), reckoned once and shared by all rules of a run. */
export function sharedMonths(anchorOn: Day): (throughOn: Day) => readonly Day[] {
  const known = new Map<Day, readonly Day[]>();
  return (throughOn) => {
    let days = known.get(throughOn);
    if (days === undefined) {
      const count = Math.max(0, Math.ceil((throughOn - anchorOn) / 28) + 1);
      days = monthsAfter(anchorOn, count).filter((day) => day <= throughOn);
      known.set(throughOn, days);
    }
    return days;
  };
}
