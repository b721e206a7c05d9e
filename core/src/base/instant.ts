import { type Day, formatDay, parseDay } from "./calendar.ts";

declare const instantBrand: unique symbol;

/** A moment: milliseconds since 1970-01-01T00:00Z, without leap seconds. Compare with `<`. */
export type Instant = number & { readonly [instantBrand]: "Instant" };

const dayMs = 86_400_000;
const pattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/;

/** An ISO 8601 date and time with `Z` or a numeric offset. Without an offset it is no moment: undefined. */
export function parseInstant(text: string): Instant | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const day = parseDay(match[1]!);
  const hour = Number(match[2]);
  const minute = Number(match[3]);
  const second = Number(match[4] ?? "0");
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const offset = offsetMinutes(match[6]!);
  if (offset === undefined) return undefined;
  const milliseconds = Number((match[5] ?? "").slice(0, 3).padEnd(3, "0"));
  const ms = ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds;
  return (day * dayMs + ms) as Instant;
}

/** Minutes east of Greenwich, or undefined beyond ±14:00. */
function offsetMinutes(text: string): number | undefined {
  if (text === "Z") return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6));
  if (Number(text.slice(4, 6)) > 59 || minutes > 14 * 60) return undefined;
  return text[0] === "-" ? -minutes : minutes;
}

export const utcDay = (instant: Instant): Day => Math.floor(instant / dayMs) as Day;

/** `2025-03-01T08:30:00Z`, with milliseconds only where there are some. */
export function formatInstant(instant: Instant): string {
  const ms = instant - utcDay(instant) * dayMs;
  const two = (n: number): string => `${n}`.padStart(2, "0");
  const seconds = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}`;
  const fraction = ms % 1000 === 0 ? "" : `.${`${ms % 1000}`.padStart(3, "0")}`;
  return `${formatDay(utcDay(instant))}T${seconds}${fraction}Z`;
}
