import * as z from "zod/mini";
import { confidence, layer, source } from "../protocol/rule.ts";
import { basis } from "../protocol/signal-rule.ts";
import { endStates } from "./measure-ends.ts";
import { milestoneStates } from "./milestones.ts";
import { places, whysNoBand } from "./point.ts";

/** `YYYY-MM-DD` */
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const cited = { basis, confidence, sources: z.array(source) };
const certainty = z.enum(["yes", "no", "cannot-tell"]);
/** The middle 95 per cent of published people, and their median; in the analyte's unit. */
const edges = { low: z.number(), median: z.number(), high: z.number() };

/** One count since the last infusion. */
const countJson = z.strictObject({
  fact: z.string(),
  collectedOn: date,
  value: z.union([z.number(), z.strictObject({ low: z.number(), high: z.number() })]),
  comparator: z.optional(z.enum(["<", "<=", ">=", ">"])),
  /** Months since the last infusion, to one decimal. */
  month: z.number(),
  place: z.enum(places),
  /** Why there is no band. */
  why: z.optional(z.enum(whysNoBand)),
  band: z.optional(z.strictObject(edges)),
  /** The lower limit of normal, of the laboratory or a general one, and whether the count is below it. */
  lowerLimit: z.nullable(z.strictObject({ value: z.number(), from: z.enum(["laboratory", "general"]) })),
  isBelowLimit: certainty,
});
export type CountJson = z.infer<typeof countJson>;

const milestoneJson = z.strictObject({
  id: z.string(),
  says: z.string(),
  state: z.enum(milestoneStates),
  /** The count that says so. */
  fact: z.nullable(z.string()),
  /** The day of the next count, where that one reached the limit as well. */
  confirmedOn: z.nullable(date),
  /** Of a share of the value before treatment: this person's, in per cent. */
  percent: z.nullable(z.int()),
  /** Published months to come back to a limit, and how far they are spread. */
  back: z.optional(
    z.strictObject({
      limit: z.nullable(z.number()),
      months: z.number(),
      low: z.nullable(z.number()),
      high: z.nullable(z.number()),
    }),
  ),
  /** Published share of people who were still below the lower limit at that month. */
  below: z.optional(z.strictObject({ month: z.number(), percent: z.number() })),
  ...cited,
});
export type MilestoneJson = z.infer<typeof milestoneJson>;

const analyteJson = z.strictObject({
  analyte: z.string(),
  name: z.string(),
  unit: z.string(),
  /** What was usual before treatment. */
  baseline: z.nullable(
    z.strictObject({
      value: z.number(),
      mark: z.enum(["median", "single", "surrogate"]),
      evidence: z.array(z.string()),
    }),
  ),
  /** The published course after a course like this one; null where none was published. */
  band: z.nullable(
    z.strictObject({
      id: z.string(),
      says: z.string(),
      /** Months before the first and after the last in which it is held. */
      reachMonths: z.number(),
      months: z.array(z.strictObject({ month: z.number(), ...edges })),
      ...cited,
    }),
  ),
  counts: z.array(countJson),
  /** Results that do not count, and why. */
  notUsed: z.array(z.strictObject({ fact: z.string(), collectedOn: date, why: z.string() })),
  milestones: z.array(milestoneJson),
  text: z.string(),
});
export type AnalyteJson = z.infer<typeof analyteJson>;

const whenJson = z.strictObject({ analyte: z.string(), op: z.enum([">=", "<="]), value: z.number(), unit: z.string() });

/** When the antiviral may end after a course. */
const measureJson = z.strictObject({
  rule: z.string(),
  name: z.string(),
  course: z.int(),
  state: z.enum(endStates),
  notBefore: date,
  /** The count that must be on file as well; null: time alone ends it. */
  when: z.nullable(whenJson),
  endsOn: z.nullable(date),
  evidence: z.array(z.string()),
  /** What each layer says; the latest ends it. */
  said: z.array(z.strictObject({ protocol: z.string(), layer, notBefore: date, when: z.nullable(whenJson) })),
  text: z.string(),
});
export type MeasureJson = z.infer<typeof measureJson>;

/** How lymphocytes come back after the last infusion, beside what was published. For information: nothing reads it. */
export const reconstitutionJson = z.strictObject({
  /** `protocol@version` of the published course; null where no protocol brings one. */
  protocol: z.nullable(z.string()),
  course: z.nullable(z.int()),
  lastInfusionOn: z.nullable(date),
  /** How a band is made of published figures: a proposal, or a source. */
  method: z.nullable(z.strictObject({ says: z.string(), ...cited })),
  analytes: z.array(analyteJson),
  measures: z.array(measureJson),
});
export type ReconstitutionJson = z.infer<typeof reconstitutionJson>;
