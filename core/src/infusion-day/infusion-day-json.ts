import * as z from "zod/mini";
import { reactionEffect } from "../protocol/infusion-day.ts";
import { confidence, layer, requirement } from "../protocol/rule.ts";
import { signalUrgency } from "../protocol/signal-rule.ts";

const optionalNumber = z.optional(z.number());
const optionalText = z.optional(z.string());
const sign = z.enum(["systolic", "diastolic", "pulse", "temperatureC", "spo2"]);
const part = { says: z.string(), layer, confidence };

export const chairReading = z.strictObject({
  fact: z.string(),
  at: z.string(),
  phase: z.optional(z.enum(["before", "during", "after"])),
  systolic: optionalNumber,
  diastolic: optionalNumber,
  pulse: optionalNumber,
  temperatureC: optionalNumber,
  spo2: optionalNumber,
});
export type ChairReading = z.infer<typeof chairReading>;

/**
 * A limit of the vital signs: a number; so many points, or per cent, from the reading before the infusion; or so many per cent of
 * the mean of the day above that of an earlier day of the course.
 */
export const chairLimit = z.strictObject({
  sign,
  op: z.enum(["<", "<=", ">=", ">"]),
  value: z.number(),
  from: z.enum(["number", "above-start", "below-start", "percent-above-start", "earlier-mean"]),
  /** By so many readings in a row; of a mean: by so many readings of the day. */
  times: z.optional(z.int()),
  /** The lowest mean of an earlier day. */
  against: optionalNumber,
  rule: z.string(),
  name: z.string(),
  urgency: signalUrgency,
  /** It stands back where a limit of one of these rules is met. */
  notWhen: z.array(z.string()),
  /** What the rule asks for at the chair. */
  asks: z.array(z.string()),
});
export type ChairLimit = z.infer<typeof chairLimit>;

export const chairInfusion = z.strictObject({
  fact: z.string(),
  drug: z.string(),
  doseMg: z.number(),
  orderedMg: optionalNumber,
  lot: optionalText,
  site: optionalText,
  /** What was written down with it: why it was begun against the list. */
  note: optionalText,
  dilutedAt: optionalText,
  startedAt: optionalText,
  endedAt: optionalText,
  pauses: z.array(z.strictObject({ from: z.string(), to: optionalText, reason: optionalText })),
  interrupted: z.boolean(),
});
export type ChairInfusion = z.infer<typeof chairInfusion>;

/** All that is needed beside the chair on the day of an infusion, so that a lost connection stops nothing. */
export const infusionDayJson = z.strictObject({
  course: z.int(),
  infusion: z.int(),
  infusions: z.int(),
  isGiven: z.boolean(),
  dose: z.strictObject({
    ...part,
    dailyMg: z.number(),
    courseMg: z.number(),
    /** On other days of this course. */
    earlierMg: z.number(),
    todayMg: z.number(),
    /** What may still be given today: never more than the day's dose, nor than what the course has left. */
    leftTodayMg: z.number(),
  }),
  /** The infusion of the day, as far as it has been written down. */
  given: z.nullable(chairInfusion),
  steps: z.array(
    z.strictObject({
      rule: z.string(),
      name: z.string(),
      says: z.string(),
      phase: z.enum(["before", "during", "after"]),
      requirement,
      /** A step that can be ticked, or another sort of fact that does it. */
      by: z.enum(["step", "vitals", "result", "exam", "medicine", "contact", "other"]),
      of: z.string(),
      /** The fact by which it is done. */
      done: z.nullable(z.string()),
      layer,
      confidence,
    }),
  ),
  measures: z.array(z.strictObject({ rule: z.string(), name: z.string(), says: z.string(), status: z.string() })),
  bag: z.strictObject({ ...part, hours: z.number(), infusionMinutes: z.number(), within: z.enum(["start", "end"]) }),
  vitals: z.strictObject({
    ...part,
    everyMinutes: z.number(),
    atMostMinutes: z.number(),
    /** What must be measured for a reading to count. */
    signs: z.array(sign),
    limits: z.array(chairLimit),
    readings: z.array(chairReading),
  }),
  observation: z.strictObject({ ...part, minutes: z.number() }),
  reactions: z.array(
    z.strictObject({
      fact: z.string(),
      at: z.string(),
      symptom: z.string(),
      grade: z.int(),
      action: optionalText,
      resolvedAt: optionalText,
    }),
  ),
  responses: z.array(z.strictObject({ ...part, grade: z.int(), effect: reactionEffect })),
  /** What a symptom asks for whatever its grade; with `go-on` its grade alone decides. */
  symptoms: z.array(z.strictObject({ ...part, symptoms: z.array(z.string()), effect: reactionEffect })),
  told: z.array(z.strictObject({ ...part, id: z.string(), done: z.nullable(z.string()) })),
});
export type InfusionDayJson = z.infer<typeof infusionDayJson>;
