import * as z from "zod/mini";
import { nonEmpty } from "../base/shape.ts";
import { confidence, source } from "./rule.ts";
import { basis } from "./signal-rule.ts";

const positive = z.number().check(z.positive());
const cited = { basis, confidence, sources: z.array(source).check(z.minLength(1)) };
/** After which courses the people stood who were measured. */
const courses = z.enum(["first", "later", "each"]);

/** Mean and standard deviation of one analyte in published people, by months since the last infusion of the course. */
const table = z.strictObject({
  id: nonEmpty,
  analyte: nonEmpty,
  unit: nonEmpty,
  courses: z.enum(["first", "later"]),
  says: nonEmpty,
  ...cited,
  months: z.array(z.strictObject({ month: positive, mean: positive, sd: positive })).check(z.minLength(1)),
});

const milestoneHead = { id: nonEmpty, analyte: nonEmpty, courses, says: nonEmpty, ...cited };

/** What was published instead of a table: one figure, against which a value can be held. */
const milestone = z.discriminatedUnion("kind", [
  /** So many per cent of people were still below the laboratory's lower limit at that month. */
  z.strictObject({ ...milestoneHead, kind: z.literal("share-below"), month: positive, percent: positive }),
  /** How many months it took to come back to a limit; without one, to the laboratory's own lower limit. */
  z.strictObject({
    ...milestoneHead,
    kind: z.literal("time-to-limit"),
    limit: z.optional(z.strictObject({ value: positive, unit: nonEmpty })),
    measure: z.enum(["mean", "geometric-mean", "median", "usual", "from-the-means"]),
    months: positive,
    low: z.optional(positive),
    high: z.optional(positive),
  }),
  /** How much of the value before treatment there was at that month; without one, at most. */
  z.strictObject({
    ...milestoneHead,
    kind: z.literal("share-of-baseline"),
    month: z.optional(positive),
    percent: positive,
  }),
]);

/**
 * The published course of lymphocytes after a course. It informs and never decides: no signal, obligation or decision
 * reads it.
 *
 * @source safety-signals.md section 4
 */
export const reconstitution = z.strictObject({
  says: nonEmpty,
  /** How a band is made of a mean and a standard deviation, and how far from a month of the table it still speaks. */
  band: z.strictObject({
    kind: z.literal("central-95-of-log-normal"),
    reachMonths: positive,
    says: nonEmpty,
    ...cited,
  }),
  /** How near to its month a value must lie to be held against a milestone, both ends included. */
  milestoneReachMonths: positive,
  tables: z.array(table).check(z.minLength(1)),
  milestones: z.array(milestone),
});
export type ReconstitutionReference = z.infer<typeof reconstitution>;
export type BandTable = z.infer<typeof table>;
export type Milestone = z.infer<typeof milestone>;

type Cited = Pick<BandTable, "says" | "basis" | "confidence" | "sources">;

/** Everything in a reference that has a source of its own, and its place in the file. */
export const citedFigures = (
  reference: ReconstitutionReference | undefined,
): readonly { readonly at: string; readonly of: Cited }[] =>
  reference === undefined
    ? []
    : [
        { at: "/reconstitution/band", of: reference.band },
        ...reference.tables.map((of, i) => ({ at: `/reconstitution/tables/${i}`, of })),
        ...reference.milestones.map((of, i) => ({ at: `/reconstitution/milestones/${i}`, of })),
      ];
