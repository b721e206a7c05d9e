import * as z from "zod/mini";
import { clinicalDate } from "../base/shape.ts";
import { common, key, moment, on, text, yesNoUnknown, yesNoUnsure } from "./common.ts";

export const symptomReported = z.strictObject({
  ...common,
  kind: z.literal("symptom-reported"),
  reportedOn: on,
  symptom: key,
  present: z.optional(yesNoUnsure),
  startedOn: z.optional(clinicalDate),
  startedAt: z.optional(moment),
  endedOn: z.optional(clinicalDate),
  severity: z.optional(z.union([text, z.number()])),
  answers: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
});

export const selfcheckCompleted = z.strictObject({
  ...common,
  kind: z.literal("selfcheck-completed"),
  completedOn: on,
  form: text,
  version: z.union([text, z.number()]),
  answers: z.array(z.strictObject({ item: key, answer: yesNoUnsure })),
});

export const historyReviewed = z.strictObject({
  ...common,
  kind: z.literal("history-reviewed"),
  reviewedOn: on,
  items: z.array(z.strictObject({ condition: key, answer: yesNoUnknown })),
});

export const medicinesReviewed = z.strictObject({
  ...common,
  kind: z.literal("medicines-reviewed"),
  reviewedOn: on,
  complete: z.boolean(),
  classesAbsent: z.array(key),
  overTheCounterAsked: z.boolean(),
});

export const allergyRecorded = z.strictObject({
  ...common,
  kind: z.literal("allergy-recorded"),
  recordedOn: on,
  substance: text,
  answer: yesNoUnknown,
  severity: z.optional(text),
});

export const conditionRecorded = z.strictObject({
  ...common,
  kind: z.literal("condition-recorded"),
  condition: key,
  certainty: z.optional(z.enum(["confirmed", "suspected", "excluded"])),
  onsetOn: on,
  resolvedOn: z.optional(clinicalDate),
  severity: z.optional(z.union([text, z.number()])),
});

export const pregnancyRecorded = z.strictObject({
  ...common,
  kind: z.literal("pregnancy-recorded"),
  confirmedOn: on,
  lmpOn: z.optional(clinicalDate),
  gestationDays: z.optional(z.int().check(z.nonnegative())),
  dueOn: z.optional(clinicalDate),
  endedOn: z.optional(clinicalDate),
  outcome: z.optional(text),
});

export const breastfeedingRecorded = z.strictObject({
  ...common,
  kind: z.literal("breastfeeding-recorded"),
  startedOn: on,
  stoppedOn: z.optional(clinicalDate),
});

export const familyPlanningRecorded = z.strictObject({
  ...common,
  kind: z.literal("family-planning-recorded"),
  recordedOn: on,
  childbearingPotential: z.union([z.boolean(), yesNoUnknown]),
  intention: z.optional(text),
  contraception: z.optional(text),
});

/** `asOf`: the day to which the phenotype was judged. */
export const diseaseRecorded = z.strictObject({
  ...common,
  kind: z.literal("disease-recorded"),
  phenotype: z.enum(["RRMS", "SPMS-active", "SPMS", "PPMS", "CIS"]),
  onsetOn: z.optional(clinicalDate),
  diagnosedOn: z.optional(clinicalDate),
  asOf: on,
});
