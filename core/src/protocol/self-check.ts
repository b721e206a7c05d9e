import * as z from "zod/mini";
import { nonEmpty } from "../base/shape.ts";
import { confidence, source } from "./rule.ts";
import { basis } from "./signal-rule.ts";

/** Longest texts in characters: what one reads at a glance on a telephone. */
const longest = { question: 200, followUp: 120, ifYes: 160, emergency: 400 } as const;

const inBoth = (most: number) => {
  const text = z.string().check(z.minLength(1), z.maxLength(most));
  return z.strictObject({ en: text, es: text });
};

/** The key under which an answer is recorded: the `symptom` of a fact, or an item of a self-check. */
const symptom = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));

const followUp = z.strictObject({
  symptom,
  asks: inBoth(longest.followUp),
  /** Asked where the question was answered so; `yes` where absent. */
  after: z.optional(z.enum(["yes", "no"])),
  /** A "yes" is recorded instead of that to the question: it says that the question's "yes" meant less. */
  replaces: z.optional(z.boolean()),
});

/** What comes of a "yes" to which no signal rule listens. */
const withoutSignal = z.strictObject({
  is: z.enum(["sample-planning", "missed-test", "new-medicine"]),
  /** For the nurse. */
  says: nonEmpty,
  /** The facts that settle it; a task waits for one of them. Absent: nobody needs to do anything. */
  settledBy: z.optional(
    z.array(z.enum(["medicine-recorded", "medicines-reviewed", "vaccine-given", "contact-made"])).check(z.minLength(1)),
  ),
});

const question = z.strictObject({
  /** Permanent; `Q17` is another name of the key in a self-check's items. */
  number: z.int().check(z.positive()),
  symptom,
  /** The screen it stands on. */
  group: nonEmpty,
  asks: inBoth(longest.question),
  /** What a "yes" leads to. How soon is not said here: the signal rules decide it. */
  ifYes: inBoth(longest.ifYes),
  followUps: z.optional(z.array(followUp)),
  /** Keys that are asked here too, in the words that stand elsewhere. */
  alsoAsk: z.optional(z.array(symptom)),
  /** Which text is shown at once where a rule calls the answer IMMEDIATE; the emergency one where absent. */
  text: z.optional(z.enum(["emergency", "crisis"])),
  withoutSignal: z.optional(withoutSignal),
  basis,
  confidence,
  sources: z.array(source).check(z.minLength(1)),
});

/** A text with `{number}` in it, and what stands there until a clinic has written its own number. */
const callText = z.strictObject({ says: inBoth(longest.emergency), number: inBoth(60) });

/** The questions of the self-check and every symptom key that a fact may have. Urgency is nowhere in it. */
export const selfCheck = z.strictObject({
  emergency: callText,
  crisis: callText,
  groups: z.array(z.strictObject({ id: nonEmpty, name: inBoth(60) })).check(z.minLength(1)),
  questions: z.array(question).check(z.minLength(1)),
  /** Keys that nobody is asked for: a clinician writes them. */
  seenByClinician: z.array(z.strictObject({ symptom, says: nonEmpty })),
});
export type SelfCheck = z.output<typeof selfCheck>;
/** What a "yes" is, where no signal rule listens to it. */
export type WithoutSignal = z.output<typeof withoutSignal>;
export type SelfCheckQuestion = z.output<typeof question>;
export type FollowUp = z.output<typeof followUp>;
