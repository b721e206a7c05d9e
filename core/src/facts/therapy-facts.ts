import * as z from "zod/mini";
import { clinicalDate, instant } from "../base/shape.ts";
import { at, common, key, on, text, yesNoUnknown } from "./common.ts";

const grade = z.int().check(z.gte(1), z.lte(5));
const mg = z.number().check(z.nonnegative());

const pauseList = z.array(z.strictObject({ from: instant, to: z.optional(instant), reason: z.optional(text) }));

export const infusionGiven = z.strictObject({
  ...common,
  kind: z.literal("infusion-given"),
  infusedOn: on,
  drug: text,
  /** What was infused, not what was ordered. */
  doseMg: mg,
  orderedMg: z.optional(mg),
  dilutedAt: z.optional(instant),
  startedAt: z.optional(instant),
  endedAt: z.optional(instant),
  /** Each with its moments, or only how many there were. */
  pauses: z.optional(z.union([pauseList, z.int().check(z.nonnegative())])),
  interrupted: z.optional(z.boolean()),
  lot: z.optional(text),
  site: z.optional(text),
});

export const reactionObserved = z.strictObject({
  ...common,
  kind: z.literal("reaction-observed"),
  observedAt: at,
  symptom: key,
  grade,
  action: z.optional(text),
  resolvedAt: z.optional(instant),
});

export const careMoved = z.strictObject({
  ...common,
  kind: z.literal("care-moved"),
  movedOn: on,
  jurisdiction: z.string().check(z.regex(/^[A-Z]{2}$/)),
  region: z.optional(text),
  payer: z.optional(text),
  clinic: z.optional(text),
  acceptedBy: z.optional(text),
});

/** An intention, never evidence. */
export const coursePlanned = z.strictObject({
  ...common,
  kind: z.literal("course-planned"),
  firstInfusionOn: on,
  courseNumber: z.optional(z.int().check(z.positive())),
  days: z.optional(z.int().check(z.positive())),
});

export const therapyRecorded = z.strictObject({
  ...common,
  kind: z.literal("therapy-recorded"),
  drug: text,
  startedOn: on,
  stoppedOn: z.optional(clinicalDate),
  stopReason: z.optional(z.enum(["inadequate-response", "intolerance", "safety", "pregnancy", "choice", "other"])),
  adequateCourse: z.optional(z.union([z.boolean(), yesNoUnknown])),
});

/** Each change of dose is a fact of its own. */
export const medicineRecorded = z.strictObject({
  ...common,
  kind: z.literal("medicine-recorded"),
  medicine: text,
  medicineClass: z.optional(key),
  startedOn: on,
  stoppedOn: z.optional(clinicalDate),
  doseValue: z.optional(z.number()),
  doseUnit: z.optional(text),
  perDay: z.optional(z.number()),
  route: z.optional(text),
  indication: z.optional(text),
  status: z.optional(z.enum(["taken", "prescribed", "declined", "held"])),
  forCourse: z.optional(z.int().check(z.positive())),
});

export const vaccineGiven = z.strictObject({
  ...common,
  kind: z.literal("vaccine-given"),
  givenOn: on,
  vaccine: text,
  live: z.boolean(),
});

/** A protocol step that is neither a result nor an examination. */
export const stepDone = z.strictObject({
  ...common,
  kind: z.literal("step-done"),
  doneOn: on,
  step: key,
  /** The infusion day or the course number it was done for. */
  for: z.optional(z.union([clinicalDate, z.int().check(z.positive())])),
});

export const contactMade = z.strictObject({
  ...common,
  kind: z.literal("contact-made"),
  contactedAt: at,
  channel: text,
  outcome: text,
  about: z.optional(text),
});
