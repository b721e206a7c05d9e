import * as z from "zod/mini";

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const optionalDate = z.optional(date);
const count = z.int().check(z.nonnegative());
const word = z.string().check(z.minLength(1));

const person = z.strictObject({
  index: count,
  arm: z.enum(["alemtuzumab", "interferon"]),
  sex: z.enum(["female", "male"]),
  bornOn: date,
  start: date,
  onset: date,
  diagnosedOn: date,
  priorRelapses1y: count,
  priorRelapses2y: count,
  edss: z.number(),
  enhancingLesions: count,
  t2Volume: z.number(),
  weightKg: z.number(),
  smoker: z.boolean(),
  familyAutoimmunity: z.boolean(),
  antiTpo: z.boolean(),
  jurisdiction: z.string().check(z.regex(/^[A-Z]{2}$/)),
  hemisphere: z.enum(["north", "south"]),
  earlierDrugs: z.array(z.strictObject({ drug: word, startedOn: date, stoppedOn: date })),
  /** Factors of mean 1 that nobody can observe. */
  frailty: z.record(z.string(), z.number()),
});

const seen = z.nullable(z.strictObject({ on: date, analytes: z.array(word), lagDays: count, reason: word }));

const autoimmune = z.strictObject({
  kind: word,
  recognisedOn: date,
  afterCourse: count,
  /** What else belongs to this kind: nadir, form of onset, … */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** When the clinic of this person named it, and by what; null: never. */
  named: z.nullable(z.strictObject({ on: date, by: word })),
  bySchedule: seen,
  byAny: seen,
});

const sample = z.strictObject({
  on: date,
  minute: count,
  laboratory: count,
  reason: word,
  month: z.optional(count),
  panels: z.array(word),
  artefacts: z.array(z.strictObject({ artefact: word, analyte: z.optional(word) })),
  /** True values out of the usual range, and what moved them. */
  outOfRange: z.array(z.strictObject({ analyte: word, because: z.array(word) })),
});

/** What truly was, of one person: what the record does not say. See docs/synthetic.md. */
export const truthFile = z.strictObject({
  truth: z.literal(1),
  /** Never real. */
  synthetic: z.literal(true),
  id: word,
  person,
  leaving: z.strictObject({ on: date, reason: word }),
  courses: z.array(z.strictObject({ number: count, infusedOn: z.array(date), reason: word, interrupted: z.boolean() })),
  relapses: z.array(
    z.strictObject({
      onset: date,
      severity: z.number(),
      residual: z.number(),
      steroidsFrom: optionalDate,
      recorded: z.boolean(),
    }),
  ),
  scans: z.array(
    z.strictObject({
      on: date,
      comparedWith: optionalDate,
      newOrEnlargingT2: count,
      gdEnhancing: count,
      brainVolumePct: z.optional(z.number()),
    }),
  ),
  pregnancies: z.array(z.strictObject({ conceivedOn: date, endedOn: date, outcome: z.enum(["birth", "loss"]) })),
  otherDrug: z.nullable(z.strictObject({ drug: word, startedOn: date })),
  autoimmune: z.array(autoimmune),
  infections: z.array(
    z.strictObject({ kind: word, from: date, through: date, fever: z.boolean(), serious: z.boolean() }),
  ),
  otherEvents: z.array(z.strictObject({ kind: word, on: date, course: z.optional(count) })),
  distractors: z.array(z.strictObject({ kind: word, from: date, through: date, extent: z.number() })),
  samples: z.array(sample),
  symptoms: z.strictObject({
    /** Whether or not anybody was told. */
    episodes: z.array(z.strictObject({ symptom: word, from: date, through: date, noticedOn: date, because: word })),
    selfchecks: count,
    /** Answers of self-checks other than no. */
    answers: z.array(z.strictObject({ on: date, item: word, answer: z.enum(["yes", "unsure"]), because: word })),
    reports: z.array(
      z.strictObject({ on: date, symptom: word, startedOn: date, present: z.enum(["yes", "unsure"]), because: word }),
    ),
  }),
  monitoring: z.strictObject({
    behaviour: word,
    stoppedOn: z.nullable(date),
    missed: z.array(z.strictObject({ course: count, month: count, dueOn: date, panels: z.array(word), why: word })),
  }),
});
export type Truth = z.input<typeof truthFile>;
