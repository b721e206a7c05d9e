import * as z from "zod/mini";
import { nonEmpty } from "../base/shape.ts";
import { confidence, layer, source } from "./rule.ts";

const days = z.int().check(z.nonnegative());
const count = z.int().check(z.positive());
const names = z.array(nonEmpty).check(z.minLength(1));
const stands = { layer: z.optional(layer), confidence, sources: z.array(source).check(z.minLength(1)) };

/** How long a step before a course takes. Nobody publishes it, and every clinic knows its own. */
export const lead = z.strictObject({
  rule: nonEmpty,
  /** From asking for it to the day on which it can be done. */
  waitDays: days,
  /** From that day to the one on which its outcome is known. */
  resultDays: days,
  ...stands,
});
export type Lead = z.infer<typeof lead>;

/** What the outcome of a step brings with it before treatment may begin. */
export const consequence = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)),
  name: nonEmpty,
  /** One plain sentence that people sign. */
  says: nonEmpty,
  /** The rule whose outcome it follows. */
  after: nonEmpty,
  /** The newest result of any of these brings it, unless it reads so. */
  analytes: names,
  unless: z.enum(["positive", "negative"]),
  does: z.discriminatedUnion("kind", [
    /** The last dose at least so many days before the first infusion. */
    z.strictObject({
      kind: z.literal("vaccinate"),
      vaccines: names,
      doses: count,
      daysApart: days,
      atLeastDaysBefore: days,
      /** The clock of the course before, while which it is not given. */
      notWhile: z.optional(nonEmpty),
    }),
    /** A named specialist says when it is dealt with; nobody can tell beforehand how long that takes. */
    z.strictObject({ kind: z.literal("settle") }),
  ]),
  waitDays: days,
  ...stands,
});
export type Consequence = z.infer<typeof consequence>;

/** How long it takes to get a person ready, and what may have to be done on the way. */
export const planning = z.strictObject({ leads: z.array(lead), consequences: z.array(consequence) });
export type Planning = z.infer<typeof planning>;

/** How long must lie between a course and the next. */
export const courseInterval = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)),
  name: nonEmpty,
  before: z.enum(["second", "further"]),
  months: count,
  /** Of the course before. */
  from: z.enum(["first-infusion", "last-infusion"]),
  says: nonEmpty,
  /** Said where the day lies before the same distance from the last infusion. */
  note: z.optional(nonEmpty),
  ...stands,
});
export type CourseInterval = z.infer<typeof courseInterval>;
