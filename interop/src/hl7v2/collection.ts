import { addDays, formatDay, type Issue, parseDay } from "@longwatch/core";
import type { OrderGroup } from "./groups.ts";
import { doubt, problem } from "./issue.ts";
import type { Hl7Options } from "./options.ts";
import type { Segment } from "./segment.ts";
import { firstTime, readTime, type SentTime, type TimeReading } from "./times.ts";

/**
 * When an order's specimen was taken: SPM-17, else OBR-7. Where the order has specimens of different days,
 * SPM-17 does not say which result is of which, and OBR-7 decides.
 */
export function collectionOfOrder(order: OrderGroup, at: string, sender: string, options: Hl7Options): TimeReading {
  const spms = order.specimens.map(({ spm }) => ({ segment: spm, field: 17, at: `${at}/SPM[${spm.ordinal}]` }));
  const own = { segment: order.obr, field: 7, at };
  const days = new Set(spms.flatMap((spm) => readTime(spm.segment, 17, spm.at, sender, options).time?.date ?? []));
  return firstTime(days.size > 1 ? [own] : [...spms, own], sender, options);
}

/**
 * The day of one result: its order's, else, with a warning, OBX-14, where laboratories also put the time of
 * verification. Without any day there is no fact: a result of no day belongs to no period.
 *
 * @param sentAt MSH-7: a specimen is not taken after its result was sent
 */
export function collectionOfResult(
  obx: Segment,
  order: SentTime | undefined,
  sentAt: SentTime | undefined,
  at: string,
  sender: string,
  options: Hl7Options,
): TimeReading {
  const own = order === undefined ? readTime(obx, 14, at, sender, options) : { time: order, issues: [] };
  if (own.time === undefined) return { issues: [...own.issues, noDay(at)] };
  const issues = [
    ...own.issues,
    ...(order === undefined ? [dayOfObservation(at, own.time.date)] : []),
    ...(isAfter(own.time.date, sentAt?.date) ? [inTheFuture(at, own.time.date)] : []),
  ];
  return { time: own.time, issues };
}

/** More than a day, for the sake of zones; exact days only. */
function isAfter(date: string, limit: string | undefined): boolean {
  const last = limit === undefined ? undefined : parseDay(limit);
  return last !== undefined && date.length === 10 && date > formatDay(addDays(last, 1));
}

const noDay = (at: string): Issue =>
  problem(
    "date-missing",
    at,
    "no time of collection",
    "The result was not taken. Ask the laboratory when the specimen was collected.",
  );

const dayOfObservation = (at: string, saw: string): Issue =>
  doubt(
    "date-missing",
    `${at}-14`,
    saw,
    "No time of collection was sent; the time of observation was used. Compare it with the laboratory's report.",
  );

const inTheFuture = (at: string, saw: string): Issue =>
  doubt(
    "date-implausible",
    at,
    `collected ${saw}, after the message was sent`,
    "Ask the laboratory for the right day of collection.",
  );
