import * as z from "zod/mini";
import { candidacyAnswers } from "./decisions/weigh.ts";
import { weight } from "./protocol/candidacy.ts";
import { confidence, layer } from "./protocol/rule.ts";

const answer = z.enum(candidacyAnswers);
const keys = z.array(z.string());

/** Whether a course is an option by the rules of the day, and why. It advises; whoever goes on decides. */
export const candidacyJson = z.strictObject({
  /** Of all layers but the payer's. */
  answer,
  /** The course that is asked about. */
  course: z.int(),
  layers: z.array(
    z.strictObject({
      layer,
      answer,
      /** What it is put together of: a criterion by its key, or all ways into treatment, of which one is enough. */
      parts: z.array(z.strictObject({ outcome: answer, criteria: keys })),
    }),
  ),
  criteria: z.array(
    z.strictObject({
      key: z.string(),
      criterion: z.string(),
      name: z.string(),
      says: z.string(),
      weight,
      /** Whether the person meets it. */
      met: z.enum(["yes", "no", "cannot-tell"]),
      /** What it would make of the answer alone; a way in that is not met speaks against nothing where another is. */
      outcome: answer,
      evidence: keys,
      comparisons: z.array(
        z.strictObject({ left: z.string(), saw: z.number(), op: z.literal(">="), right: z.number() }),
      ),
      missing: z.array(z.strictObject({ what: z.string(), of: z.string(), text: z.string() })),
      /** The named person's decision that settled it. */
      decidedBy: z.optional(z.string()),
      /** Facts that were taken back or corrected, with which it would be stricter. */
      withdrawn: keys,
      note: z.optional(z.string()),
      protocol: z.string(),
      layer,
      confidence,
      sources: z.array(z.strictObject({ ref: z.string(), at: z.optional(z.string()) })),
    }),
  ),
  /** Facts that were taken back or corrected, without which the answer may be more permissive. */
  withdrawn: keys,
});
export type CandidacyJson = z.infer<typeof candidacyJson>;
