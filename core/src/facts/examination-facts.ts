import * as z from "zod/mini";
import { clinicalDate } from "../base/shape.ts";
import { at, common, key, on, text } from "./common.ts";

const optionalNumber = z.optional(z.number());
const lesions = z.optional(z.int().check(z.nonnegative()));

export const vitalsMeasured = z.strictObject({
  ...common,
  kind: z.literal("vitals-measured"),
  measuredAt: at,
  systolic: optionalNumber,
  diastolic: optionalNumber,
  pulse: optionalNumber,
  temperatureC: optionalNumber,
  spo2: optionalNumber,
  atRest: z.optional(z.boolean()),
  rhythm: z.optional(text),
  phase: z.optional(z.enum(["before", "during", "after"])),
});

/** `exam`: `skin`, `cervical-screen`, `ecg`, `pregnancy-test`, `eye`, … */
export const examDone = z.strictObject({
  ...common,
  kind: z.literal("exam-done"),
  doneOn: on,
  exam: key,
  outcome: z.enum(["normal", "abnormal", "uninterpretable"]),
  findings: z.optional(z.union([text, z.array(text)])),
});

export const mriRead = z.strictObject({
  ...common,
  kind: z.literal("mri-read"),
  scannedOn: on,
  region: text,
  comparedWithOn: z.optional(clinicalDate),
  newOrEnlargingT2: lesions,
  gdEnhancing: lesions,
  t2IncreaseSignificant: z.optional(z.boolean()),
  pmlSuspected: z.optional(z.boolean()),
  dwiLesion: z.optional(z.boolean()),
  vascularFinding: z.optional(z.union([z.boolean(), text])),
  brainVolumePct: optionalNumber,
});

const rawGrade = z.optional(z.int().check(z.gte(0), z.lte(6)));

/**
 * Functional systems are raw grades. `notDueToMs`: systems whose findings are left out. `cerebralWithoutFatigue`: the
 * cerebral grade without what fatigue adds. `cerebellarX`: weakness interferes with the cerebellar tests; the grade counts.
 */
export const edssScored = z.strictObject({
  ...common,
  kind: z.literal("edss-scored"),
  scoredOn: on,
  score: z.optional(z.number().check(z.gte(0), z.lte(10), z.multipleOf(0.5))),
  functionalSystems: z.optional(
    z.strictObject({
      visual: rawGrade,
      brainstem: rawGrade,
      pyramidal: rawGrade,
      cerebellar: rawGrade,
      sensory: rawGrade,
      bowelBladder: rawGrade,
      cerebral: rawGrade,
    }),
  ),
  ambulation: z.optional(
    z.strictObject({
      scale: z.enum(["0-16", "0-13"]),
      score: z.optional(z.int().check(z.gte(0), z.lte(16))),
      distanceM: optionalNumber,
      assistance: z.optional(text),
      restricted: z.optional(z.boolean()),
    }),
  ),
  notDueToMs: z.optional(
    z.array(z.enum(["visual", "brainstem", "pyramidal", "cerebellar", "sensory", "bowelBladder", "cerebral"])),
  ),
  cerebralWithoutFatigue: rawGrade,
  cerebellarX: z.optional(z.boolean()),
  rater: z.optional(text),
});

/** `test`: `t25fw`, `9hpt-dominant`, `9hpt-other`, `sdmt`, `pasat3`, `msis29-physical`, … */
export const testScored = z.strictObject({
  ...common,
  kind: z.literal("test-scored"),
  scoredOn: on,
  test: key,
  value: z.number(),
  unit: text,
});

export const relapseOccurred = z.strictObject({
  ...common,
  kind: z.literal("relapse-occurred"),
  startedOn: on,
  resolvedOn: z.optional(clinicalDate),
  disabling: z.optional(z.boolean()),
  severity: z.optional(z.union([text, z.number()])),
  steroids: z.optional(z.boolean()),
  confirmedByExam: z.optional(z.boolean()),
});
