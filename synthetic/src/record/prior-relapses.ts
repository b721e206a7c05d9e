import { addDays, type Day } from "@longwatch/core";
import type { Person } from "../life.ts";
import type { Draw, Streams } from "../random/stream.ts";

const year = 365;
/** Days from the onset of one relapse to that of another, where there is room for them. */
const apart = 30;

/**
 * The relapses before treatment: of the last year, then of the year before that; none before the onset of the disease,
 * which is itself the first of them where it falls into these years. Whoever fell ill less than a year ago had all in it.
 */
export function priorRelapses(
  { start, onset, priorRelapses1y, priorRelapses2y }: Person,
  streams: Streams,
): readonly Day[] {
  const draw = streams("record.prior-relapses");
  const before = Math.max(0, priorRelapses2y - priorRelapses1y);
  const lastYear = addDays(start, -year);
  const from = Math.max(onset, addDays(start, -2 * year)) as Day;
  if (from >= lastYear) return spread(draw, priorRelapses1y + before, from, start, onset);
  return [...spread(draw, priorRelapses1y, lastYear, start, onset), ...spread(draw, before, from, lastYear, onset)];
}

/** Evenly over the days from `from` up to `to`, the latter not included, with some play; none on the same day. */
function spread(draw: Draw, count: number, from: Day, to: Day, onset: Day): readonly Day[] {
  if (count === 0) return [];
  if (from === onset) {
    const next = addDays(onset, Math.min(apart, Math.max(1, Math.floor((to - onset) / count))));
    return [onset, ...spread(draw, count - 1, next, to, onset)];
  }
  const days = (to - from) / count;
  return Array.from({ length: count }, (_, k) => addDays(from, Math.floor(days * (k + 0.2 + 0.6 * draw()))));
}
