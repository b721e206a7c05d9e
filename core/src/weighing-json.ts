import * as z from "zod/mini";
import { confidence } from "./protocol/rule.ts";
import { classTopics, evidenceSource, grade, measure } from "./trials/evidence.ts";

const keys = z.array(z.string());
const sources = z.array(z.strictObject({ ref: z.string(), at: z.optional(z.string()) }));
const named = z.strictObject({ id: z.string(), name: z.string() });

const value = z.strictObject({
  arm: z.string(),
  name: z.string(),
  short: z.string(),
  /** A percentage, a rate per person and year, or a count of cases, as `measure` says. */
  value: z.number(),
  interval: z.nullable(z.strictObject({ low: z.number(), high: z.number(), level: z.number() })),
  /** How many people it was counted in, where that was read. */
  people: z.nullable(z.int()),
  /** The percentage as so many of a hundred people, or of a thousand where it is rare. */
  frequency: z.nullable(z.strictObject({ count: z.int(), of: z.int() })),
  text: z.string(),
  /** The interval in the same words. */
  between: z.nullable(z.string()),
});

/** One figure with all that it must not be shown without: the trial, whom it is about, the comparator, the time and the source. */
const figure = z.strictObject({
  id: z.string(),
  outcome: z.string(),
  /** What was counted, over which time, in which trial, against what. */
  title: z.string(),
  name: z.string(),
  says: z.string(),
  kind: z.enum(["disease", "harm"]),
  many: z.enum(["good", "bad"]),
  /** Of a harm that threatens life or lasts, or of which people died; null: of anything else. */
  gravity: z.nullable(z.enum(["serious", "fatal"])),
  measure,
  measureText: z.string(),
  study: named,
  population: z.string(),
  /** Null: nobody was compared. */
  comparator: z.nullable(named),
  time: z.string(),
  values: z.array(value),
  /** A ratio of the numbers beside it, and whether chance may explain it. */
  contrast: z.nullable(z.string()),
  /** All of it in words. */
  text: z.string(),
  note: z.optional(z.string()),
  grade,
  sources,
});

const likeness = z.strictObject({
  what: z.enum(["phenotype", "before", "age", "onset", "edss", "relapses", "alemtuzumab", "also"]),
  answer: z.enum(["within", "outside", "not-known"]),
  name: z.string(),
  /** Of the person. */
  saw: z.string(),
  /** Of those whom the trial took. */
  rule: z.string(),
  evidence: keys,
});

/** What treatment may bring and cost, as far as trials tell: no score, no order of merit, no advice. */
export const weighingJson = z.strictObject({
  /** Whether the person was treated for MS before, which tells the trial. */
  treatedBefore: z.enum(["yes", "no", "cannot-tell"]),
  because: z.string(),
  /** What has to be said beside the numbers: that they decide nothing, and against what they were measured. */
  cautions: z.array(z.string()),
  evidence: keys,
  missing: z.array(z.string()),
  trials: z.array(
    z.strictObject({
      study: named,
      population: z.string(),
      comparator: named,
      /** False: nobody can tell which trial's people this person resembles, so that more than one is shown. */
      isTheirs: z.boolean(),
      /** A smaller trial of such people, beside the large one. */
      isFurther: z.boolean(),
      likeness: z.array(likeness),
      /** In how much the person lies outside what the trial took. */
      differs: z.string(),
      figures: z.array(figure),
    }),
  ),
  /** Harms of everybody treated in the trials, and reports: over longer times, and rarer ones. */
  wider: z.array(figure),
  /** Classes of treatment, for everybody the same and in the same order. */
  options: z.array(
    z.strictObject({
      id: z.string(),
      group: z.enum(["as-now", "continuous", "reconstitution", "under-study"]),
      groupName: z.string(),
      name: z.string(),
      told: z.array(
        z.strictObject({
          about: z.enum(classTopics),
          label: z.string(),
          says: z.string(),
          confidence,
          confidenceText: z.string(),
          sources,
        }),
      ),
    }),
  ),
  /** Every source that is named above, with what was read of it. */
  sources: z.array(evidenceSource),
});
export type WeighingJson = z.infer<typeof weighingJson>;
export type WeighedFigureJson = WeighingJson["wider"][number];
