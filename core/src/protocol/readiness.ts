import * as z from "zod/mini";
import { nonEmpty } from "../base/shape.ts";
import { candidacyTest } from "./candidacy.ts";
import { valueCriterion, vital } from "./criterion.ts";
import { infusionDay } from "./infusion-day.ts";
import { appliesTo, confidence, layer, needed, source } from "./rule.ts";

const count = z.int().check(z.positive());
const names = z.array(nonEmpty).check(z.minLength(1));
/** How old a result may be before the infusion, in days, both ends included. */
const recentDays = count;

/** What is looked at before an infusion begins. A closed set: what does not fit becomes a new kind. */
export const readinessTest = z.discriminatedUnion("kind", [
  /** The newest valid result of an analyte: red where it meets any of these; also where a later one does that nobody has confirmed yet. */
  z.strictObject({
    kind: z.literal("result"),
    redWhen: z.array(valueCriterion).check(z.minLength(1)),
    recentDays,
    /** Of whoever has this condition the personal baseline is the limit, where it is the lower of the two. */
    ownBaselineWith: z.optional(nonEmpty),
    /** Where there is no baseline yet: green as long as it does not meet this. */
    withoutBaseline: z.optional(valueCriterion),
    /** A named person may say what a red one means; that is no override, and holds for that result. */
    adjudicable: z.optional(z.boolean()),
  }),
  /** The newest reading of the day from before the infusion that has each of these signs. */
  z.strictObject({ kind: z.literal("vital"), redWhen: z.array(vital).check(z.minLength(1)) }),
  /** What can be asked of a person before a course, asked on the day; `wants` is green and the other red. */
  z.strictObject({ kind: z.literal("person"), wants: z.enum(["yes", "no"]), when: candidacyTest }),
  /** None of these medicines was begun since the course was decided; all of them were asked for today. */
  z.strictObject({ kind: z.literal("new-medicine"), anyOf: names }),
  /** A negative test of the first day of the course, or later. Positive, or none, is red: unknown is no reason to go on. */
  z.strictObject({ kind: z.literal("pregnancy-test") }),
  /** A valid result of each, not older than so many days before the first infusion, or before this one after a break. */
  z.strictObject({ kind: z.literal("panel"), results: z.array(needed).check(z.minLength(1)), recentDays }),
  /** The steps before the course that are required: these, or all that no other item names. */
  z.strictObject({ kind: z.literal("work-up"), rules: z.optional(names) }),
  /** What outcomes of the work-up bring (`planning.consequences`): done, and its days past, or dealt with by name. */
  z.strictObject({ kind: z.literal("outcomes-settled") }),
  /** A step of the infusion day that some layer asks for; not asked where none does. */
  z.strictObject({ kind: z.literal("rule-of-day"), rule: nonEmpty }),
  /** No required test of the watch is late. */
  z.strictObject({ kind: z.literal("nothing-late") }),
  /** No open warning holds the infusion; before a course none holds the course. */
  z.strictObject({ kind: z.literal("nothing-held") }),
  /** A named person has decided for this course, and nothing forbids it or cannot be told but what that person overrode. */
  z.strictObject({ kind: z.literal("decided") }),
  /** After a break, an interrupted infusion or a severe reaction: the prescriber has said that it goes on. Otherwise not asked. */
  z.strictObject({ kind: z.literal("resumption"), afterGrade: count }),
  /** No reaction of that grade, ever. Asked of whoever had one. */
  z.strictObject({ kind: z.literal("reaction"), grade: count }),
]);
export type ReadinessTest = z.infer<typeof readinessTest>;
export type ReadinessTestOf<K extends ReadinessTest["kind"]> = Extract<ReadinessTest, { kind: K }>;

/** One line of the list that is gone through before an infusion begins. */
export const readinessItem = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)),
  name: nonEmpty,
  /** One plain sentence that people sign. */
  says: nonEmpty,
  confidence,
  layer: z.optional(layer),
  sources: z.array(source).check(z.minLength(1)),
  /** Which infusions of a course, counted from 1. Absent: all. */
  infusions: z.optional(z.array(count).check(z.minLength(1))),
  /** Before which courses. Absent: all. */
  courses: z.optional(z.enum(["first", "later"])),
  /** Absent: everywhere. */
  jurisdictions: z.optional(names),
  appliesTo: z.optional(appliesTo),
  test: readinessTest,
});
export type ReadinessItem = z.infer<typeof readinessItem>;

/** What must be in place before an infusion begins, and how the day goes. */
export const readiness = z.strictObject({
  items: z.array(readinessItem).check(z.minLength(1)),
  day: infusionDay,
});
export type ReadinessRules = z.infer<typeof readiness>;
