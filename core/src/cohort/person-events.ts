import type { AtRisk } from "./cox-data.ts";
import { isDuration } from "./estimate.ts";

/**
 * One person's follow-up from time 0, and when the events of one kind happened in it: after 0, at its end at the latest,
 * in any one unit. An event on the first day itself is at 0 and counts as of the first moment.
 */
export type PersonEvents = { readonly followUp: number; readonly events: readonly number[] };

export const isSound = ({ followUp, events }: PersonEvents): boolean =>
  isDuration(followUp) && events.every((time) => isDuration(time) && time <= followUp);

/** The earliest event, if there is one. */
export const firstOf = ({ events }: PersonEvents): number | undefined =>
  events.length === 0 ? undefined : events.reduce((a, b) => Math.min(a, b));

/**
 * The intervals of recurrent events for Andersen–Gill: from each event to the next, the last to the end of follow-up.
 * Events of the same time count once, and none at 0, where nobody was at risk yet. Nobody without follow-up has any.
 */
export function recurrentIntervals({ followUp, events }: PersonEvents): readonly AtRisk[] {
  const times = [...new Set(events)].filter((time) => time > 0 && time <= followUp).toSorted((a, b) => a - b);
  const intervals = times.map((stop, i): AtRisk => ({ start: times[i - 1] ?? 0, stop, event: true }));
  const last = times.at(-1) ?? 0;
  return last < followUp ? [...intervals, { start: last, stop: followUp, event: false }] : intervals;
}
