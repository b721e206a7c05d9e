import { addDays, type Day, formatDay, type Language, parseDay } from "@longwatch/core";
import { type CalendarEvent, type ScheduleEntry, wordsOf } from "./event.ts";
import { byDay, uidOf } from "./ics.ts";

/** How long a past day stays in a feed, cancelled or not. */
const keptDays = 60;

/** Of these nothing is to be done any more. Before its day a test that is done already is one of them. */
const over: ReadonlySet<string> = new Set(["superseded", "waived"]);
const done: ReadonlySet<string> = new Set(["fulfilled", "fulfilled-late"]);

export type FeedOptions = {
  /** Tells one feed's events from another's: the feed's own random id, so that nothing of the patient is in it. */
  readonly feedKey: string;
  readonly today: Day;
  /** The moment, written `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly at: string;
  readonly language: Language;
};

/**
 * What a feed shows now, from the schedule and from what it showed before. An event that is unchanged keeps its sequence and
 * its time of change; one that has changed, or moved to another day, has the next. What is no longer to be done is cancelled
 * under its UID and stays so until its day is {@link keptDays} past, because programs do not reliably drop what vanishes.
 */
export function nextFeed(
  before: readonly CalendarEvent[],
  entries: readonly ScheduleEntry[],
  { feedKey, today, at, language }: FeedOptions,
): readonly CalendarEvent[] {
  const from = formatDay(addDays(today, -keptDays));
  const known = new Map(before.map((event) => [event.uid, event]));
  const live = [...byDay(entries.filter((one) => one.dueOn >= from && isToDo(one, today)))].map(([on, ofDay]) => ({
    uid: uidOf(feedKey, ofDay[0]!.key),
    on,
    ...wordsOf(ofDay, language),
    isCancelled: false,
  }));
  const shown = new Set(live.map(({ uid }) => uid));
  const gone = before
    .filter(({ uid, on }) => !shown.has(uid) && on >= from)
    .map(({ sequence: _, changedAt: __, ...event }) => ({ ...event, isCancelled: true }));
  return [...live, ...gone]
    .map((event) => dated(event, known.get(event.uid), at))
    .toSorted((a, b) => (a.on === b.on ? (a.uid < b.uid ? -1 : 1) : a.on < b.on ? -1 : 1));
}

const isToDo = ({ status, dueOn }: ScheduleEntry, today: Day): boolean =>
  !over.has(status) && !(done.has(status) && parseDay(dueOn)! >= today);

type Undated = Omit<CalendarEvent, "sequence" | "changedAt">;

function dated(event: Undated, before: CalendarEvent | undefined, at: string): CalendarEvent {
  if (before === undefined) return { ...event, sequence: 0, changedAt: at };
  const isSame =
    before.on === event.on &&
    before.summary === event.summary &&
    before.description === event.description &&
    before.isCancelled === event.isCancelled;
  return isSame ? before : { ...event, sequence: before.sequence + 1, changedAt: at };
}
