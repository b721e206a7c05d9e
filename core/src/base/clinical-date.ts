import { type Day, dayFromCivil, daysInMonth, formatDay, parseDay } from "./calendar.ts";

/**
 * When something happened, as exactly as the source knew it: any day from `earliest` through `latest`,
 * both included. Equal ends are an exact day. What cannot be decided from it is "cannot tell".
 */
export type ClinicalDate = { readonly earliest: Day; readonly latest: Day };

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; undefined where no such date exists. */
export function parseClinicalDate(text: string): ClinicalDate | undefined {
  if (/^\d{4}$/.test(text) && text !== "0000") {
    const year = Number(text);
    return { earliest: dayFromCivil(year, 1, 1), latest: dayFromCivil(year, 12, 31) };
  }
  if (/^\d{4}-\d{2}$/.test(text)) {
    const first = parseDay(`${text}-01`);
    const days = daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
    return first === undefined ? undefined : { earliest: first, latest: (first + days - 1) as Day };
  }
  const day = parseDay(text);
  return day === undefined ? undefined : { earliest: day, latest: day };
}

export const isExact = (date: ClinicalDate): boolean => date.earliest === date.latest;

/** An exact day as `2025-03-01`, an uncertain one as `2025-03-01…2025-03-31`. */
export const formatClinicalDate = (date: ClinicalDate): string =>
  isExact(date) ? formatDay(date.earliest) : `${formatDay(date.earliest)}…${formatDay(date.latest)}`;
