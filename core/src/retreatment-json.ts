import * as z from "zod/mini";
import { candidacyAnswers } from "./decisions/weigh.ts";
import { confidence, layer } from "./protocol/rule.ts";

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const answer = z.enum(candidacyAnswers);
const source = z.strictObject({ ref: z.string(), at: z.optional(z.string()) });

/** Whether the next course should follow, and when it can. It advises; whoever goes on decides. */
export const retreatmentJson = z.strictObject({
  course: z.int(),
  answer,
  /** The first day on which the course may begin by what lies between courses; null: no rule says. */
  notBefore: z.nullable(date),
  parts: z.array(
    z.strictObject({
      what: z.enum(["interval", "interval-not-stated", "candidacy", "last-panel", "held"]),
      /** What it would make of the answer alone. */
      outcome: answer,
      /** Keys of an interval, of criteria, of warnings and late tests, and the newest results of the panel. */
      because: z.array(z.string()),
      text: z.string(),
    }),
  ),
  /** Another treatment is always the alternative; nobody knows whether it would do as well. */
  alternative: z.string(),
  /** The clocks that the last course has started; each runs by itself. */
  timers: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      says: z.string(),
      /** The first day on which it may be over. */
      notBefore: date,
      /** The day on which it is over; null: it waits for a result, or for a specialist's word. */
      endsOn: z.nullable(date),
      waitsFor: z.nullable(z.enum(["result", "specialist"])),
      protocol: z.string(),
      layer,
      confidence,
      sources: z.array(source),
    }),
  ),
  /** The watch as it stands; a further course begins its months anew, from its own last infusion. */
  watch: z.strictObject({ months: z.int(), endsOn: date }),
  /** Facts by which it was decided, by name, since the last course; the newest first. */
  decisions: z.array(z.string()),
});
export type RetreatmentJson = z.infer<typeof retreatmentJson>;
