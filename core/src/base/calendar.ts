declare const dayBrand: unique symbol;

/**
 * A civil day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0). No time, no zone.
 * Compare with `<`, subtract for days. In the record and the answer it is written `YYYY-MM-DD`.
 */
export type Day = number & { readonly [dayBrand]: "Day" };

export type Civil = { readonly year: number; readonly month: number; readonly day: number };

/** What a year is wherever time is divided by years, or years are cut into windows. */
export const daysPerYear = 365.25;

/** Bounds of what has no first or last day. They compare like days and are never written. */
export const beforeAllDays = Number.NEGATIVE_INFINITY as Day;
export const afterAllDays = Number.POSITIVE_INFINITY as Day;

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** @param month 1 for January to 12 for December */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The day of a date that is known to exist. Years are counted from March, so that the leap day is a
 * year's last; 400 years are an exact cycle of 146,097 days.
 */
export function dayFromCivil(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) as Day;
}

/** The inverse of {@link dayFromCivil}. */
export function civilFromDay(day: Day): Civil {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth + (marchMonth < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** `YYYY-MM-DD` of a day that exists, or undefined: never a neighbouring day. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayFromCivil(year, month, day);
}

const twoDigits = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

export function formatDay(day: Day): string {
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  return `${`${year}`.padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

export const addDays = (day: Day, days: number): Day => (day + days) as Day;

/**
 * The same day of the month, `months` later (or earlier); where that month is shorter, its last day.
 * Count from the anchor every time: chained additions would drift to the 28th (ADR-0004).
 */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  const monthIndex = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(monthIndex / 12);
  const targetMonth = monthIndex - targetYear * 12 + 1;
  return dayFromCivil(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)));
}

export const daysBetween = (from: Day, to: Day): number => to - from;

export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
export const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** `anchor` + 1, 2, … `count` months, each counted from the anchor and clamped like {@link addMonths}. */
export function monthsAfter(anchor: Day, count: number): readonly Day[] {
  const { year, month, day } = civilFromDay(anchor);
  const days: Day[] = [];
  for (let k = 1; k <= count; k += 1) {
    const index = month - 1 + k;
    const targetYear = year + Math.floor(index / 12);
    const targetMonth = (index % 12) + 1;
    const length = daysInMonth(targetYear, targetMonth);
    days.push(dayFromCivil(targetYear, targetMonth, day < length ? day : length));
  }
  return days;
}
