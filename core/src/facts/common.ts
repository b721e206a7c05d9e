import * as z from "zod/mini";
import type { Day } from "../base/calendar.ts";
import { parseDay } from "../base/calendar.ts";
import { type Instant, parseInstant } from "../base/instant.ts";
import { clinicalDate, instant, nonEmpty, readAs } from "../base/shape.ts";

/** A moment, and the civil day on which whoever wrote it down saw it happen (the date before the `T`). */
export type Moment = { readonly at: Instant; readonly on: Day };

/** ISO 8601 with `Z` or an offset → {@link Moment}. */
export const moment = readAs<Moment>(
  (text) => {
    const at = parseInstant(text);
    const on = parseDay(text.slice(0, 10));
    return at === undefined || on === undefined ? undefined : { at, on };
  },
  { code: "instant-impossible", remedy: "Write a moment as YYYY-MM-DDTHH:MM:SSZ, in UTC or with its offset." },
  "^\\d{4}-\\d{2}-\\d{2}T",
);

/** A key of one of our catalogues, or a code from outside: one word. */
export const key = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]*$/));

/** Fields that every fact may carry (contract, section 1). */
export const common = {
  /** Stable; made from the content when absent. */
  id: z.optional(nonEmpty),
  /** When we learned it. Absent: on its clinical day. */
  recordedAt: z.optional(instant),
  by: z.optional(nonEmpty),
  source: z.optional(z.union([nonEmpty, z.record(z.string(), z.union([z.string(), z.number()]))])),
  note: z.optional(z.string()),
  /** Id of the fact that this one replaces. */
  supersedes: z.optional(nonEmpty),
  /** The source says "about". */
  approximate: z.optional(z.boolean()),
  /** Only the interval from another fact is known: takes the place of the clinical date. */
  daysAfter: z.optional(z.strictObject({ fact: nonEmpty, days: z.int() })),
};

/** The fact's clinical date; required unless `daysAfter` stands for it (checked once the kind is known). */
export const on = z.optional(clinicalDate);
export const at = z.optional(moment);
export const yesNoUnsure = z.enum(["yes", "no", "unsure"]);
export const yesNoUnknown = z.enum(["yes", "no", "unknown"]);
export const text = nonEmpty;
