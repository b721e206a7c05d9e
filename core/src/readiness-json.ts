import * as z from "zod/mini";
import { readinessAnswers } from "./decisions/readiness.ts";
import { confidence, layer } from "./protocol/rule.ts";

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const keys = z.array(z.string());

/** Whether the infusion of the day may begin, item by item. It advises; whoever begins decides, by name. */
export const readinessJson = z.strictObject({
  /** `no-go`: something red that nobody has overridden. `cannot-tell`: otherwise, if anything is unknown, also within what is red. `with-override`: all that is red was overridden, today or by the decision on the course. */
  answer: z.enum(readinessAnswers),
  /** The infusion that is asked about. */
  course: z.int(),
  infusion: z.int(),
  /** How many infusions the course has. */
  infusions: z.int(),
  /** It has been given on the day. */
  isGiven: z.boolean(),
  items: z.array(
    z.strictObject({
      /** `readiness/<item>`: an override names it. */
      key: z.string(),
      item: z.string(),
      name: z.string(),
      says: z.string(),
      state: z.enum(["green", "red", "unknown"]),
      /** Beside what is red something is unknown, which nobody can override. */
      isPartlyUnknown: z.boolean(),
      seen: z.array(
        z.strictObject({
          what: z.string(),
          name: z.string(),
          value: z.union([z.number(), z.string()]),
          comparator: z.optional(z.string()),
          unit: z.optional(z.string()),
          on: date,
          fact: z.string(),
        }),
      ),
      /** What would be red. */
      limits: z.array(
        z.strictObject({
          what: z.string(),
          op: z.enum(["<", "<=", ">=", ">"]),
          value: z.number(),
          unit: z.optional(z.string()),
          /** What the number was made of, where the rule does not state it. */
          from: z.optional(z.string()),
        }),
      ),
      missing: z.array(z.strictObject({ what: z.string(), of: z.string(), text: z.string() })),
      /** A question that is answered today by yes or no, and which of them is green. */
      asks: z.optional(z.strictObject({ question: z.string(), text: z.string(), wants: z.enum(["yes", "no"]) })),
      /** Facts, and keys of warnings, of what is due, and of criteria. */
      evidence: keys,
      /** The decision of a named person that settled it. */
      decidedBy: z.optional(z.string()),
      /** A named person goes on although it is not green, by a word of today or the decision on the course; it stays as it is. */
      override: z.optional(
        z.strictObject({
          fact: z.string(),
          by: z.string(),
          rationale: z.string(),
          /** For the day alone, or for the course by the decision on it. */
          holds: z.enum(["day", "course"]),
        }),
      ),
      /** Facts that were taken back or corrected, with which it would be stricter. */
      withdrawn: keys,
      protocol: z.string(),
      layer,
      confidence,
      sources: z.array(z.strictObject({ ref: z.string(), at: z.optional(z.string()) })),
    }),
  ),
});
export type ReadinessJson = z.infer<typeof readinessJson>;
