import * as z from "zod/mini";
import { clinicalDate, day, nonEmpty } from "../base/shape.ts";

export const patientSchema = z.strictObject({
  id: nonEmpty,
  sex: z.enum(["female", "male", "other", "unknown"]),
  hasCervix: z.optional(z.boolean()),
  bornOn: z.optional(clinicalDate),
  ageYears: z.optional(z.int().check(z.nonnegative())),
  ageAsOf: z.optional(day),
  /** The first one; later ones are `care-moved` facts. */
  jurisdiction: z.string().check(z.regex(/^[A-Z]{2}$/)),
  identifiers: z.optional(z.array(z.strictObject({ system: nonEmpty, value: nonEmpty }))),
});

export type Patient = z.output<typeof patientSchema>;
