import * as z from "zod/mini";
import { infectionKinds } from "../life.ts";
import { anyNumber, numbers, pair, positive, probability, range, weights } from "../parameter.ts";

const infusions = z.strictObject({
  day: z.strictObject({ doseMg: positive, minutes: pair, startsAt: range }),
  reactions: z.strictObject({
    any: pair,
    logitFall: anyNumber,
    firstCourseDays: numbers,
    laterCourseDays: numbers,
    symptoms: weights(["headache", "rash", "fever", "nausea", "flushing", "urticaria", "chills", "tachycardia"]),
    again: probability,
    serious: pair,
    gradeOne: probability,
    gradeFour: probability,
    onsetMedian: positive,
    onsetLogSd: positive,
  }),
  vitals: z.strictObject({
    before: positive,
    every: positive,
    after: positive,
    resting: weights(["systolic", "diastolic", "pulse", "temperatureC", "spo2"]),
    peopleSd: weights(["systolic", "diastolic", "pulse", "temperatureC", "spo2"]),
    readingSd: weights(["systolic", "diastolic", "pulse", "temperatureC", "spo2"]),
    pulseRiseFirstDay: pair,
    pulseRiseOtherDays: pair,
    pulseRamp: positive,
    pulseDecay: positive,
    systolicRise: pair,
    systolicDaySd: positive,
    diastolicShare: positive,
    feverRise: pair,
    tachycardiaRise: positive,
    symptomMinutes: positive,
  }),
  stroke: z.strictObject({
    perCourse: probability,
    soon: probability,
    soonHours: range,
    laterDays: range,
    climbing: probability,
    climb: range,
  }),
});

const infections = z.strictObject({
  propensity: positive,
  alemtuzumab: z.strictObject({
    floor: positive,
    extra: positive,
    fall: positive,
    resetTo: positive,
    resetMonths: positive,
    firstYearShape: numbers,
  }),
  interferon: pair,
  size: positive,
  kinds: weights(["respiratory", "urinary", "oral-herpes", "zoster", "fungal", "gastrointestinal", "other"]),
  aciclovirFactor: positive,
  aciclovirDays: positive,
  winterAmplitude: probability,
  serious: probability,
  daysMedian: weights(infectionKinds),
  daysLogSd: positive,
  seriousLonger: positive,
  fever: weights(infectionKinds),
  seriousFever: probability,
  listeriaPerCourse: probability,
  listeriaDays: positive,
});

/** Probability for each course (the last one for all later courses) and log-normal months from that course. */
const courseLaw = {
  byCourse: numbers,
  medianMonths: positive,
  logSd: positive,
  earliestMonths: z.optional(positive),
  latestMonths: z.optional(positive),
};

const autoimmune = z.strictObject({
  thyroid: z.strictObject({
    susceptible: probability,
    highest: probability,
    frailtyShape: positive,
    antiTpo: positive,
    smoker: positive,
    family: positive,
    female: positive,
    meanMultiplier: positive,
    shape: positive,
    scaleMonths: positive,
    late: probability,
    lateMonths: range,
    interferonPerYear: positive,
    kinds: weights(["graves", "hashimoto", "thyroiditis", "thyroid-uncertain"]),
    fluctuating: probability,
    antibody: probability,
    ft4Multiple: range,
    recovers: probability,
  }),
  thrombocytopenia: z.strictObject({
    ...courseLaw,
    onset: weights(["abrupt", "subacute", "smouldering"]),
    nadirMedian: positive,
    nadirLogSd: positive,
    nadirRange: range,
    bleedsBelow: positive,
    bleeds: probability,
    heavyMenses: probability,
    mensesUntil: positive,
    responds: probability,
    relapses: probability,
  }),
  antiGbm: z.strictObject({
    ...courseLaw,
    silent: probability,
    blood: probability,
    protein: probability,
    peakCreatinine: range,
  }),
  membranous: z.strictObject(courseLaw),
  hepatitis: z.strictObject({ ...courseLaw, peakMultiple: range, linked: probability, linkedMonths: positive }),
  haemolysis: z.strictObject({ ...courseLaw, fall: range }),
  neutropenia: z.strictObject({ ...courseLaw, below: positive, nadirMedian: positive, nadirLogSd: positive }),
  earlyNeutropenia: z.strictObject({ perCourse: probability, days: range, severeBelow: positive }),
  pancytopenia: z.strictObject(courseLaw),
  haemophilia: z.strictObject(courseLaw),
  others: z.strictObject({
    ...courseLaw,
    kinds: weights(["vitiligo", "alopecia", "diabetes", "sarcoidosis"]),
    interferonPerYear: positive,
  }),
});

const other = z.strictObject({
  malignancy: weights(["thyroid-cancer", "melanoma", "breast-cancer", "skin-cancer", "other-cancer"]),
  women: probability,
  cholecystitis: probability,
  pneumonitis: probability,
  monthsAfterCourse: positive,
  liverInjuryPerCourse: probability,
  liverInjuryDays: range,
  lastIllness: z.strictObject({
    probability: probability,
    days: positive,
    kinds: weights(["infection", "stroke-or-dissection", "pneumonitis"]),
  }),
});

const spell = z.strictObject({ perYear: positive, days: range, extent: range });

const distractors = z.strictObject({
  plateletDip: spell,
  exercise: spell,
  statin: spell,
  subclinicalTsh: spell,
  neutrophilDip: spell,
  creatine: z.strictObject({ people: probability, days: range, extent: positive }),
});

export const eventsParameters = z.strictObject({ infusions, infections, autoimmune, other, distractors });
export type EventsParameters = z.output<typeof eventsParameters>;
