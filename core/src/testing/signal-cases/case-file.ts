import * as z from "zod/mini";
import { parseDay } from "../../base/calendar.ts";
import { comparator, resultStatus } from "../../facts/result-reported.ts";
import { signalName } from "../../protocol/signal-name.ts";
import { signalUrgency } from "../../protocol/signal-rule.ts";
import type { SignalState } from "../../signals/signal.ts";
import { analytes } from "../../units/analytes.ts";

/** Days stay text: a case is written for people, and expanded into a record like any other. */
const day = z
  .string()
  .check(z.refine((text) => parseDay(text) !== undefined, { error: "write a day that exists as YYYY-MM-DD" }));
const text = z.string().check(z.minLength(1));
const signalStates = [
  "open",
  "acknowledged",
  "confirmed",
  "explained",
  "accepted",
  "basis-withdrawn",
  "resolved",
] as const satisfies readonly SignalState[];
const sex = z.enum(["female", "male", "other", "unknown"]);
const yesNoUnsure = z.enum(["yes", "no", "unsure"]);
const analyte = text.check(z.refine((key) => analytes.has(key), { error: "name an analyte of the catalogue" }));

/** 12 mg on so many consecutive days. */
const courses = z.array(z.strictObject({ from: day, infusions: z.int().check(z.positive()) }));

/** A number in the catalogue's unit, a word, or one with a unit, a comparator or the laboratory's range. */
const value = z.union([
  z.number(),
  text,
  z.strictObject({
    value: z.union([z.number(), text]),
    unit: z.optional(text),
    comparator: z.optional(comparator),
    low: z.optional(z.number()),
    high: z.optional(z.number()),
  }),
]);
export type CaseValue = z.output<typeof value>;

const symptom = z.strictObject({
  on: day,
  symptom: text,
  present: z.optional(yesNoUnsure),
  started: z.optional(day),
  learned: z.optional(day),
});
const number = z.optional(z.number());
const vitals = z.strictObject({
  on: day,
  vitals: z.strictObject({ temperatureC: number, pulse: number, systolic: number, diastolic: number, spo2: number }),
  atRest: z.optional(z.boolean()),
  phase: z.optional(z.enum(["before", "during", "after"])),
  time: z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
});
const medicine = z.strictObject({ on: day, medicine: text, class: z.optional(text), until: z.optional(day) });
const condition = z.strictObject({ on: day, condition: text, until: z.optional(day) });
const pregnant = z.strictObject({
  on: day,
  pregnant: z.strictObject({ lmp: z.optional(day), ended: z.optional(day) }),
});
const exam = z.strictObject({ on: day, exam: text, outcome: z.enum(["normal", "abnormal", "uninterpretable"]) });
const relapse = z.strictObject({ on: day, relapse: z.literal(true) });
/** What somebody said of a wish for a child. */
const intention = z.strictObject({ on: day, intention: text });
const flag = z.optional(z.boolean());
const mri = z.strictObject({
  on: day,
  mri: z.strictObject({ region: text, pmlSuspected: flag, dwiLesion: flag, vascularFinding: flag }),
});
/** An act on the episode of that signal which the result with that id opened. */
const act = z.strictObject({
  on: day,
  act: z.enum(["acknowledged", "confirmed", "referred", "explained", "accepted", "resolved"]),
  signal: signalName,
  of: text,
  by: text,
  reason: z.optional(text),
  range: z.optional(z.strictObject({ analyte, low: z.optional(z.number()), high: z.optional(z.number()), unit: text })),
  until: z.optional(day),
});

/** What one sample's line may say beside its results. */
export const sampleKeys = {
  on: day,
  id: z.optional(text),
  learned: z.optional(day),
  status: z.optional(resultStatus),
  /** Results with one key are states of one result. */
  key: z.optional(text),
  specimen: z.optional(z.array(text)),
  findings: z.optional(z.array(text)),
  context: z.optional(
    z.strictObject({
      bleedingNow: z.optional(z.union([z.boolean(), yesNoUnsure])),
      exertion48h: z.optional(z.union([z.boolean(), yesNoUnsure])),
      dysuria: z.optional(z.union([z.boolean(), yesNoUnsure])),
      lastPeriodStartedOn: z.optional(day),
    }),
  ),
};
const resultsOf = (line: object): readonly string[] => Object.keys(line).filter((key) => !(key in sampleKeys));
const sample = z.catchall(z.object(sampleKeys), value).check(
  z.refine((line) => resultsOf(line).length > 0, { error: "say what was found" }),
  z.refine((line) => resultsOf(line).every((key) => analytes.has(key)), { error: "name analytes of the catalogue" }),
);
export type SampleLine = z.output<typeof sample>;

const line = z.union([symptom, vitals, medicine, condition, pregnant, relapse, intention, exam, mri, act, sample]);
export type CaseLine = z.output<typeof line>;

const given = z.strictObject({
  sex: z.optional(sex),
  born: z.optional(day),
  courses: z.optional(courses),
  /** One final result each, collected 14 days before the first infusion. */
  baseline: z.optional(z.record(analyte, value)),
  facts: z.array(line),
});

const episode = z.strictObject({
  /** That of the most urgent hit. */
  rule: text,
  urgency: signalUrgency,
  openedOn: day,
  state: z.optional(z.enum(signalStates)),
  historical: z.optional(z.boolean()),
});
export type EpisodeExpected = z.output<typeof episode>;

const signalCase = z.strictObject({
  id: z.string().check(z.regex(/^SIG-\d{4}$/)),
  says: text,
  given,
  asOf: day,
  /** What the rules cannot say yet: the case is right, and must fail until they can. */
  needs: z.optional(text),
  /** All signals that were ever raised up to `asOf`. */
  expect: z.union([
    z.literal("silent"),
    z.strictObject({
      signals: z.partialRecord(signalName, z.union([episode, z.array(episode).check(z.minLength(2))])),
    }),
  ]),
});
export type SignalCase = z.output<typeof signalCase>;

const defaults = z.strictObject({ sex, born: day, courses });
export type CaseDefaults = z.output<typeof defaults>;

export const signalCaseFile = z.strictObject({
  about: text,
  defaults,
  cases: z.array(signalCase).check(z.minLength(1)),
});
