import * as z from "zod/mini";
import { nonEmpty } from "../base/shape.ts";
import { confidence, layer, source } from "./rule.ts";

const count = z.int().check(z.positive());
const names = z.array(nonEmpty).check(z.minLength(1));
/**
 * A spoken word counts for so many days, its own included; absent: for good.
 *
 * @source resolutions.md section 1, item 2
 */
const validDays = z.optional(z.int().check(z.nonnegative()));
const phenotype = z.enum(["RRMS", "SPMS-active", "SPMS", "PPMS", "CIS"]);

const leaf = z.discriminatedUnion("kind", [
  /** Whole years on the day of the decision. */
  z.strictObject({ kind: z.literal("age"), atLeast: count }),
  /** By the newest word on it. `unclear`: the source can be read either way. */
  z.strictObject({
    kind: z.literal("phenotype"),
    anyOf: z.array(phenotype).check(z.minLength(1)),
    unclear: z.optional(z.array(phenotype)),
  }),
  /** Different medicines for multiple sclerosis whose full course did not hold the disease. */
  z.strictObject({
    kind: z.literal("therapies-failed"),
    count,
    /** Where nobody has said whether a course was full: so many calendar months of it are. */
    fullFromMonths: count,
    validDays,
  }),
  /** So many relapses whose first days lie within so many months of each other, the last not longer ago than that. */
  z.strictObject({
    kind: z.literal("relapses"),
    count,
    withinMonths: count,
    recentMonths: count,
    disabling: z.optional(z.boolean()),
    validDays,
  }),
  /** On a scan of the brain that is not older than so many months. */
  z.strictObject({
    kind: z.literal("mri"),
    sign: z.enum(["gd-enhancing", "t2-increase", "new-t2"]),
    recentMonths: count,
  }),
  /** A clinician's answer to a question of the history: yes meets it. */
  z.strictObject({ kind: z.literal("said"), item: nonEmpty, validDays }),
  /** `ever`; `now`: not resolved; `before` or `since` the first infusion. Of `ever` and `before` only a no grows old. A no to the question is a no to all that it is about. */
  z.strictObject({
    kind: z.literal("condition"),
    question: nonEmpty,
    anyOf: z.optional(names),
    when: z.enum(["ever", "now", "before-treatment", "since-treatment"]),
    validDays,
  }),
  /** A class, or a substance: found in every name by which it is sold. */
  z.strictObject({ kind: z.literal("medicine"), anyOf: names, validDays }),
  /** `parts`: what else is in it; an allergy to one of them counts, and a no is asked for only of the whole. */
  z.strictObject({ kind: z.literal("allergy"), anyOf: names, parts: z.optional(names), validDays }),
  /** The newest valid result of any of these is positive, or the condition is known. Only a result says no. */
  z.strictObject({ kind: z.literal("positive"), anyOf: names, question: nonEmpty, validDays }),
  /**
   * Tests that are not negative: one that shows an infection meets it; of one that hints at it nobody can tell, nor of a hidden
   * one that is written down as such.
   */
  z.strictObject({
    kind: z.literal("infection-tests"),
    of: z
      .array(
        z.strictObject({
          infection: nonEmpty,
          hiddenAs: z.optional(nonEmpty),
          shownBy: z.optional(names),
          hintedBy: z.optional(names),
        }),
      )
      .check(z.minLength(1)),
  }),
  /** Either limit reached on so many days, the last of them not more than so many days ago. */
  z.strictObject({
    kind: z.literal("blood-pressure"),
    systolic: count,
    diastolic: count,
    days: count,
    withinDays: count,
    question: nonEmpty,
  }),
  z.strictObject({ kind: z.literal("pregnancy") }),
  z.strictObject({ kind: z.literal("pregnancy-planned"), question: nonEmpty, validDays }),
  /** So many courses were given before the one that is asked about. */
  z.strictObject({ kind: z.literal("courses-given"), atLeast: count }),
  /** So many relapses, or so many lesions on one scan, since the last infusion. */
  z.strictObject({ kind: z.literal("activity-since-course"), relapses: count, lesions: count, validDays }),
  /** Another criterion by its id. */
  z.strictObject({ kind: z.literal("criterion"), id: nonEmpty }),
  /** A warning of one of these names that somebody has confirmed. */
  z.strictObject({ kind: z.literal("confirmed-signal"), anyOf: names }),
]);

const inner = z.union([
  leaf,
  z.strictObject({ kind: z.literal("any"), of: z.array(leaf).check(z.minLength(2)) }),
  z.strictObject({ kind: z.literal("all"), of: z.array(leaf).check(z.minLength(2)) }),
]);
/** Three levels are all that any source needs. */
export const candidacyTest = z.union([
  leaf,
  z.strictObject({ kind: z.literal("any"), of: z.array(inner).check(z.minLength(2)) }),
  z.strictObject({ kind: z.literal("all"), of: z.array(inner).check(z.minLength(2)) }),
]);
export type CandidacyTest = z.infer<typeof candidacyTest>;
export type CandidacyLeaf = z.infer<typeof leaf>;

/** The questions to which `no` says that every therapy for multiple sclerosis, or every relapse, is on file. */
export const otherTherapy = "other-therapy";
export const otherRelapse = "other-relapse";

/** The question of the history whose answer a test may need; undefined where it needs none. */
export function itemOf(leaf: CandidacyLeaf): string | undefined {
  if (leaf.kind === "therapies-failed") return otherTherapy;
  if (leaf.kind === "relapses" || leaf.kind === "activity-since-course") return otherRelapse;
  return leaf.kind === "said" ? leaf.item : "question" in leaf ? leaf.question : undefined;
}

/** The analytes whose results a test names. */
export function analytesOf(leaf: CandidacyLeaf): readonly string[] {
  if (leaf.kind === "positive") return leaf.anyOf;
  return leaf.kind === "infection-tests"
    ? leaf.of.flatMap(({ shownBy = [], hintedBy = [] }) => [...shownBy, ...hintedBy])
    : [];
}

/** Keys of questions, conditions, medicines and substances, as they are read out in words. */
export function keysOfLeaf(leaf: CandidacyLeaf): readonly string[] {
  const asked = "question" in leaf ? [leaf.question] : leaf.kind === "said" ? [leaf.item] : [];
  if (leaf.kind === "infection-tests")
    return leaf.of.flatMap(({ infection, hiddenAs = [] }) => [infection].concat(hiddenAs));
  if (leaf.kind === "allergy") return [...leaf.anyOf, ...(leaf.parts ?? [])];
  return leaf.kind === "condition" || leaf.kind === "medicine" ? [...asked, ...(leaf.anyOf ?? [])] : asked;
}

const inBoth = z.strictObject({ en: nonEmpty, es: nonEmpty });
/** How the questions of the criteria are put to a person: what stands together on a form, in its order. */
export const questionGroup = z.strictObject({
  name: inBoth,
  asks: z.array(z.strictObject({ item: nonEmpty, asks: inBoth })).check(z.minLength(1)),
});
export type QuestionGroup = z.infer<typeof questionGroup>;

/** What a test asks in the end, in its order. */
export const leavesOf = (test: CandidacyTest): readonly CandidacyLeaf[] =>
  test.kind === "any" || test.kind === "all" ? test.of.flatMap(leavesOf) : [test];

/** What can be asked of a person; said once, and weighed by each source as that source does. */
export const candidacyCriterion = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)),
  name: nonEmpty,
  /** One plain sentence that people sign: also how we read what the sources leave open. */
  says: nonEmpty,
  confidence,
  sources: z.array(source).check(z.minLength(1)),
  when: candidacyTest,
});
export type CandidacyCriterion = z.infer<typeof candidacyCriterion>;

/**
 * `required`: outside the indication without it. `route`: one of the routes is enough. `advised`: without it a reason is
 * wanted. `contraindication`: outside the label with it. `warning`: with it a reason is wanted. `specialist`: with it a named
 * specialist decides. `unread`: the source has not been read for it; with it nobody can tell.
 */
export const weight = z.enum(["required", "route", "advised", "contraindication", "warning", "specialist", "unread"]);
export type Weight = z.infer<typeof weight>;

/** One cell of the matrix: how this version weighs a criterion. */
export const weighed = z.strictObject({
  criterion: nonEmpty,
  weight,
  /** Before which courses it is asked. Absent: before all. `first-and-further`: not before the second. */
  courses: z.optional(z.enum(["first", "later", "first-and-further", "further"])),
  /** Whoever was treated before this version began is not asked. */
  newStartsOnly: z.optional(z.boolean()),
  layer: z.optional(layer),
  confidence,
  sources: z.array(source).check(z.minLength(1)),
  note: z.optional(nonEmpty),
});
export type Weighed = z.infer<typeof weighed>;
