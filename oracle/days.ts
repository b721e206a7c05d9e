/** Days since 1 January 1970, by the platform's own calendar. A date known to the month or year only is refused. */
export function dayOf(date: string | undefined): number | null {
  if (date === undefined) return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error("oracle: only dates that are known to the day are read");
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

export const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Milliseconds. */
export const momentOf = (instant: string | undefined): number | null =>
  instant === undefined ? null : Date.parse(instant);
