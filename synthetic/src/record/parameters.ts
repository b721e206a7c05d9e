import * as z from "zod/mini";
import { positive, probability } from "../parameter.ts";

/** In the canonical unit of the core; of a test strip in plusses. The limits themselves are still usual. */
const limit = z.strictObject({ low: z.optional(positive), high: z.optional(positive) });
const limits = z.record(z.string(), limit);

/** What the clinic writes down, and how late. */
export const recordParameters = z.strictObject({
  infusions: z.strictObject({
    orderedMg: positive,
    steroidMg: positive,
    steroidDays: positive,
    vitalsDocumented: probability,
    calledAfter: probability,
  }),
  earlierDrugs: z.strictObject({ adequateDays: positive }),
  aciclovir: z.strictObject({
    doseMg: positive,
    perDay: positive,
    /** Share of people whose clinic stops it after a fixed time; the others follow the stricter rule. */
    fixedTerm: probability,
    daysAfterLastInfusion: positive,
    /** Of the stricter rule: both must be reached. Where no count is made it ends after `longestMonths`. */
    leastMonths: positive,
    enoughCd4: positive,
    longestMonths: positive,
  }),
  workUp: z.strictObject({
    firstVisitDays: positive,
    counsellingDays: positive,
    dietDays: positive,
    lastVisitDays: positive,
  }),
  programme: z.strictObject({ everyMonths: positive, untilMonths: positive }),
  /** The review that closes the watch. */
  review: z.strictObject({ done: probability, monthsAfterLastInfusion: positive, delayDays: positive }),
  delays: z.strictObject({
    mriReadDays: positive,
    relapseReportedDays: positive,
    infectionReportedDays: positive,
    pregnancyConfirmedDays: positive,
  }),
  diagnoses: z.strictObject({
    suspectedFirst: probability,
    confirmedDays: positive,
    carbimazoleDays: positive,
    prednisoloneDays: positive,
  }),
  infections: z.strictObject({ writtenDown: probability }),
  /** Beyond them a true value counts as out of the usual range; of men where they differ. */
  limits: z.strictObject({ all: limits, male: limits }),
  vaccination: z.strictObject({ influenzaYearly: probability }),
  /** What is asked before a course; where it is left out, nothing of it is written down. */
  candidacy: z.optional(
    z.strictObject({
      /** Share of the questions, one by one, that somebody asks and writes down. */
      answered: probability,
      /** Of those who wait, how far apart they are asked again. */
      everyDays: positive,
      /** From how many days before a further course on. */
      furtherDays: positive,
      scanned: probability,
      /** Shares of people: who says that they will keep up the tests; for whom nothing else is suitable. */
      commits: probability,
      othersUnsuitable: probability,
      /** Of earlier drugs: ended for another reason than that they did not work, and ended without a word of why. */
      otherReason: probability,
      unwrittenReason: probability,
    }),
  ),
});
export type RecordParameters = z.output<typeof recordParameters>;
