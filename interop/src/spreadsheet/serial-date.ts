/** Days from the first day that a workbook counts to that of the other count. */
const daysBetweenCounts = 1462;
const secondsOfDay = 86_400;
/** 31 December 9999. */
const last = 2_958_465;
const dayMs = secondsOfDay * 1000;

/**
 * A day number of a workbook as `YYYY-MM-DD`, with `THH:MM:SS` where it has a time; below one day a time alone, `HH:MM:SS`.
 * Seconds are rounded. Undefined outside of the count.
 *
 * The usual count has a 29 February 1900, number 60, that never was: the days before it are one less far from ours, and it is nobody's.
 *
 * @param is1904 the count of old Macintosh workbooks, which begins four years later
 */
export function serialDate(serial: number, is1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0) return undefined;
  const seconds = Math.round(serial * secondsOfDay);
  const [days, rest] = [Math.floor(seconds / secondsOfDay), seconds % secondsOfDay];
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map((one) => `${one}`.padStart(2, "0"));
  if (days === 0 && !is1904) return time.join(":");
  const counted = is1904 ? days + daysBetweenCounts : days;
  if (counted > last || counted === 60) return undefined;
  const first = Date.UTC(1899, 11, counted < 60 ? 31 : 30);
  const day = new Date(first + counted * dayMs).toISOString().slice(0, 10);
  return rest === 0 ? day : `${day}T${time.join(":")}`;
}
