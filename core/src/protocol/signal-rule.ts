import * as z from "zod/mini";
import { nonEmpty } from "../base/shape.ts";
import { criterion } from "./criterion.ts";
import { confidence, layer, source } from "./rule.ts";
import { signalName } from "./signal-name.ts";

/** E stated in a source that was read, R recalled from a known standard, P reasoned; R and P need a clinician's signature. */
export const basis = z.enum(["E", "R", "P"]);
export const signalUrgency = z.enum(["IMMEDIATE", "24H", "7D", "ROUTINE"]);

const hours = z.int().check(z.positive());
/** What to do, in the words of the catalogue: which tests within how long, whom to ring, what to stop. */
const advice = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("test"), tests: z.array(nonEmpty).check(z.minLength(1)), withinHours: hours }),
  z.strictObject({ kind: z.literal("refer"), to: nonEmpty, withinHours: z.optional(hours) }),
  z.strictObject({ kind: z.literal("say"), says: nonEmpty, saysEs: z.optional(nonEmpty) }),
]);

export const signalRule = z.strictObject({
  /** As in the brief: `ITP-3`. Layers meet by it. */
  id: z.string().check(z.regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+[a-z]?$/)),
  signal: signalName,
  name: nonEmpty,
  /** One plain sentence that people sign. */
  says: nonEmpty,
  saysEs: z.optional(nonEmpty),
  basis,
  layer: z.optional(layer),
  confidence,
  sources: z.array(source).check(z.minLength(1)),
  urgency: signalUrgency,
  /** By when it must be confirmed; separate from the urgency (resolutions 1.12). */
  confirmWithinHours: z.optional(hours),
  when: criterion,
  /** Stands back while one of these speaks at the same fact: the more urgent row of the same table, or an expected dip. */
  notWhen: z.optional(z.array(nonEmpty)),
  candidates: z.array(signalName).check(z.minLength(1)),
  advice: z.array(advice),
  holds: z.array(z.enum(["next-course", "infusion", "procedures", "drugs"])),
  /** In a clinic's own policy only: this rule of the default set is not used here. */
  off: z.optional(z.boolean()),
});
export type SignalRule = z.infer<typeof signalRule>;
export type SignalUrgency = z.infer<typeof signalUrgency>;
export type SignalAdvice = z.infer<typeof advice>;

/** Most urgent first: 0, 1, 2, 3. */
export const urgencyRank = (urgency: SignalUrgency): number => signalUrgency.options.indexOf(urgency);
