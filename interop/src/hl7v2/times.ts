import type { Issue } from "@longwatch/core";
import { doubt } from "./issue.ts";
import type { Hl7Options } from "./options.ts";
import { component, presence, type Segment } from "./segment.ts";
import { readTimestamp } from "./timestamp.ts";

export type SentTime = {
  /** The calendar date as the sender wrote it. */
  readonly date: string;
  /** Where an offset was sent, or the sender's zone is configured. */
  readonly instant?: string;
  /** Date and minute in the sender's zone, where the minute was sent. */
  readonly local?: string;
};

export type TimeReading = { readonly time?: SentTime; readonly issues: readonly Issue[] };

/** The time in a field; nothing where the field is empty, a warning where it holds no possible time. */
export function readTime(
  segment: Segment | undefined,
  field: number,
  at: string,
  sender: string,
  options: Hl7Options,
): TimeReading {
  if (segment === undefined || presence(segment, field) !== "valued") return { issues: [] };
  const text = component(segment, field, 1);
  if (text === "") return { issues: [] };
  const reading = readTimestamp(text);
  if (!reading.ok) {
    const remedy = "It was not used. Ask the sender for the right date, written YYYYMMDD.";
    return { issues: [doubt(reading.code, `${at}-${field}`, text, remedy)] };
  }
  const { date, local } = reading.timestamp;
  const instant = reading.timestamp.instant ?? (local === undefined ? undefined : options.toInstant?.(local, sender));
  return {
    time: { date, ...(instant === undefined ? {} : { instant }), ...(local === undefined ? {} : { local }) },
    issues: [],
  };
}

/** The first field that holds a time, with the warnings of those before it that hold none. */
export function firstTime(
  fields: readonly { readonly segment: Segment | undefined; readonly field: number; readonly at: string }[],
  sender: string,
  options: Hl7Options,
): TimeReading {
  const issues: Issue[] = [];
  for (const { segment, field, at } of fields) {
    const reading = readTime(segment, field, at, sender, options);
    issues.push(...reading.issues);
    if (reading.time !== undefined) return { time: reading.time, issues };
  }
  return { issues };
}
