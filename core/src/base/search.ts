/**
 * How many of an ascending list are at or before a limit: the place of the first beyond it.
 *
 * @param low from this place on, all before it being at or before the limit
 * @param high before this place
 */
export function countThrough(
  ascending: readonly number[],
  limit: number,
  low = 0,
  high: number = ascending.length,
): number {
  let first = low;
  let end = high;
  while (first < end) {
    const middle = (first + end) >>> 1;
    if (ascending[middle]! <= limit) first = middle + 1;
    else end = middle;
  }
  return first;
}
