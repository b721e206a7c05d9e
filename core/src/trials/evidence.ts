import * as z from "zod/mini";
import { nonEmpty } from "../base/shape.ts";
import { confidence, source } from "../protocol/rule.ts";

/** V: read in a stored copy of the publication, a registry's table or an agency's page; R: recalled, to be confirmed; D: arithmetic on such numbers. */
export const grade = z.enum(["V", "R", "D"]);

const id = z.string().check(z.regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/));
const count = z.int().check(z.nonnegative());
const positive = z.int().check(z.positive());
const sources = z.array(source).check(z.minLength(1));
const graded = { grade, sources, note: z.optional(nonEmpty) };

/** One entry of the bibliography, with what was read of it. */
export const evidenceSource = z.strictObject({
  id: nonEmpty,
  title: nonEmpty,
  publisher: z.optional(nonEmpty),
  date: z.optional(nonEmpty),
  address: nonEmpty,
  read: nonEmpty,
});

const arm = z.strictObject({ id, name: nonEmpty, short: nonEmpty });

/** Whom a trial took: what a person can be compared with. */
const entry = z.strictObject({
  phenotypes: z.array(z.enum(["RRMS", "SPMS-active", "SPMS", "PPMS", "CIS"])).check(z.minLength(1)),
  /** Absent: its limits were not read. */
  ageYears: z.optional(z.strictObject({ from: positive, through: positive })),
  edssAtMost: z.number(),
  yearsSinceOnsetAtMost: positive,
  relapses: z.strictObject({ count: positive, withinMonths: positive, newestWithinMonths: z.optional(positive) }),
  /** Earlier treatment: none, or a relapse on one of these (parts of medicines' names, small and without accents) taken so long. */
  before: z.union([
    z.literal("never-treated"),
    z.strictObject({ says: nonEmpty, anyOf: z.array(nonEmpty).check(z.minLength(1)), fromMonths: positive }),
  ]),
  /** What it asked for beside, with which nobody is compared. */
  alsoAsked: z.optional(nonEmpty),
});

const study = z.strictObject({
  id,
  /** The trial whose people it goes on with. */
  follows: z.optional(id),
  name: nonEmpty,
  kind: z.enum(["randomised", "follow-up", "reports"]),
  /** Whom the figures are about, in one sentence. */
  population: nonEmpty,
  /** The arm beside which alemtuzumab was tried; `none` where nobody was compared. */
  comparator: id,
  months: z.optional(positive),
  people: z.array(z.strictObject({ of: id, count: positive })),
  entry: z.optional(entry),
  ...graded,
});

const outcome = z.strictObject({
  id,
  name: nonEmpty,
  says: nonEmpty,
  kind: z.enum(["disease", "harm"]),
  /** Whether many people with it is the good or the bad news. */
  many: z.enum(["good", "bad"]),
  /** Of a harm that threatens life or lasts, or of which people died: it is never put out of sight. */
  gravity: z.optional(z.enum(["serious", "fatal"])),
});

const interval = z.strictObject({ low: z.number(), high: z.number(), level: positive });

/** Percentages are 0 to 100; rates are per person and year, modelled and raw never mixed; reports are counts of cases. */
export const measure = z.enum(["risk-kaplan-meier", "share", "rate-modelled", "rate-raw", "reports"]);

/** Over which time something was counted. */
const time = z.union([
  z.strictObject({ months: positive }),
  z.strictObject({ medianMonths: positive }),
  z.strictObject({ course: positive }),
  z.strictObject({ until: z.string().check(z.regex(/^\d{4}(-\d{2})?$/)) }),
]);

const figure = z.strictObject({
  id,
  study: id,
  outcome: id,
  comparator: id,
  measure,
  time,
  values: z
    .array(
      z.strictObject({
        of: id,
        value: z.number().check(z.nonnegative()),
        interval: z.optional(interval),
        people: z.optional(positive),
        events: z.optional(count),
      }),
    )
    .check(z.minLength(1)),
  /** A ratio, only ever beside the numbers that it compares. */
  contrast: z.optional(
    z.strictObject({
      measure: z.enum(["hazard-ratio", "rate-ratio"]),
      value: z.number().check(z.positive()),
      interval: z.optional(interval),
      isSignificant: z.boolean(),
    }),
  ),
  ...graded,
});

const sentence = z.strictObject({ says: nonEmpty, confidence, sources });
/** What is told of a class of treatment, in this order. */
export const classTopics = ["means", "taken", "stopping", "watch"] as const;

const treatmentClass = z.strictObject({
  id,
  group: z.enum(["as-now", "continuous", "reconstitution", "under-study"]),
  name: nonEmpty,
  means: sentence,
  taken: sentence,
  stopping: sentence,
  watch: sentence,
});

/** Which trial people resemble, and how old an answer may be: ours, to be signed. */
const resemblance = z.strictObject({
  says: nonEmpty,
  treated: id,
  untreated: id,
  /** Smaller trials of such people, shown after the large one. */
  further: z.array(z.strictObject({ of: z.enum(["treated", "untreated"]), trial: id })),
  askedWithinDays: positive,
  relapsesAskedWithinDays: positive,
  edssWithinDays: positive,
  confidence,
  sources,
});

/** What the trials showed, as data: the workspace `evidence`, its files as one. */
export const evidenceBase = z.strictObject({
  bibliography: z.array(evidenceSource),
  arms: z.array(arm),
  studies: z.array(study),
  outcomes: z.array(outcome),
  figures: z.array(figure),
  classes: z.array(treatmentClass),
  resemblance,
});
export type EvidenceBase = z.output<typeof evidenceBase>;
export type EvidenceBaseFile = z.input<typeof evidenceBase>;
export type EvidenceSource = z.output<typeof evidenceSource>;
export type Study = z.output<typeof study>;
export type Entry = z.output<typeof entry>;
export type Figure = z.output<typeof figure>;
export type FigureTime = z.output<typeof time>;
export type TreatmentClass = z.output<typeof treatmentClass>;

/** One file of the workspace: some of its parts. */
export const evidenceFile = z.partial(evidenceBase);
