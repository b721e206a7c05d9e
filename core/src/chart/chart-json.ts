import * as z from "zod/mini";
import { obligationStatuses } from "../obligations/obligation.ts";
import { confidence, layer } from "../protocol/rule.ts";
import { signalName } from "../protocol/signal-name.ts";
import { signalUrgency } from "../protocol/signal-rule.ts";
import { chartGroups } from "./groups.ts";
import { judgements } from "./judged-point.ts";
import { limitKinds } from "./limits.ts";

/** `YYYY-MM-DD` */
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const ids = z.array(z.string());
/** The day, and where it is not known exactly the last that it may have been. */
const day = { on: date, through: z.optional(date) };

/** A side without a limit is null. */
const seenRange = { low: z.nullable(z.number()), high: z.nullable(z.number()), by: z.enum(["laboratory", "general"]) };

const pointJson = z.strictObject({
  fact: z.string(),
  ...day,
  /** Of a vital sign the moment, and where it stands to the infusion of the day. */
  at: z.optional(z.string()),
  phase: z.optional(z.enum(["before", "during", "after"])),
  /** In the unit of the series; null where it is a word, or there is none. */
  value: z.nullable(z.union([z.number(), z.strictObject({ low: z.number(), high: z.number() })])),
  comparator: z.optional(z.enum(["<", "<=", ">=", ">"])),
  /** A word, a grade or a titre. */
  word: z.optional(z.string()),
  /** As the laboratory wrote it, where its unit is another one. */
  sent: z.optional(z.strictObject({ value: z.string(), unit: z.string() })),
  judged: z.enum(judgements),
  /** By the laboratory's own range, a general one, or the limit of a rule; null: by nothing. */
  by: z.nullable(z.enum(["laboratory", "general", "rule"])),
  /** The range that the sample came with, or a general one; absent: nobody knows any. */
  range: z.optional(z.strictObject(seenRange)),
  status: z.enum(["final", "preliminary", "corrected", "cancelled"]),
  /** Why it is no evidence. */
  flaw: z.optional(z.string()),
  corrects: z.optional(z.string()),
  lab: z.optional(z.string()),
});
export type ChartPoint = z.infer<typeof pointJson>;

/** Samples in a row that came with the same range. */
const rangeJson = z.strictObject({ from: date, through: date, ...seenRange });
export type ChartRange = z.infer<typeof rangeJson>;

/** Where a warning begins that one result alone can raise. */
const limitJson = z.strictObject({
  rule: z.string(),
  name: z.string(),
  urgency: signalUrgency,
  side: z.enum(["below", "above"]),
  /** Equal counts too. */
  inclusive: z.boolean(),
  kind: z.enum(limitKinds),
  value: z.number(),
});
export type ChartLimit = z.infer<typeof limitJson>;

const seriesJson = z.strictObject({
  key: z.string(),
  name: z.string(),
  group: z.enum(chartGroups),
  /** Null where it is a word, or the catalogue does not know it. */
  unit: z.nullable(z.string()),
  /** The same as people write it, to be read only; "" where there is none. */
  printed: z.string(),
  /** A rule asks for it again and again. */
  watched: z.boolean(),
  points: z.array(pointJson),
  ranges: z.array(rangeJson),
  baseline: z.nullable(
    z.strictObject({ value: z.number(), mark: z.enum(["median", "single", "surrogate"]), evidence: ids }),
  ),
  limits: z.array(limitJson),
});
export type ChartSeries = z.infer<typeof seriesJson>;

const tickJson = z.strictObject({
  key: z.string(),
  opensOn: date,
  dueOn: date,
  overdueFrom: date,
  closesOn: z.nullable(date),
  status: z.enum(obligationStatuses),
  fulfilledOn: z.nullable(date),
  evidence: ids,
});
export type ChartTick = z.infer<typeof tickJson>;

const rowJson = z.strictObject({
  rule: z.string(),
  name: z.string(),
  layer,
  confidence,
  /** It comes again and again. */
  periodic: z.boolean(),
  /** The parts that must all be there. */
  asks: ids,
  ticks: z.array(tickJson),
});
export type ChartRow = z.infer<typeof rowJson>;

const signalJson = z.strictObject({
  key: z.string(),
  signal: signalName,
  name: z.string(),
  rule: z.string(),
  urgency: signalUrgency,
  state: z.enum(["open", "acknowledged", "confirmed", "explained", "accepted", "basis-withdrawn", "resolved"]),
  /** The clinical day of the first that spoke. */
  since: date,
  openedOn: date,
  closedOn: z.nullable(date),
  historical: z.boolean(),
  facts: ids,
  analytes: ids,
});
export type ChartSignal = z.infer<typeof signalJson>;

const infusionJson = z.strictObject({ fact: z.string(), ...day, drug: z.string(), doseMg: z.number() });

const courseJson = z.strictObject({
  number: z.int(),
  state: z.enum(["in-progress", "complete", "incomplete"]),
  firstOn: date,
  lastOn: date,
  interrupted: z.boolean(),
  dateUncertain: z.boolean(),
  doseMg: z.number(),
  infusions: z.array(infusionJson),
});
export type ChartCourse = z.infer<typeof courseJson>;

const medicineJson = z.strictObject({
  fact: z.string(),
  /** Null: a steroid that is only known from the relapse it was given for. */
  medicine: z.nullable(z.string()),
  medicineClass: z.optional(z.string()),
  from: date,
  /** Null: still taken, as far as is known. */
  through: z.nullable(date),
  steroid: z.boolean(),
  status: z.enum(["taken", "prescribed", "declined", "held"]),
  dose: z.optional(z.string()),
  route: z.optional(z.string()),
});
export type ChartMedicine = z.infer<typeof medicineJson>;

const relapseJson = z.strictObject({
  fact: z.string(),
  ...day,
  resolvedOn: z.nullable(date),
  disabling: z.optional(z.boolean()),
  steroids: z.optional(z.boolean()),
  confirmed: z.optional(z.boolean()),
});

const mriJson = z.strictObject({
  fact: z.string(),
  ...day,
  region: z.string(),
  /** Null: nobody counted. */
  newOrEnlargingT2: z.nullable(z.int()),
  gdEnhancing: z.nullable(z.int()),
  findings: z.array(z.enum(["pml-suspected", "dwi-lesion", "vascular-finding"])),
});

const symptomJson = z.strictObject({
  fact: z.string(),
  ...day,
  symptom: z.string(),
  present: z.enum(["yes", "no", "unsure"]),
  from: z.enum(["told", "self-check", "infusion"]),
  startedOn: z.nullable(date),
  endedOn: z.nullable(date),
});

/** What happened to one patient, laid out along one axis of days: a picture's content, with no picture in it. */
export const chartJson = z.strictObject({
  asOf: date,
  knownAt: z.nullable(z.string()),
  from: date,
  through: date,
  followUp: z.strictObject({
    startedOn: z.nullable(date),
    endsOn: z.nullable(date),
    endedOn: z.nullable(date),
    state: z.enum(["not-started", "active", "review-due", "handed-over", "declined", "ended"]),
    /** The month after the last infusion that runs on the day, the first is 1; null before treatment. */
    month: z.nullable(z.int()),
    ofMonths: z.int(),
  }),
  courses: z.array(courseJson),
  planned: z.nullable(z.strictObject({ number: z.int(), firstOn: date })),
  /** Infusions of other drugs, or of nothing: no part of a course. */
  otherInfusions: z.array(infusionJson),
  medicines: z.array(medicineJson),
  series: z.array(seriesJson),
  obligations: z.array(rowJson),
  signals: z.array(signalJson),
  relapses: z.array(relapseJson),
  edss: z.array(z.strictObject({ fact: z.string(), ...day, score: z.nullable(z.number()) })),
  mri: z.array(mriJson),
  symptoms: z.array(symptomJson),
  /** Facts of days after `asOf`, plans apart: they are not shown. */
  later: z.int(),
});
export type ChartJson = z.infer<typeof chartJson>;
