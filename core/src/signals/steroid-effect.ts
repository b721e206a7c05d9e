import type { Columns } from "./columns.ts";
import { isWithin } from "./spans.ts";
import type { World } from "./world.ts";

/**
 * Days after a systemic steroid in which it moves an analyte by itself, so that the value is nobody's state to be held
 * against: neutrophils and glucose go up, TSH goes down. The value is judged all the same; it only is no "previous".
 *
 * @source safety-signals.md 1.4 and 1.20
 */
const movedForDays: ReadonlyMap<string, number> = new Map([
  ["neutrophils", 7],
  ["glucose", 7],
  ["tsh", 28],
]);

/** The place of the last valid number of an earlier day that no steroid has moved; −1 where there is none. */
export function previousUndisturbed(world: World, columns: Columns, i: number): number {
  const { previous, series, key } = columns;
  const days = movedForDays.get(key);
  let j = previous[i]!;
  if (days === undefined) return j;
  while (j >= 0 && isWithin(world.steroids(), series.earliest[j]!, days)) j = previous[j]!;
  return j;
}
