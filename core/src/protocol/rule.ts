import * as z from "zod/mini";
import { nonEmpty } from "../base/shape.ts";
import { signalName } from "./signal-name.ts";

/** How well a fact is known: V1 read in the primary text, V2 in a secondary one, K1 and K2 general knowledge. */
export const confidence = z.enum(["V1", "V2", "K1", "K2"]);
export type Confidence = z.infer<typeof confidence>;

/** Where a rule comes from; never mixed. Order: the first wins a tie. */
export const layers = ["label", "restricted-programme", "reimbursement", "guideline", "local-policy"] as const;
export const layer = z.enum(layers);
export type Layer = z.infer<typeof layer>;

/** How strongly its source asks for it. `consider` is printed, never scheduled. */
export const requirement = z.enum(["required", "recommended", "consider"]);

const count = z.int().check(z.positive());
const days = z.int().check(z.nonnegative());

/** Of whom a rule speaks. Who cannot be told to be outside is inside. */
export const appliesTo = z.enum(["everyone", "has-cervix", "childbearing-potential"]);

/** A named entry of references.yaml, and the place in it. */
export const source = z.strictObject({ ref: nonEmpty, at: z.optional(nonEmpty) });
export type Source = z.infer<typeof source>;

/** One analyte key, or several of which any one will do (the first gives its name). */
export const needed = z.union([nonEmpty, z.array(nonEmpty).check(z.minLength(2))]);

/** What fulfils the rule: exactly one kind of fact. */
export const evidence = z.union([
  z.strictObject({ results: z.array(needed).check(z.minLength(1)) }),
  z.strictObject({ exam: nonEmpty }),
  z.strictObject({ mri: nonEmpty }),
  z.strictObject({ vitals: z.enum(["before", "during", "after"]) }),
  z.strictObject({ step: nonEmpty }),
  z.strictObject({ medicineClass: nonEmpty }),
  z.strictObject({ review: z.enum(["history", "medicines"]) }),
  z.strictObject({ contact: z.literal(true) }),
  /** Each by a result of the analyte of that name; where there is none, by an examination, a scan or a step of that name. */
  z.strictObject({ tests: z.array(nonEmpty).check(z.minLength(1)) }),
]);
export type Evidence = z.infer<typeof evidence>;

/** Months are calendar months from the anchor, clamped to the month's end; days are days. */
export const interval = z.union([z.strictObject({ months: count }), z.strictObject({ days: count })]);
export type Interval = z.infer<typeof interval>;

/** Days before the due day on which a period opens; days after it that are still on time. Both ends included. */
export const dueWindow = z.strictObject({ opensDaysBefore: days, graceDays: days });

const common = {
  /** `area.item`, the same in every protocol: layers meet by it. */
  /** `confirm.` is kept for the tests that signals ask for. */
  id: z.string().check(z.regex(/^(?!confirm\.)[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/)),
  /** A few words, for a list. */
  name: nonEmpty,
  /** One plain sentence that people sign. */
  says: nonEmpty,
  saysEs: z.optional(nonEmpty),
  layer: z.optional(layer),
  requirement,
  confidence,
  sources: z.array(source).check(z.minLength(1)),
  /** `protocol@version` from which an undocumented step was carried. */
  carriedFrom: z.optional(nonEmpty),
  appliesTo: z.optional(appliesTo),
  rationale: z.optional(nonEmpty),
};

const courses = z.enum(["all", "first", "later"]);

/** Every so often after an anchor, until so long after the last infusion (that day included). */
export const periodicRule = z.strictObject({
  ...common,
  kind: z.literal("periodic"),
  anchor: z.enum(["last-infusion-of-course", "first-infusion", "pregnancy"]),
  /** `not-stated`: the source names no interval. Such a rule is shown and cannot be scheduled. */
  every: z.union([interval, z.literal("not-stated")]),
  untilMonthsAfterLastInfusion: z.optional(count),
  window: z.optional(dueWindow),
  /** The next due day counts from the last valid result, not from the anchor. */
  rolling: z.optional(z.boolean()),
  evidence,
});

/** Due at fixed distances after a course. */
export const afterCourseRule = z.strictObject({
  ...common,
  kind: z.literal("after-course"),
  anchor: z.enum(["first-infusion-of-course", "last-infusion-of-course"]),
  due: z.array(interval).check(z.minLength(1)),
  /** Only where the course's first and last infusion lie more than so many days apart. */
  onlyIfCourseSpansDaysOver: z.optional(days),
  window: dueWindow,
  evidence,
});

/** Due before the first infusion of a course that is planned or given. */
export const beforeCourseRule = z.strictObject({
  ...common,
  kind: z.literal("before-course"),
  courses,
  /** Evidence older than so many days before the first infusion does not count. Absent: any age counts. */
  withinDays: z.optional(days),
  /** Must be done at least so many days before the first infusion. Absent: the same day is in time. */
  atLeastDaysBefore: z.optional(days),
  evidence,
});

/** Due on infusion days. */
export const infusionDayRule = z.strictObject({
  ...common,
  kind: z.literal("infusion-day"),
  courses,
  /** Which infusions of the course, counted from 1. */
  infusions: z.union([z.literal("all"), z.array(count).check(z.minLength(1))]),
  phase: z.enum(["before", "during", "after"]),
  /** From and through which day after the infusion day it may be done; both 0: that day only. */
  fromDay: z.optional(days),
  throughDay: z.optional(days),
  evidence,
});

/** A measure kept up around a course: start it in time, end it not before the end. */
export const courseSpanRule = z.strictObject({
  ...common,
  kind: z.literal("course-span"),
  courses,
  startsDaysBefore: days,
  untilAfterLastInfusion: interval,
  /** It ends only when, on or after that day, such a result is on file. */
  endsWhen: z.optional(
    z.strictObject({ analyte: nonEmpty, op: z.enum([">=", "<="]), value: z.number(), unit: nonEmpty }),
  ),
  evidence,
});

/** The review that a clinician closes when the watch is over. */
export const endOfWatchRule = z.strictObject({
  ...common,
  kind: z.literal("end-of-watch"),
  untilMonthsAfterLastInfusion: count,
  graceDays: days,
});

/** What starts a rule. Each time that it happens the rule counts from that day again. */
export const startedBy = z.union([
  /** A signal of one of these names speaks; or, with `confirmed`, somebody has confirmed it. */
  z.strictObject({ signals: z.array(signalName).check(z.minLength(1)), confirmed: z.optional(z.literal(true)) }),
  /** One of these signal rules speaks. */
  z.strictObject({ signalRules: z.array(nonEmpty).check(z.minLength(1)) }),
  /** A steroid that acts on the whole body; from its last day, where that is known. */
  z.strictObject({ medicine: z.literal("systemic-steroid") }),
  /** A pregnancy has ended. */
  z.strictObject({ pregnancy: z.literal("ended") }),
]);

/** Starts when something happens to the patient, and ends by itself: what signals and facts ask for beside the calendar. */
export const startedRule = z.strictObject({
  ...common,
  kind: z.literal("started"),
  startedBy,
  /** Once at each of these distances; or again and again until a valid result so long after the last start. */
  due: z.union([z.array(interval).check(z.minLength(1)), z.strictObject({ every: interval, untilQuietFor: interval })]),
  /** The rule whose interval it shortens meanwhile: what is late by both is one task. */
  tightens: z.optional(nonEmpty),
  window: dueWindow,
  evidence,
});

/** Holds all the time and has no due day: shown on the sheet and beside what it explains. */
export const standingRule = z.strictObject({
  ...common,
  kind: z.literal("standing"),
  phase: z.enum(["work-up", "premedication", "prophylaxis", "infusion-day", "monitoring", "end-of-watch"]),
});

export const rule = z.discriminatedUnion("kind", [
  periodicRule,
  afterCourseRule,
  beforeCourseRule,
  infusionDayRule,
  courseSpanRule,
  endOfWatchRule,
  startedRule,
  standingRule,
]);

export type Rule = z.infer<typeof rule>;
export type RuleOfKind<K extends Rule["kind"]> = Extract<Rule, { kind: K }>;

/** `consider` and `not-stated` are shown, never dated. */
export const isScheduled = (rule: Rule): boolean =>
  rule.requirement !== "consider" && !(rule.kind === "periodic" && rule.every === "not-stated");
