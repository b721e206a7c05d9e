import { addDays, addMonths, type Day, parseClinicalDate, parseInstant } from "@longwatch/core";
import { isObject, textAt } from "./values.ts";

export const prefixes = ["eq", "ne", "gt", "lt", "ge", "le", "sa", "eb"] as const;
export type Prefix = (typeof prefixes)[number];

/** From, included, to, not included: in days as they were written, or in milliseconds since 1970. */
type Span = { readonly from: number; readonly to: number };

/** A date or a moment that is asked for. Without a time it means civil days, whatever zone the other was written in. */
export type AskedDate = { readonly prefix: Prefix; readonly days: Span | undefined; readonly moments: Span };

/** `ge2026-01`, `2026-01-05T10:00Z`; undefined where it is neither. */
export function parseAskedDate(text: string): AskedDate | undefined {
  const [, sign, date = ""] = /^(eq|ne|gt|lt|ge|le|sa|eb)?(.+)$/.exec(text) ?? [];
  const prefix = (sign ?? "eq") as Prefix;
  const days = spanOfDays(date);
  if (days !== undefined) return { prefix, days, moments: inMoments(days) };
  const moments = spanOfMoment(date);
  return moments === undefined ? undefined : { prefix, days: undefined, moments };
}

/** Whether a date, a moment or a period is what was asked for, by FHIR's meaning of its prefix. */
export function isDate(value: unknown, { prefix, days, moments }: AskedDate): boolean {
  const found = foundIn(value, days !== undefined);
  return found !== undefined && compare(prefix, found, days ?? moments);
}

/** Whether any of a date, a moment or a period lies between two dates, both included. What cannot be read lies everywhere. */
export function overlaps(value: unknown, start: AskedDate | undefined, end: AskedDate | undefined): boolean {
  const isBefore = (asked: AskedDate): boolean => {
    const found = foundIn(value, asked.days !== undefined);
    return found !== undefined && found.to <= (asked.days ?? asked.moments).from;
  };
  const isAfter = (asked: AskedDate): boolean => {
    const found = foundIn(value, asked.days !== undefined);
    return found !== undefined && found.from >= (asked.days ?? asked.moments).to;
  };
  return !(start !== undefined && isBefore(start)) && !(end !== undefined && isAfter(end));
}

function foundIn(value: unknown, isInDays: boolean): Span | undefined {
  if (isInDays) return spanIn(value, (text) => spanOfDays(text.slice(0, 10)));
  return spanIn(value, (text) => {
    const whole = spanOfDays(text);
    return whole === undefined ? spanOfMoment(text) : inMoments(whole);
  });
}

function compare(prefix: Prefix, found: Span, asked: Span): boolean {
  const isWithin = found.from >= asked.from && found.to <= asked.to;
  switch (prefix) {
    case "eq":
      return isWithin;
    case "ne":
      return !isWithin;
    case "gt":
      return found.to > asked.to;
    case "lt":
      return found.from < asked.from;
    case "ge":
      return found.to > asked.to || isWithin;
    case "le":
      return found.from < asked.from || isWithin;
    case "sa":
      return found.from >= asked.to;
    case "eb":
      return found.to <= asked.from;
  }
}

/** A Period without an end goes on for ever. */
function spanIn(value: unknown, read: (text: string) => Span | undefined): Span | undefined {
  if (typeof value === "string") return read(value);
  if (!isObject(value)) return undefined;
  const start = textAt(value, "start");
  const end = textAt(value, "end");
  if (start === undefined && end === undefined) return undefined;
  const from = start === undefined ? Number.NEGATIVE_INFINITY : read(start)?.from;
  const to = end === undefined ? Number.POSITIVE_INFINITY : read(end)?.to;
  return from === undefined || to === undefined ? undefined : { from, to };
}

function spanOfDays(text: string): Span | undefined {
  const date = parseClinicalDate(text);
  if (date === undefined) return undefined;
  const to =
    text.length === 4
      ? addMonths(date.earliest, 12)
      : text.length === 7
        ? addMonths(date.earliest, 1)
        : addDays(date.earliest, 1);
  return { from: date.earliest, to };
}

const dayMs = 86_400_000;
const inMoments = ({ from, to }: Span): Span => ({ from: (from as Day) * dayMs, to: (to as Day) * dayMs });

/** As long as it is exact: a minute, a second, a thousandth. A moment without a zone is one in UTC. */
function spanOfMoment(text: string): Span | undefined {
  const [, minute, second, fraction, zone = "Z"] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  if (minute === undefined) return undefined;
  const from = parseInstant(`${minute}${second ?? ":00"}${fraction ?? ""}${zone}`);
  if (from === undefined) return undefined;
  return { from, to: from + (second === undefined ? 60_000 : fraction === undefined ? 1000 : 1) };
}
