import * as z from "zod/mini";
import { clinicalDate, nonEmpty } from "../base/shape.ts";

/** One entry of the bibliography, `protocols/references.yaml`: where a rule can be read in the original. */
export const reference = z.strictObject({
  id: nonEmpty,
  title: nonEmpty,
  publisher: z.optional(nonEmpty),
  /** As printed on the document: a year, a month, a day, or words. */
  date: z.optional(nonEmpty),
  address: z.optional(nonEmpty),
  retrievedOn: z.optional(clinicalDate),
  note: z.optional(nonEmpty),
});
/** As written: a bibliography is printed, never calculated with. */
export type Reference = z.input<typeof reference>;

export const referencesFile = z.strictObject({ references: z.array(reference).check(z.minLength(1)) });
