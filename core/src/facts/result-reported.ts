import * as z from "zod/mini";
import { canonicalJson } from "../base/fingerprint.ts";
import { clinicalDate, instant } from "../base/shape.ts";
import { common, key, on, text, yesNoUnsure } from "./common.ts";

/** Final by default. Only `final` and `corrected` can be evidence. */
export const resultStatus = z.enum(["final", "preliminary", "corrected", "cancelled", "entered-in-error"]);
export type ResultStatus = z.infer<typeof resultStatus>;

export const comparator = z.enum(["<", "<=", ">=", ">"]);
export type Comparator = z.infer<typeof comparator>;

/** A number, an interval, a titre, or a word (an ordinal such as `1+`, a finding such as `negative`, or text). */
export const resultValue = z.union([
  z.number(),
  z.strictObject({ low: z.number(), high: z.number() }),
  z.strictObject({ titre: z.number() }),
  text,
]);
export type ResultValue = z.infer<typeof resultValue>;

/** As text, or in its parts, which are put together in a fixed way. */
const part = z.union([z.string(), z.number()]);
const resultKey = z.pipe(
  z.union([text, z.array(part), z.record(z.string(), part)]),
  z.transform((key) => (typeof key === "string" ? key : canonicalJson(key))),
);

export const resultReported = z.strictObject({
  ...common,
  kind: z.literal("result-reported"),
  collectedOn: on,
  collectedAt: z.optional(instant),
  reportedAt: z.optional(instant),
  messageAt: z.optional(instant),
  /** Our key; or `loinc`. */
  analyte: z.optional(key),
  loinc: z.optional(z.string().check(z.regex(/^\d{1,5}-\d$/))),
  /** Absent only where there is no result (cancelled, entered in error, spoilt). */
  value: z.optional(resultValue),
  comparator: z.optional(comparator),
  /** UCUM; `1` where dimensionless. Required with a number. */
  unit: z.optional(text),
  refLow: z.optional(z.number()),
  refHigh: z.optional(z.number()),
  refText: z.optional(z.string()),
  status: z.optional(resultStatus),
  specimen: z.optional(z.array(key)),
  tube: z.optional(text),
  collection: z.optional(z.enum(["clean-catch", "first-morning", "in-out-catheter", "indwelling-catheter"])),
  findings: z.optional(z.array(key)),
  flag: z.optional(text),
  comments: z.optional(z.union([z.string(), z.array(z.string())])),
  context: z.optional(
    z.strictObject({
      bleedingNow: z.optional(z.union([z.boolean(), yesNoUnsure])),
      lastPeriodStartedOn: z.optional(clinicalDate),
      exertion48h: z.optional(z.union([z.boolean(), yesNoUnsure])),
      dysuria: z.optional(z.union([z.boolean(), yesNoUnsure])),
    }),
  ),
  /** Sender, order, observation, sub-id, repeat: results with one key are states of one result. */
  resultKey: z.optional(resultKey),
  lab: z.optional(text),
  /** Who confirmed a value that lies outside the soft limits; until then it is questioned, and no evidence. */
  confirmedBy: z.optional(text),
  /** What the sender wrote, where ours differs. */
  sent: z.optional(z.record(z.string(), z.string())),
});
export type ResultReported = z.output<typeof resultReported>;
