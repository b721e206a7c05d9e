import * as z from "zod/mini";
import type { ChangeVerdict } from "./outcomes/person/change-since.ts";
import type { EdssLack } from "./outcomes/person/reference.ts";

/** `YYYY-MM-DD` */
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const keys = z.array(z.string());

const verdicts = [
  "improved",
  "stable",
  "worsened",
  "improvement-not-confirmed",
  "worsening-not-confirmed",
  "cannot-tell",
] as const satisfies readonly ChangeVerdict[];

const lacks = [
  "course-day",
  "reference",
  "reference-far-from-relapse",
  "exact-day",
  "edss-since",
  "recent-edss",
] as const satisfies readonly EdssLack["what"][];

/** By which definition of confirmed change: a name of the presets and its version. */
export const definitionId = z.strictObject({ name: z.string(), version: z.int() });

const scored = z.strictObject({ fact: z.string(), on: date, edss: z.number() });

/** Where the EDSS stands beside that before a course. */
export const courseChangeJson = z.strictObject({
  course: z.int(),
  verdict: z.enum(verdicts),
  /** The EDSS before the course that it is measured from. */
  reference: z.nullable(scored),
  /** The newest since the course, even where it is too old to say how somebody is now. */
  newest: z.nullable(scored),
  /** Points from the one to the other; positive: worse. */
  change: z.nullable(z.number()),
  /** Of a change that is confirmed: its onset and the examination that confirmed it. */
  confirmed: z.nullable(z.strictObject({ onsetOn: date, confirmedOn: z.nullable(date) })),
  /** Why it cannot be told. */
  missing: z.nullable(z.strictObject({ what: z.enum(lacks), facts: keys })),
});
export type CourseChangeJson = z.infer<typeof courseChangeJson>;

/** Whether disability improved, held or worsened since each course. */
export const courseChangesJson = z.strictObject({ definition: definitionId, courses: z.array(courseChangeJson) });
export type CourseChangesJson = z.infer<typeof courseChangesJson>;

const text = z.string();
const component = z.strictObject({
  state: z.enum(["active", "free", "unknown"]),
  /** Days that showed it. */
  on: z.array(date),
  /** The state in words. */
  text,
  /** What is missing to tell. */
  missing: z.nullable(text),
});
const neda = z.enum(["evidence", "none", "cannot-tell"]);

const nedaYear = z.strictObject({
  year: z.int(),
  /** After the one day, up to and including the other. */
  afterOn: date,
  throughOn: date,
  relapse: component,
  disability: component,
  mri: component,
  brainVolume: component,
  neda3: neda,
  neda4: neda,
  neda3Cumulative: neda,
  neda4Cumulative: neda,
  neda3Text: text,
  neda4Text: text,
  /** A worsening that began in it may still be confirmed. */
  provisional: z.boolean(),
  /** It has not ended. */
  running: z.boolean(),
});

const since = z.strictObject({
  change: courseChangeJson,
  firstInfusionOn: date,
  lastInfusionOn: date,
  verdict: text,
  text,
  relapses: z.strictObject({
    /** Those for certain, and all that there may have been. */
    least: z.int(),
    most: z.int(),
    on: z.array(date),
    years: z.number(),
    through: z.nullable(date),
    /** Of those there may have been, a year; null without time at risk. */
    rate: z.nullable(z.strictObject({ least: z.number(), most: z.number(), low: z.number(), high: z.number() })),
    text,
  }),
  mri: z.strictObject({
    state: z.enum(["active", "free", "cannot-tell"]),
    scans: z.int(),
    activeOn: z.array(date),
    /** New, enlarging or enhancing, each once; null where a count is not known. */
    lesions: z.nullable(z.strictObject({ least: z.int(), most: z.int() })),
    text,
  }),
});

const event = z.strictObject({
  direction: z.enum(["improvement", "worsening"]),
  /** Of a worsening: with a relapse, independent of relapses, or neither by the definition. */
  type: z.nullable(z.enum(["RAW", "PIRA", "undetermined"])),
  onsetOn: date,
  edss: z.number(),
  referenceOn: date,
  referenceEdss: z.number(),
  /** Null: not confirmed. */
  confirmedOn: z.nullable(date),
  text,
});

const grade = z.nullable(z.int());

/** What a drawing of the years needs: every reading on its exact day. */
const readings = z.strictObject({
  edss: z.array(
    z.strictObject({
      fact: z.string(),
      on: date,
      edss: z.nullable(z.number()),
      by: z.enum(["recorded", "computed", "cannot-tell"]),
      /** Raw grades as examined; null: not examined. */
      systems: z.strictObject({
        visual: grade,
        brainstem: grade,
        pyramidal: grade,
        cerebellar: grade,
        sensory: grade,
        bowelBladder: grade,
        cerebral: grade,
      }),
    }),
  ),
  relapses: z.array(z.strictObject({ facts: keys, on: date, confirmed: z.enum(["yes", "no", "cannot-tell"]) })),
  scans: z.array(
    z.strictObject({
      fact: z.string(),
      on: date,
      state: z.enum(["active", "free", "cannot-tell"]),
      gdEnhancing: z.nullable(z.int()),
      newOrEnlargingT2: z.nullable(z.int()),
      comparedWithOn: z.nullable(date),
    }),
  ),
  lastContactOn: z.nullable(date),
});

/** The answer of `outcomes --json`: did it work, for one person on one day. */
export const personOutcomesJson = z.strictObject({
  outcomes: z.literal(1),
  patient: z.string(),
  asOf: date,
  knownAt: z.nullable(z.string()),
  /** Which reported relapses count. */
  relapsesCounted: z.enum(["reported", "confirmed"]),
  definition: z.strictObject({ ...definitionId.shape, text: z.array(text) }),
  since: z.array(since),
  events: z.array(event),
  /** Changes large enough that were not confirmed, or did not last. */
  unconfirmed: z.array(event),
  neda: z.array(nedaYear),
  /** What contradicts itself, or has no exact day. `on`: null where there is none. */
  findings: z.array(z.strictObject({ code: z.string(), facts: keys, on: z.nullable(date), text })),
  readings,
});
export type PersonOutcomesJson = z.infer<typeof personOutcomesJson>;
