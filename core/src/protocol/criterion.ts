import * as z from "zod/mini";
import { nonEmpty } from "../base/shape.ts";

const positive = z.number().check(z.positive());
const days = z.int().check(z.nonnegative());
const names = z.array(nonEmpty).check(z.minLength(1));
const direction = z.enum(["rise", "fall"]);
const comparison = z.enum(["<", "<=", ">=", ">"]);
/** What is printed beside a spoilt sample is judged too (resolutions 1.8); otherwise it says nothing (GEN-5). */
const evenSpoilt = z.optional(z.boolean());
/**
 * Not so before treatment: the personal baseline lies inside, or the last valid word from before the first infusion says
 * otherwise. Where nothing of before is on file, it is taken for new. What began since the first infusion stays new, so
 * that two cell lines which fail one after the other are seen together.
 */
const newly = z.optional(z.boolean());
/** A number in the analyte's unit or one that converts to it. */
const amount = z.strictObject({ value: positive, unit: nonEmpty });

/** What a value of an analyte is held against. */
const valueCriteria = [
  /** A fixed number. */
  z.strictObject({
    kind: z.literal("limit"),
    analyte: nonEmpty,
    op: comparison,
    value: z.number(),
    unit: nonEmpty,
    evenSpoilt,
  }),
  /** The grade of a test strip. */
  z.strictObject({
    kind: z.literal("grade"),
    analyte: nonEmpty,
    atLeast: z.enum(["trace", "1+", "2+", "3+", "4+"]),
    evenSpoilt,
    newly,
  }),
  /** A word: `positive`, `detected`, `present`. */
  z.strictObject({ kind: z.literal("word"), analyte: nonEmpty, anyOf: names }),
  /** The laboratory's own range, or `times` its limit; the limit itself is inside the range. */
  z.strictObject({
    kind: z.literal("range"),
    analyte: nonEmpty,
    side: z.enum(["above", "below"]),
    /** Above more than so many times the upper limit, below less than that part of the lower one. */
    times: z.optional(positive),
    /** Equal counts too: `at least three times the upper limit`. */
    inclusive: z.optional(z.boolean()),
    evenSpoilt,
    newly,
  }),
  /**
   * Outside its own range on one side, the last valid value outside its range having lain on the other. Values inside
   * may lie between, and any time.
   */
  z.strictObject({ kind: z.literal("crossing"), analyte: nonEmpty, to: z.enum(["above", "below"]) }),
  /** The personal baseline, or the previous valid value: one of those named is enough. */
  z.strictObject({
    kind: z.literal("change"),
    analyte: nonEmpty,
    direction,
    from: z.array(z.enum(["baseline", "previous"])).check(z.minLength(1)),
    /** Per cent of what it is held against; equal counts. */
    percent: z.optional(positive),
    /** Or a distance; equal counts. With both, either is enough. */
    by: z.optional(amount),
    evenSpoilt,
  }),
  /** So many valid values in a row, each further than the one before, together by so many per cent. */
  z.strictObject({
    kind: z.literal("trend"),
    analyte: nonEmpty,
    direction,
    values: z.int().check(z.minimum(3)),
    percent: positive,
  }),
] as const;
export const valueCriterion = z.discriminatedUnion("kind", valueCriteria);

export const vital = z.strictObject({
  kind: z.literal("vital"),
  sign: z.enum(["systolic", "diastolic", "pulse", "temperatureC", "spo2"]),
  op: comparison,
  value: z.number(),
  /** Held against the reading before the infusion of the same day, in per cent, instead of a number. */
  percentAboveStart: z.optional(z.boolean()),
  /** So many points above, or below, the reading before the infusion of the same day; the operator asks how many. */
  pointsAboveStart: z.optional(z.boolean()),
  pointsBelowStart: z.optional(z.boolean()),
  /** A reading that is said to be not at rest does not count; where nothing is said, it was taken at rest. */
  atRest: z.optional(z.boolean()),
  /** Only readings of this phase. */
  phase: z.optional(z.enum(["before", "during", "after"])),
});

/** What the laboratory or an examiner saw: `schistocytes`, `red-cell-casts`; or a remark on the specimen: `haemolysed`. */
const finding = z.strictObject({ kind: z.literal("finding"), anyOf: names });

/** The mean of a day of a course, so many per cent or more above that of the day before it or of the first day. */
const dailyMean = z.strictObject({
  kind: z.literal("daily-mean"),
  sign: z.enum(["systolic", "diastolic"]),
  percentAbove: positive,
  /** A day with fewer readings has no mean. */
  readings: z.int().check(z.minimum(1)),
});

/** That it was written down: `pregnancy`, `relapse`, or a condition by its key, confirmed, on the day it began. */
const recorded = z.strictObject({ kind: z.literal("recorded"), anyOf: names });

const observed = [
  /** A symptom that was told, by phone or in a self-check, and is present (`unsure` is not known). */
  z.strictObject({ kind: z.literal("symptom"), anyOf: names, lastsDaysOver: z.optional(days) }),
  vital,
  dailyMean,
  finding,
  recorded,
  z.strictObject({ kind: z.literal("exam"), exam: nonEmpty, outcome: z.enum(["abnormal", "normal"]) }),
  z.strictObject({
    kind: z.literal("mri"),
    sign: z.enum(["pmlSuspected", "dwiLesion", "vascularFinding"]),
  }),
] as const;

const context = [
  /** Days since an infusion actually given, both ends included; open where one is absent. */
  z.strictObject({
    kind: z.literal("infusion-window"),
    since: z.enum(["any-infusion", "last-infusion", "first-infusion"]),
    fromDay: z.optional(days),
    throughDay: z.optional(days),
  }),
  z.strictObject({ kind: z.literal("condition"), anyOf: names }),
  /** Taken on the day, or at any time in the days before it. */
  z.strictObject({ kind: z.literal("medicine"), anyOf: names, withinDays: z.optional(days) }),
  z.strictObject({
    kind: z.literal("pregnancy"),
    fromWeek: z.optional(days),
    throughWeeksAfterBirth: z.optional(days),
  }),
  /** The newest word on family planning says that a pregnancy is wanted, in one of these words. */
  z.strictObject({ kind: z.literal("intention"), anyOf: names }),
  z.strictObject({ kind: z.literal("sex"), is: z.enum(["female", "male"]) }),
  /** No valid result of any of these on the day, or in so many days before it. Never a finding that they are normal. */
  z.strictObject({ kind: z.literal("absent"), anyOf: names, daysBefore: days }),
] as const;

/**
 * Several values in a row meet it, each on a day of its own: `lymphocytes twice above 5.0`. Readings of one day count one
 * by one; findings on so many days within the time, whatever lay between; of remarks on the specimen, so many samples
 * running, no valid one of that kind between.
 */
const again = z.strictObject({
  kind: z.literal("again"),
  times: z.int().check(z.minimum(2)),
  withinDays: z.optional(days),
  of: z.discriminatedUnion("kind", [...valueCriteria, vital, finding, recorded]),
});

const leaf = z.discriminatedUnion("kind", [...valueCriteria, ...observed, ...context, again]);

/** How far apart in days the parts of a combination may lie. Absent: resolutions 1.11. */
const apart = z.optional(
  z.strictObject({
    resultsDays: z.optional(days),
    symptomDaysBefore: z.optional(days),
    symptomDaysAfter: z.optional(days),
  }),
);

/** A combination of leaves; two levels are all that any rule needs. */
const group = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("any"), of: z.array(leaf).check(z.minLength(1)) }),
  z.strictObject({ kind: z.literal("at-least"), count: z.int().check(z.minimum(2)), of: z.array(leaf) }),
  /** An exemption must be on file to exempt: where nothing is known of a condition, medicine or symptom, `not` holds. */
  z.strictObject({ kind: z.literal("not"), of: leaf }),
  z.strictObject({ kind: z.literal("all-of"), of: z.array(leaf).check(z.minLength(1)) }),
]);

/**
 * When a rule speaks. A closed set: what does not fit becomes a new kind by a decision record. Judged at each fact that
 * could complete it, with what was known of the days up to that fact's; yes, no, or cannot tell with what is missing.
 */
export const criterion = z.union([
  leaf,
  group,
  z.strictObject({ kind: z.literal("all"), of: z.array(z.union([leaf, group])).check(z.minLength(1)), apart }),
]);

export type ValueCriterion = z.infer<typeof valueCriterion>;
export type LeafCriterion = z.infer<typeof leaf>;
export type GroupCriterion = z.infer<typeof group>;
export type Criterion = z.infer<typeof criterion>;
export type ContextCriterion = z.infer<(typeof context)[number]>;

const contextKinds = new Set<string | undefined>(context.map((one) => one.shape.kind.def.values[0]));

/** Judged on the day; never what completes a rule. */
export const isContext = (leaf: LeafCriterion): leaf is ContextCriterion => contextKinds.has(leaf.kind);

type Placed = { readonly leaf: LeafCriterion; readonly at: string; readonly isNegated: boolean };

/** Every leaf of a criterion, with its place in it (a JSON pointer). */
export function leavesOf(criterion: Criterion, at = "", isNegated = false): readonly Placed[] {
  switch (criterion.kind) {
    case "all":
    case "any":
    case "at-least":
    case "all-of":
      return criterion.of.flatMap((one, i) => leavesOf(one, `${at}/of/${i}`, isNegated));
    case "not":
      return leavesOf(criterion.of, `${at}/of`, !isNegated);
    default:
      return [{ leaf: criterion, at, isNegated }];
  }
}
