import { addDays, type Day } from "@longwatch/core";
import { daysHeard } from "../../db/feed-days.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { rosterOn } from "../cover.ts";
import { todayOf } from "../today.ts";
import { type Rhythm, rhythmOf, silentDays, weeksLearned } from "./rhythm.ts";

/** What usually comes from a feed, and for how long it has not; `analyte` "" is any message. */
export type HeardRhythm = {
  readonly feed: string;
  readonly analyte: string;
  readonly rhythm: Rhythm;
  readonly lastOn: Day;
  /** Undefined: it is not missed. */
  readonly silentDays: number | undefined;
};

/**
 * The rhythm of every feed and of each of its analytes, where enough has come to learn one. An analyte is missed only while the
 * feed itself is heard: a feed that is silent as a whole is one thing to see to, not sixty.
 */
export async function rhythmsOf(tx: ClinicTx): Promise<readonly HeardRhythm[]> {
  const today = await todayOf(tx);
  const roster = await rosterOn(tx, today);
  const isOpen = (day: Day): boolean => !roster.holidays.some(({ from, through }) => from <= day && day <= through);
  const heard = await daysHeard(tx, addDays(today, -2 * weeksLearned * 7));
  const lastOfFeed = new Map(
    heard.flatMap(({ feed, analyte, days }) => (analyte === "" ? [[feed, days.at(-1)!]] : [])),
  );
  return heard.flatMap(({ feed, analyte, days }) => {
    const lastOn = days.at(-1)!;
    // As it was when it came last: silence itself is nothing to learn from.
    const rhythm = rhythmOf(days, addDays(lastOn, 1));
    if (rhythm === undefined) return [];
    const until = analyte === "" ? today : addDays(lastOfFeed.get(feed) ?? lastOn, 1);
    return [
      { feed, analyte, rhythm, lastOn, silentDays: silentDays(rhythm, lastOn, until < today ? until : today, isOpen) },
    ];
  });
}
