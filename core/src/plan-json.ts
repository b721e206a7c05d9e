import * as z from "zod/mini";
import { confidence, layer } from "./protocol/rule.ts";

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const maybeDate = z.nullable(date);
const keys = z.array(z.string());

/** A course from its wished first infusion day backwards, as `plan --json` prints it. */
export const workUpPlanJson = z.strictObject({
  plan: z.literal(1),
  patient: z.string(),
  asOf: date,
  course: z.int(),
  wishedOn: date,
  /** The wished day can still be kept. */
  attainable: z.boolean(),
  /** The first day on which the course could begin; null: nobody can tell. */
  earliestOn: maybeDate,
  /** The critical path: keys of what the earliest day waits for, in their order. */
  path: keys,
  steps: z.array(
    z.strictObject({
      key: z.string(),
      /**
       * A step; what must lie between two courses or pass after one; what an outcome brings, to be given or to be settled by a
       * specialist; or an outcome that is on file and that nobody can read as yes or no.
       */
      what: z.enum(["step", "interval", "vaccination", "settling", "reading"]),
      name: z.string(),
      says: z.string(),
      /** False: recommended; shown, and in nobody's way. */
      required: z.boolean(),
      state: z.enum(["done", "waived", "to-do"]),
      /** It is in the way of the wished day. */
      late: z.boolean(),
      after: keys,
      /** The first day on which it can be done so that it counts, or the day on which it was done; null: nobody can tell. */
      fromOn: maybeDate,
      /** The first day on which its outcome can be known. */
      knownOn: maybeDate,
      /** The last day on which it can be done for its outcome to be known in time. */
      byOn: date,
      /** The last day on which its outcome is in time. */
      neededOn: date,
      /** The outcome serves a first infusion through this day; null: for good. */
      servesThrough: maybeDate,
      because: keys,
      /** The kind of fact that it is written down as, and what of: analytes that are still missing, an examination, a class, a key; null: it is nothing that anybody does. */
      doneBy: z.nullable(z.strictObject({ fact: z.string(), of: keys })),
      /** The decision by name that may stand in its place, as of a vaccination; null: none may. */
      orBy: z.nullable(z.strictObject({ fact: z.string(), of: keys })),
      /** Of a vaccination: each dose, given or still to be given between two days. */
      doses: z.array(z.strictObject({ givenOn: maybeDate, fromOn: maybeDate, byOn: date })),
      protocol: z.string(),
      layer,
      confidence,
      sources: z.array(z.strictObject({ ref: z.string(), at: z.optional(z.string()) })),
    }),
  ),
  /** What would follow if an outcome that nobody knows yet asked for it. */
  ifs: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      says: z.string(),
      /** It is needed unless the outcome of this rule reads so. */
      after: z.string(),
      unless: z.enum(["positive", "negative"]),
      earliestOn: maybeDate,
    }),
  ),
});
export type WorkUpPlanJson = z.infer<typeof workUpPlanJson>;
