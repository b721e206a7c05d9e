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

/** A limit of the vital signs: a number, or so many points from the reading before the infusion. */
export const chairLimit = z.strictObject({
  sign,
  op: z.enum(["<", "<=", ">=", ">"]),
  value: z.number(),
  from: z.enum(["number", "above-start", "below-start"]),
  rule: z.string(),
  name: z.string(),
  urgency: signalUrgency,
});
export type ChairLimit = z.infer<typeof chairLimit>;

export const chairInfusion = z.strictObject({
  fact: z.string(),
  drug: z.string(),
  doseMg: z.number(),
  orderedMg: optionalNumber,
  lot: optionalText,
  site: optionalText,
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
  told: z.array(z.strictObject({ ...part, id: z.string(), done: z.nullable(z.string()) })),
});
export type InfusionDayJson = z.infer<typeof infusionDayJson>;
