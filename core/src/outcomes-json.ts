import * as z from "zod/mini";
import type { ChangeVerdict } from "./outcomes/person/change-since.ts";
import type { EdssLack } from "./outcomes/person/reference.ts";

/** `YYYY-MM-DD` */
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const keys = z.array(z.string());

const verdicts = [
  "improved",
  "stable",
  "worsened",
  "improvement-not-confirmed",
  "worsening-not-confirmed",
  "cannot-tell",
] as const satisfies readonly ChangeVerdict[];

const lacks = [
  "course-day",
  "reference",
  "reference-far-from-relapse",
  "exact-day",
  "edss-since",
  "recent-edss",
] as const satisfies readonly EdssLack["what"][];

/** By which definition of confirmed change: a name of the presets and its version. */
export const definitionId = z.strictObject({ name: z.string(), version: z.int() });

const scored = z.strictObject({ fact: z.string(), on: date, edss: z.number() });

/** Where the EDSS stands beside that before a course. */
export const courseChangeJson = z.strictObject({
  course: z.int(),
  verdict: z.enum(verdicts),
  /** The EDSS before the course that it is measured from. */
  reference: z.nullable(scored),
  /** The newest since the course, even where it is too old to say how somebody is now. */
  newest: z.nullable(scored),
  /** Points from the one to the other; positive: worse. */
  change: z.nullable(z.number()),
  /** Of a change that is confirmed: its onset and the examination that confirmed it. */
  confirmed: z.nullable(z.strictObject({ onsetOn: date, confirmedOn: z.nullable(date) })),
  /** Why it cannot be told. */
  missing: z.nullable(z.strictObject({ what: z.enum(lacks), facts: keys })),
});
export type CourseChangeJson = z.infer<typeof courseChangeJson>;

/** Whether disability improved, held or worsened since each course. */
export const courseChangesJson = z.strictObject({ definition: definitionId, courses: z.array(courseChangeJson) });
export type CourseChangesJson = z.infer<typeof courseChangesJson>;
