import * as z from "zod/mini";
import { anyNumber, numbers, positive, probability, range, weights } from "../parameter.ts";
import { families, findings } from "./vocabulary.ts";

export const careParameters = z.strictObject({
  baseline: z.strictObject({
    /** Weights of 0, 1, 2, 3 sets before the first course. */
    sets: numbers,
    /** The last set is drawn 1 to so many days before the start. */
    within: positive,
    /** Days from one set to the next. */
    apart: positive,
    antibodies: probability,
  }),
  course: z.strictObject({
    /** Clinics that count platelets on the last infusion days. */
    clinics: probability,
    /** Infusion days, the first is 1. */
    onDays: numbers,
    /** Chance of a full set before a further course, and its largest distance in days. */
    setBefore: probability,
    within: positive,
  }),
  behaviour: weights(["steady", "patchy", "lapsing"]),
  /** Chance that a monthly set is drawn inside its window; the factors are of its odds. */
  attendance: z.strictObject({
    steady: probability,
    patchy: probability,
    lapsing: probability,
    /** Taken off the chance of the lapsing for each month since the last course. */
    lapsingFall: probability,
    perYear: positive,
    holidays: positive,
    holidayMonths: numbers,
    relocation: positive,
    relocationMonths: positive,
    relocationsPerYear: probability,
    afterDiagnosis: positive,
    afterCall: positive,
    /** Per month, of the lapsing: for good. */
    stopping: probability,
  }),
  draw: z.strictObject({
    /** Days. */
    errorSd: positive,
    /** Minute of the day. */
    minuteMean: positive,
    minuteSd: positive,
    /** First and last minute of the day at which blood is drawn. */
    open: range,
    /** Of the wait: by so much a repeat or a control may be moved to go with another visit. */
    tolerance: probability,
  }),
  /** Weights of 1, 2, 3 laboratories for one person, and the share of visits to the usual one of several. */
  laboratories: z.strictObject({ number: numbers, usual: probability }),
  outreach: z.strictObject({
    /** Of sets outside their window: those that come by themselves, one to two weeks late. */
    comesAlone: probability,
    /** Days after the due day: the last of those who come by themselves, and of those who were called. */
    aloneBy: positive,
    comesBy: positive,
    /** Days after the due day; clinics that remind. */
    reminderAfter: positive,
    reminders: probability,
    callAfter: positive,
    calls: probability,
    answers: probability,
    lapsingAnswers: probability,
    /** Chance that somebody of the other classes who was reached comes. */
    comes: probability,
    /** Months missed in a row after which nobody calls. */
    givesUpAfter: positive,
  }),
  panels: z.strictObject({
    urine: probability,
    mensesDefers: probability,
    mensesDays: positive,
    thyroid: probability,
    thyroidEvery: positive,
    thyroidEveryInPregnancy: positive,
    liver: probability,
    subsetsClinics: probability,
    subsetsEvery: positive,
    immunoglobulinClinics: probability,
    immunoglobulinsEvery: positive,
  }),
  reading: z.strictObject({ medianDays: positive, logSd: positive }),
  limits: z.strictObject({
    platelets: positive,
    plateletFall: probability,
    neutrophils: positive,
    creatinineRise: positive,
    altMultiple: positive,
    /** Plusses of the dipstick. */
    urineBlood: positive,
  }),
  /** Days to the first repeat, days between further ones, and how many in all. */
  repeats: z.strictObject({
    acts: probability,
    first: weights(findings),
    again: weights(findings),
    times: weights(findings),
    /** Days after the end of a period to another urine where it hid a positive one, and the last day after that one. */
    afterMenses: range,
    mensesLatest: positive,
  }),
  /** After an autoimmune disease has been named. */
  followUp: z.strictObject({
    fullPanelWithin: positive,
    everyDays: weights(families),
    times: weights(families),
  }),
  symptoms: z.strictObject({ acts: probability, within: positive, countsBefore: positive }),
  steroids: z.strictObject({ clinics: probability, afterDays: positive }),
  exams: z.strictObject({
    skin: probability,
    cervical: probability,
    skinAbnormal: probability,
    cervicalAbnormal: probability,
    spreadDays: positive,
  }),
  pandemic: z.strictObject({
    /** Share of people whose clinic keeps its interval: 1 switches the pandemic off. */
    spared: probability,
    /** Civil year and month. */
    year: anyNumber,
    month: positive,
    lastsMonths: positive,
    intervalFactor: positive,
  }),
});
export type CareParameters = z.output<typeof careParameters>;
