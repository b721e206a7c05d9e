import {
  addDays,
  formatDay,
  formatInstant,
  type IssueCode,
  parseClinicalDate,
  parseDay,
  parseInstant,
} from "@longwatch/core";

export type Timestamp = {
  /** The calendar date as the sender wrote it, in the sender's zone: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly date: string;
  /** The moment in UTC, where the sender gave an hour, a minute and an offset. Never from a guessed zone. */
  readonly instant?: string;
  /** Local date and time `YYYY-MM-DDTHH:MM:SS`, where a minute is known, for a configured zone to resolve. */
  readonly local?: string;
  readonly precision: "year" | "month" | "day" | "hour" | "minute" | "second";
};

export type TimestampReading =
  | { readonly ok: true; readonly timestamp: Timestamp }
  | {
      readonly ok: false;
      readonly code: Extract<IssueCode, "date-impossible" | "date-order-ambiguous" | "date-implausible">;
    };

const offset = String.raw`(Z|[+-]\d{1,2}(?::?\d{2})?)?`;
const hl7 = new RegExp(
  String.raw`^(\d{4})(?:(\d{2})(?:(\d{2})(?:[+-]\d{4}|(\d{2})(?:(\d{2})(?:(\d{2})(\.\d+)?)?)?${offset})?)?)?$`,
);
const spelled = new RegExp(
  String.raw`^(\d{4})(?:-(\d{2})(?:-(\d{2}))?|(\d{2})(\d{2}))(?:[T ](\d{2})(?::?(\d{2})(?::?(\d{2})([.,]\d+)?)?)?\s?${offset})?$`,
);
const dayFirst = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b/;

/**
 * Reads a time as HL7 writes it (`YYYY[MM[DD[HH[MM[SS[.S]]]]]][±ZZZZ]`) and as it is also seen: ISO 8601, a
 * blank before the time, dashes, `-500` and `+07` for an offset, 24:00 for the midnight that ends a day.
 * A date that does not exist, a day-first date and a year outside 1900–2199 are refused, never mended.
 */
export function readTimestamp(text: string): TimestampReading {
  const trimmed = text.trim();
  if (dayFirst.test(trimmed)) return { ok: false, code: "date-order-ambiguous" };
  const parts = partsOf(trimmed);
  const impossible = { ok: false, code: "date-impossible" } as const;
  if (parts === undefined) return impossible;
  const { year, month, day, hour, minute, second } = parts;
  const date = [year, month, day].filter((part) => part !== undefined).join("-");
  if (parseClinicalDate(date) === undefined) return impossible;
  if (Number(year) < 1900 || Number(year) > 2199) return { ok: false, code: "date-implausible" };
  const isEndOfDay = hour === "24" && Number(minute ?? 0) === 0 && Number(second ?? 0) === 0;
  if (!isEndOfDay && Number(hour ?? 0) > 23) return impossible;
  if (Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return impossible;
  const zone = parts.offset === undefined ? undefined : isoOffset(parts.offset);
  if (parts.offset !== undefined && zone === undefined) return impossible;
  const precision = precisionOf(parts);
  if (minute === undefined) return { ok: true, timestamp: { date, precision } };
  const local = isEndOfDay ? `${nextDay(date)}T00:00:00` : `${date}T${hour}:${minute}:${second ?? "00"}`;
  const moment = zone === undefined ? undefined : parseInstant(`${local}${parts.fraction ?? ""}${zone}`);
  if (zone !== undefined && moment === undefined) return impossible;
  return {
    ok: true,
    timestamp: { date, local, precision, ...(moment === undefined ? {} : { instant: formatInstant(moment) }) },
  };
}

type Parts = Readonly<
  Record<"year" | "month" | "day" | "hour" | "minute" | "second" | "fraction" | "offset", string | undefined>
>;

function partsOf(text: string): Parts | undefined {
  const compact = hl7.exec(text);
  if (compact !== null) {
    const [, year, month, day, hour, minute, second, fraction, zone] = compact;
    return { year, month, day, hour, minute, second, fraction: shortFraction(fraction), offset: zone };
  }
  const match = spelled.exec(text);
  if (match === null) return undefined;
  const [, year, dashMonth, dashDay, month, day, hour, minute, second, fraction, zone] = match;
  const fractional = shortFraction(fraction?.replace(",", "."));
  return {
    year,
    month: dashMonth ?? month,
    day: dashDay ?? day,
    hour,
    minute,
    second,
    fraction: fractional,
    offset: zone,
  };
}

const nextDay = (date: string): string => formatDay(addDays(parseDay(date)!, 1));

const shortFraction = (fraction: string | undefined): string | undefined => fraction?.slice(0, 10);

const precisionOf = ({ month, day, hour, minute, second }: Parts): Timestamp["precision"] => {
  if (month === undefined) return "year";
  if (day === undefined) return "month";
  if (hour === undefined) return "day";
  if (minute === undefined) return "hour";
  return second === undefined ? "minute" : "second";
};

/** `-500`, `-0500`, `-05:00`, `-05` → `-05:00`; undefined where the minutes are impossible. */
function isoOffset(text: string): string | undefined {
  if (text === "Z") return "Z";
  const digits = text.slice(1).replace(":", "");
  const padded = digits.length <= 2 ? `${digits.padStart(2, "0")}00` : digits.padStart(4, "0");
  const hours = padded.slice(0, 2);
  const minutes = padded.slice(2);
  return Number(minutes) > 59 || Number(hours) > 14 ? undefined : `${text[0]}${hours}:${minutes}`;
}
