import * as z from "zod/mini";
import { parseDay } from "../../base/calendar.ts";

/** Days stay text here: a case is written for people, and expanded into a record like any other. */
export const day = z
  .string()
  .check(z.refine((text) => parseDay(text) !== undefined, { error: "write a day that exists as YYYY-MM-DD" }));

const count = z.int().check(z.positive());
const oneOrMore = <T extends z.core.SomeType>(item: T) => z.union([item, z.array(item).check(z.minLength(1))]);
const text = z.string().check(z.minLength(1));

/** Infusions of 12 mg: `from` and how many on consecutive days, or each day by itself. */
const course = z.union([
  z.strictObject({ from: day, infusions: count }),
  z.strictObject({ on: z.array(day).check(z.minLength(1)) }),
]);

/** Something that was done with a normal result; `of` names it (docs/cases.md lists the words). */
const done = z.strictObject({
  on: day,
  of: oneOrMore(text),
  specimen: z.optional(text),
  status: z.optional(z.enum(["final", "preliminary", "cancelled"])),
});

/** One result where its value matters. */
const result = z.strictObject({ on: day, of: text, value: z.number(), unit: text });

/** What a case or a row may say about a patient's history. Unknown words are refused. */
export const givenKeys = {
  course: z.optional(oneOrMore(course)),
  plan: z.optional(oneOrMore(z.strictObject({ first: day }))),
  done: z.optional(oneOrMore(done)),
  result: z.optional(oneOrMore(result)),
  pregnancy: z.optional(oneOrMore(z.strictObject({ confirmed: day, ended: z.optional(day) }))),
  moved: z.optional(z.strictObject({ on: day, to: text })),
  ending: z.optional(
    z.strictObject({
      on: day,
      reason: z.enum(["died", "completed-review", "handed-over", "declined"]),
      acceptedBy: z.optional(text),
    }),
  ),
  waived: z.optional(z.strictObject({ on: day, key: text, until: z.optional(day) })),
};
export const given = z.strictObject(givenKeys);
export type Given = z.output<typeof given>;

export const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];
