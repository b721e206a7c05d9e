import * as z from "zod/mini";
import { parameter, positive, probability, range, row, weights } from "../parameter.ts";
import { causes } from "./causes.ts";
import { symptomKeys, urgencies } from "./questions.ts";
import { ageGroups, reasonNames, seasons } from "./reasons.ts";

const chances = parameter(z.partialRecord(z.enum(symptomKeys), z.number().check(z.minimum(0), z.maximum(1))));
const byName = <Name extends string, Value extends z.ZodMiniType>(names: readonly [Name, ...Name[]], value: Value) =>
  z.record(z.enum(names), value);

export const symptomsParameters = z.strictObject({
  selfcheck: z.strictObject({
    users: probability,
    monthly: probability,
    recallDays: positive,
    /** Within so many days the reminder of a month is answered. */
    withinDays: positive,
    unsureOfYes: probability,
    unsureOfNo: probability,
  }),
  /** Everyday causes: onsets per month while somebody can have it. */
  innocent: z.strictObject({
    perMonth: byName(reasonNames, positive),
    /** Mean, days. */
    lasts: weights(reasonNames),
    /** Of 1: how much more at the season's height than in the mean. */
    season: probability,
    /** Gamma shape of the factor, mean 1, by which people differ in how much they notice. */
    worryShape: positive,
    infusionLineBruise: probability,
    /** Share of infusion headaches that the person takes for the bad one of question 18. */
    infusionHeadache: probability,
    /** Until fever and headache of an infusion are over, and the bruise. */
    infusionDays: positive,
    infusionLineDays: positive,
    /** Years of age of women: the first included, the last not. */
    ages: byName(ageGroups, range),
    /** Day of the year in the north. */
    peaks: row(seasons),
  }),
  caused: z.strictObject({
    chance: byName(causes, chances),
    /** Days by which symptoms precede recognition, or the event's own first day. */
    before: weights(causes),
    /** Days. */
    lasts: weights(causes),
    /** Mean days until the person notices. */
    noticing: positive,
    /** 10⁹/L: bleeding begins when platelets are below. */
    bleedsBelow: positive,
    /** Days after conception. */
    pregnancyKnownAfter: positive,
  }),
  reports: z.strictObject({
    /** Chance that somebody rings about a symptom that an event causes. */
    chance: weights(urgencies),
    /** The same for an everyday cause, as a factor. */
    innocent: probability,
    /** Mean days from noticing to the call. */
    delay: positive,
  }),
});
export type SymptomsParameters = z.output<typeof symptomsParameters>;
