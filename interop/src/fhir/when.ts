import { formatInstant, type Issue, parseClinicalDate, parseInstant } from "@longwatch/core";
import { doubt } from "../hl7v2/issue.ts";
import { type Cursor, child, textOf } from "./cursor.ts";

/** When something happened, as exactly as it was sent. */
export type When = {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as the sender wrote it, in the sender's zone. */
  readonly on: string;
  /** In UTC, where a time with an offset was sent. */
  readonly at?: string;
  /** The same moment with the sender's own offset. */
  readonly written?: string;
  readonly issues: readonly Issue[];
};

const dateTime = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/;

/** A date, dateTime or instant. One that does not exist is a fault of the resource; nothing is padded. */
export function whenOf(cursor: Cursor, name: string): When | undefined {
  const text = textOf(cursor, name);
  if (text === undefined) return undefined;
  const at = `${cursor.at}.${name}`;
  const [, on = "", time, offset] = dateTime.exec(text) ?? [];
  const isSane = parseClinicalDate(on) !== undefined && on >= "1900" && on < "2200";
  const local = `${on}T${(time ?? "00:00").replace(/(\.\d{9})\d+$/, "$1")}`;
  const moment = time === undefined ? undefined : parseInstant(`${local}${offset ?? "Z"}`);
  if (!isSane || (time !== undefined && moment === undefined)) {
    const remedy =
      "FHIR has a date that exists here, as YYYY-MM-DD, with a time and an offset if at all. It was not taken.";
    cursor.complain({ at, saw: text.slice(0, 40), remedy });
    return undefined;
  }
  if (moment === undefined) return { on, issues: [] };
  if (offset !== undefined) return { on, at: formatInstant(moment), written: `${local}${offset}`, issues: [] };
  const remedy = "The day was taken, the time was not. Ask the sender to write its offset.";
  return { on, issues: [doubt("zone-unknown", at, "a time without an offset", remedy)] };
}

/** `effective[x]`, `occurrence[x]` and the like: a moment, or the start of a period; its end where only that is known. */
export function choiceWhen(cursor: Cursor, stem: string): When | undefined {
  const period = child(cursor, `${stem}Period`);
  return (
    whenOf(cursor, `${stem}DateTime`) ??
    whenOf(cursor, `${stem}Instant`) ??
    (period === undefined ? undefined : (whenOf(period, "start") ?? whenOf(period, "end")))
  );
}

export const momentOf = (cursor: Cursor, name: string): string | undefined => whenOf(cursor, name)?.at;
