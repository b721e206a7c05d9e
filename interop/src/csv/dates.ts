import { formatInstant, type IssueCode, parseDay, parseInstant } from "@longwatch/core";
import type { DateOrder } from "./profile.ts";

export type DateReading =
  | { readonly ok: true; readonly on: string; readonly at?: string }
  | { readonly ok: false; readonly code: IssueCode; readonly remedy: string };

const time = String.raw`(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.]?)(\d{2})\2(\d{2})${time}$`);
const numeric = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${time}$`);
const partial = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/;
const serial = /^\d{5}(?:[.,]\d+)?$/;

const impossible = (remedy: string): DateReading => ({ ok: false, code: "date-impossible", remedy });

/**
 * A date of a table, perhaps with a time. Year first and `31.12.2025` are sure; with slashes or hyphens the
 * order of day and month is `order`, or the date is ambiguous. Years of two digits need an agreed order.
 *
 * @param order  agreed in the profile, or proven by a day above 12 elsewhere in the file
 * @param zone  the sender's offset, where the profile states it: without one a time stays a day
 */
export function readDate(
  text: string,
  order: DateOrder | undefined,
  isAgreed: boolean,
  zone: string | undefined,
): DateReading {
  const sent = text.trim();
  const iso = yearFirst.exec(sent);
  if (iso !== null) return build(iso[1]!, iso[3]!, iso[4]!, iso.slice(5), zone);
  if (partial.test(sent)) return sent >= "1900" && sent < "2200" ? { ok: true, on: sent } : impossible(writeIt);
  if (serial.test(sent))
    return impossible("It is a spreadsheet's day number. Format the column as YYYY-MM-DD and save it again.");
  const match = numeric.exec(sent);
  if (match === null) return impossible(writeIt);
  const [, first, mark, second, year] = match as unknown as [string, string, string, string, string];
  const known = mark === "." ? "dmy" : order;
  if (known === undefined || (year.length === 2 && !isAgreed))
    return { ok: false, code: "date-order-ambiguous", remedy: askOrder };
  const [day, month] = known === "dmy" ? [first, second] : [second, first];
  return build(
    year.length === 2 ? `20${year}` : year,
    month.padStart(2, "0"),
    day.padStart(2, "0"),
    match.slice(5),
    zone,
  );
}

const writeIt =
  "Write a date that exists as YYYY-MM-DD, with a time and its offset if it is known. The row was not taken.";
const askOrder =
  "Day and month cannot be told apart, so the row was not taken. State dateOrder (dmy or mdy) in the profile.";

function build(
  year: string,
  month: string,
  day: string,
  rest: readonly (string | undefined)[],
  zone: string | undefined,
): DateReading {
  const on = `${year}-${month}-${day}`;
  if (parseDay(on) === undefined || on < "1900" || on >= "2200") return impossible(writeIt);
  const [hour, minute, second, offset] = rest;
  if (hour === undefined) return { ok: true, on };
  const sentOffset = offset === undefined || offset === "Z" ? offset : offset.replace(/^(...):?/, "$1:");
  const local = `${on}T${hour.padStart(2, "0")}:${minute}:${second ?? "00"}`;
  const moment = parseInstant(`${local}${sentOffset ?? zone ?? "Z"}`);
  if (moment === undefined) return impossible(writeIt);
  return sentOffset === undefined && zone === undefined
    ? { ok: true, on }
    : { ok: true, on, at: formatInstant(moment) };
}

/**
 * The order that a file itself proves: some day above 12, and none that contradicts it. Undefined where
 * nothing proves it, or where both orders are proven.
 */
export function provenOrder(texts: readonly string[]): DateOrder | undefined {
  const pairs = texts.flatMap((text) => {
    const match = numeric.exec(text.trim());
    return match === null || match[2] === "." ? [] : [[Number(match[1]), Number(match[3])] as const];
  });
  const isDmy = pairs.some(([first, second]) => first > 12 && second <= 12);
  const isMdy = pairs.some(([first, second]) => second > 12 && first <= 12);
  return isDmy === isMdy ? undefined : isDmy ? "dmy" : "mdy";
}

/** A day with slashes or hyphens, whatever stands behind it, that has one reading only: a number above 12 is no month. */
export function provesAnOrder(text: string): boolean {
  const match = /^(\d{1,2})([-/])(\d{1,2})\2\d{2}/.exec(text.trim());
  return match !== null && Number(match[1]) > 12 !== Number(match[3]) > 12;
}

const month =
  "jan|feb|mar|mär|maer|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|ene|abr|ago|dic|fev|fév|avr|aou|aoû|déc";

/** A spreadsheet's date where a result should stand: `1-2` became 1 February, and cannot be had back. */
export const isDamagedInterval = (text: string): boolean =>
  new RegExp(
    `^(?:\\d{1,2}[-./ ]{1,2}(?:${month})\\w*\\.?(?:[-./ ]\\d{2,4})?|(?:${month})\\w*\\.?[-./ ]\\d{1,4})$`,
    "i",
  ).test(text.trim()) ||
  numeric.test(text.trim()) ||
  /^\d{4}-\d{2}-\d{2}(?:[T ]00:00(?::00)?)?$/.test(text.trim());

/** A long number that a spreadsheet has shortened: its last digits are lost. */
export const isShortenedNumber = (text: string): boolean => /^\d(?:[.,]\d+)?E\+?\d{2,}$/i.test(text.trim());
