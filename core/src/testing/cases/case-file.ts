import * as z from "zod/mini";
import { obligationStatuses } from "../../obligations/obligation.ts";
import { urgencies } from "../../tasks/urgency.ts";
import { day, given, givenKeys } from "./vocabulary.ts";

const text = z.string().check(z.minLength(1));
const ruleId = z.string().check(z.regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/));

const status = z.enum(obligationStatuses);

/** What is expected of one obligation: its status, that there is none, or more of it. */
const obligation = z.union([
  status,
  z.literal("none"),
  z.strictObject({
    status: z.optional(status),
    opens: z.optional(day),
    due: z.optional(day),
    remind: z.optional(day),
    lateFrom: z.optional(day),
    closes: z.optional(day),
    doneOn: z.optional(day),
    mayEndOn: z.optional(day),
    lacking: z.optional(z.array(text)),
    /** The protocol that speaks: `alemtuzumab-eu@2020-01`. */
    by: z.optional(text),
  }),
]);
export type ObligationExpected = z.output<typeof obligation>;

const task = z.union([
  z.literal("none"),
  z.strictObject({
    role: z.optional(z.enum(["nurse", "physician"])),
    urgency: z.optional(z.enum(urgencies)),
    about: z.optional(text),
    opened: z.optional(day),
    deadline: z.optional(day),
  }),
]);
export type TaskExpected = z.output<typeof task>;

const courses = z.array(
  z.strictObject({
    infusions: z.int(),
    state: z.optional(z.enum(["in-progress", "complete", "incomplete"])),
    first: z.optional(day),
    last: z.optional(day),
  }),
);

const watch = z.strictObject({
  state: z.optional(z.enum(["not-started", "active", "review-due", "handed-over", "declined", "ended"])),
  ends: z.optional(day),
});

/** `<rule>/<course>/<ordinal>`, or a group of the case in place of the rule. */
const obligationKey = z.string().check(z.regex(/^[a-z][a-z0-9.-]*\/\d+\/\d+$/));

export const expected = z.strictObject({
  obligations: z.optional(z.record(obligationKey, obligation)),
  tasks: z.optional(z.record(text, task)),
  courses: z.optional(courses),
  watch: z.optional(watch),
  cannotTell: z.optional(z.record(text, z.enum(["yes", "no"]))),
});
export type Expected = z.output<typeof expected>;

const patient = z.strictObject({
  sex: z.optional(z.enum(["female", "male", "other", "unknown"])),
  hasCervix: z.optional(z.boolean()),
  jurisdiction: z.optional(text),
});

const row = z.strictObject({
  ...givenKeys,
  asOf: z.optional(day),
  patient: z.optional(patient),
  note: z.optional(text),
  /** Why the product does not do this yet. The row must fail; when it passes, this line goes. */
  knownDeviation: z.optional(text),
  expect: expected,
});
export type Row = z.output<typeof row>;

const source = z.strictObject({ ref: text, at: z.optional(text) });

export const clinicalCase = z.strictObject({
  id: z.string().check(z.regex(/^LW-\d{4}$/)),
  says: text,
  source: z.union([source, z.array(source).check(z.minLength(1))]),
  /**
   * Each entry is a rulebook of its own: `name@version`, `name` (all its versions), or a list of these that
   * apply together. `every-label` stands for each label file by itself.
   */
  protocols: z.optional(z.array(z.union([text, z.array(text).check(z.minLength(1))])).check(z.minLength(1))),
  /** `none`: the default policy is not added. */
  policy: z.optional(z.literal("none")),
  patient: z.optional(patient),
  groups: z.optional(z.record(z.string().check(z.regex(/^[a-z][a-z-]*$/)), z.array(ruleId).check(z.minLength(1)))),
  given: z.optional(given),
  asOf: z.optional(day),
  /** Edges that no row can touch while a known deviation stands: name or beginning of the name. */
  untouched: z.optional(z.array(text)),
  rows: z.array(row).check(z.minLength(1)),
  history: z.array(z.strictObject({ on: day, by: text, why: text })).check(z.minLength(1)),
});
export type ClinicalCase = z.output<typeof clinicalCase>;

export const caseFile = z.strictObject({ about: text, cases: z.array(clinicalCase).check(z.minLength(1)) });
