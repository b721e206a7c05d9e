import { type ChangePresetName, changePresets, personOutcomesJson } from "@longwatch/core";
import * as z from "zod";
import { assessmentQuery } from "./patient.ts";
import { dayText } from "./words.ts";

export const outcomesQuery = z.strictObject({
  ...assessmentQuery.shape,
  preset: z
    .enum(Object.keys(changePresets) as [ChangePresetName, ...ChangePresetName[]])
    .optional()
    .meta({ description: "The definition of confirmed change; absent: `clinic`." }),
});

/** Did it work, for one person. */
export const patientOutcomes = z.object({ asOf: dayText, outcomes: personOutcomesJson }).meta({
  id: "PatientOutcomes",
  description: "Every figure with its definition and its numbers; what cannot be told says what is missing.",
});
export type PatientOutcomesJson = z.infer<typeof patientOutcomes>;
