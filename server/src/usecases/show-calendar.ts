import { createHash } from "node:crypto";
import { formatInstant, say } from "@longwatch/core";
import { type CalendarEvent, calendarText, nextFeed } from "@longwatch/interop";
import { recordEvent } from "../audit/record.ts";
import { type FeedRow, keepShown } from "../db/calendar-feeds.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { assessPatient } from "./assess-patient.ts";
import { scheduleEntry } from "./schedule-entry.ts";

export type ShownCalendar = { readonly text: string; readonly etag: string };

/**
 * A feed as it is now. What changed since it was read last is kept, so that the next reading tells it apart; a reader who has
 * it already (`knownTag`) is shown nothing new, and leaves no trace.
 *
 * @returns undefined where the patient is not here any more
 */
export async function showCalendar(
  tx: ClinicTx,
  { feed, patient, name, language, shown }: FeedRow,
  knownTag: (etag: string) => boolean,
): Promise<ShownCalendar | undefined> {
  const one = await assessPatient(tx, patient);
  if (one === undefined) return undefined;
  const before = shown as readonly CalendarEvent[];
  const entries = one.assessment.obligations.flatMap(({ obligations }) => obligations).map(scheduleEntry);
  const at = formatInstant((tx.at - (tx.at % 1000)) as typeof tx.at);
  const events = nextFeed(before, entries, { feedKey: feed, today: one.asOf, at, language });
  const text = calendarText(events, name ?? say("calendar.name", {}, language), language);
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  if (JSON.stringify(events) !== JSON.stringify(before)) await keepShown(tx, feed, events);
  if (!knownTag(etag)) await recordEvent(tx, { action: "patient.read", object: patient, detail: { calendar: feed } });
  return { text, etag };
}
