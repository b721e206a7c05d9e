import { workUpPlanJson } from "@longwatch/core";
import * as z from "zod";
import { assessmentQuery } from "./patient.ts";
import { dayText } from "./words.ts";

export const planQuery = z.strictObject({
  ...assessmentQuery.shape,
  firstInfusionOn: dayText.optional().meta({
    description:
      "The wished day, not before the day that is asked about; absent: the day of a plan on file, otherwise the earliest that can be told.",
  }),
});

/** The next course from its wished first infusion day backwards. */
export const patientPlan = z
  .object({
    asOf: dayText,
    plan: z
      .nullable(workUpPlanJson)
      .meta({ description: "Null: a course is under way, the person has died, or the wished day has passed." }),
    references: z
      .array(z.looseObject({ id: z.string(), title: z.string() }))
      .meta({ description: "Those that the steps cite." }),
    facts: z
      .array(z.looseObject({ id: z.string(), kind: z.string() }))
      .meta({ description: "Those that the steps were done by, or were brought by." }),
  })
  .meta({ id: "PatientPlan" });
export type PatientPlanJson = z.infer<typeof patientPlan>;
