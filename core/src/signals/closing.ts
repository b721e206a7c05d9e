import type { Day } from "../base/calendar.ts";
import { urgencyRank } from "../protocol/signal-rule.ts";
import { lastUpTo, valid } from "./columns.ts";
import type { Hit } from "./hit.ts";
import { learnedAt } from "./learned.ts";
import { isInsideRange } from "./range.ts";
import type { World } from "./world.ts";

/** A later result that closed an episode by itself. */
export type Repeat = { readonly on: Day; readonly fact: string };

/** What is more urgent than this needs a person. @source resolutions 1.3 */
const mostUrgent = urgencyRank("7D");

/**
 * The repeat that closes a laboratory episode of one analyte, of 7D or ROUTINE: valid, final, of a later day, inside its
 * range, with no rule of the signal met at it (one that stands back for another is met), and not within four weeks of a systemic steroid.
 *
 * @param last the last hit before it; all others of the episode are {@link isAlike} to it
 * @param withdrawnAt when the last of the hits was withdrawn, if all were: what came later closes nothing
 * @param speaks whether a rule of the signal is met at a fact
 * @param before the day before which it is looked for
 */
export function closingRepeat(
  last: Hit,
  withdrawnAt: number,
  world: World,
  speaks: (fact: string) => boolean,
  before: number,
): Repeat | undefined {
  const columns = world.columnsFor(last.onlyAnalyte!);
  if (columns === undefined) return undefined;
  const { earliest, ids, facts } = columns.series;
  for (let i = lastUpTo(columns, last.trigger.latest) + 1; i < columns.size && earliest[i]! < before; i += 1) {
    if (columns.states[i] !== valid || speaks(ids[i]!) || world.isSteroidDay(earliest[i]!)) continue;
    if (learnedAt(facts[i]!) > withdrawnAt || !isInsideRange(world, columns, i)) continue;
    return { on: earliest[i]!, fact: ids[i]! };
  }
  return undefined;
}

/** Whether an episode that began with one hit may still close by itself after another. */
export const isAlike = (first: Hit, hit: Hit): boolean =>
  first.onlyAnalyte !== undefined &&
  hit.onlyAnalyte === first.onlyAnalyte &&
  urgencyRank(hit.inForce.rule.urgency) >= mostUrgent;
