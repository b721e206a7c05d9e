import * as z from "zod/mini";
import { nonEmpty } from "../base/shape.ts";
import { vital } from "./criterion.ts";
import { confidence, layer, source } from "./rule.ts";

const key = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const count = z.int().check(z.positive());
const stated = {
  says: nonEmpty,
  confidence,
  layer: z.optional(layer),
  sources: z.array(source).check(z.minLength(1)),
};

/** What a reaction does to the infusion: nothing, a pause, the end of the day, or the end of the treatment. */
export const reactionEffect = z.enum(["go-on", "pause", "stop-today", "stop-for-good"]);
export type ReactionEffect = z.infer<typeof reactionEffect>;

/** The day itself: how much, how long, how often is measured, and what follows a reaction. Each part has its own source. */
export const infusionDay = z.strictObject({
  dose: z.strictObject({ ...stated, dailyMg: count, firstCourseMg: count, laterCourseMg: count }),
  /** How long a diluted bag may be used: in these jurisdictions until the infusion has begun, elsewhere until it has ended. */
  bag: z.strictObject({ ...stated, hours: count, startsWithinIn: z.array(nonEmpty), infusionMinutes: count }),
  /** `signs`: what must be measured for a reading to count. `alarms`: the signal rules whose limits hold in the chair. */
  vitals: z.strictObject({
    ...stated,
    everyMinutes: count,
    atMostMinutes: count,
    signs: z.array(vital.shape.sign).check(z.minLength(1)),
    alarms: z.array(nonEmpty).check(z.minLength(1)),
  }),
  observation: z.strictObject({ ...stated, minutes: count }),
  reactions: z.array(z.strictObject({ ...stated, grade: count, effect: reactionEffect })).check(z.minLength(1)),
  /**
   * What a symptom asks for whatever its grade; where the grade asks for more, the grade decides. `unheard`: no signal rule listens
   * to these, on purpose, and the sentence says why.
   */
  symptoms: z
    .array(
      z.strictObject({
        ...stated,
        symptoms: z.array(key).check(z.minLength(1)),
        effect: reactionEffect,
        unheard: z.optional(z.literal(true)),
      }),
    )
    .check(z.minLength(1)),
  /** What the patient is told before going home. */
  told: z.array(z.strictObject({ ...stated, id: nonEmpty })).check(z.minLength(1)),
});
export type InfusionDayRules = z.infer<typeof infusionDay>;
