import * as z from "zod/mini";
import { nonEmpty } from "../base/shape.ts";
import { appliesTo, confidence, layer, source } from "./rule.ts";

/** Something that waits for so long after the last infusion, and that nobody ticks off. */
export const timer = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)),
  name: nonEmpty,
  /** One plain sentence that people sign. */
  says: nonEmpty,
  months: z.int().check(z.positive()),
  /** Then a named specialist says that it is over; it does not end by itself. */
  endsBySpecialist: z.optional(z.boolean()),
  appliesTo: z.optional(appliesTo),
  /** Absent: wherever no other of the same id is stated. */
  jurisdictions: z.optional(z.array(nonEmpty).check(z.minLength(1))),
  layer: z.optional(layer),
  confidence,
  sources: z.array(source).check(z.minLength(1)),
});
export type Timer = z.infer<typeof timer>;
