import * as z from "zod/mini";
import { numbers, positive, probability, range, row } from "../parameter.ts";
import { quantities } from "./quantities.ts";

/** A factor, and for how many days it lasts. */
const lasting = row(["factor", "days"]);
/** Log-normal. */
const spread = row(["median", "spread"]);
const subset = row(["start", "between", "low", "high", "highSpread", "months", "shape"]);

const paths = z.strictObject({
  thrombocytopenia: z.strictObject({
    abruptDays: range,
    subacute: row(["twoMonthsBefore", "oneMonthBefore"]),
    plateau: range,
    plateauMonths: range,
    responseWeeks: range,
    refractoryMonths: range,
    relapseMonths: range,
    relapseLevel: range,
  }),
  graves: z.strictObject({
    tsh: row(["factorTwoMonthsBefore", "oneMonthBefore", "suppressed"]),
    trab: spread,
    trabLeadMonths: positive,
    altShare: probability,
    altFactor: range,
    hormoneMonths: range,
    tshMonths: range,
    swings: range,
    swingMonths: range,
    swingHigh: range,
    swingLow: positive,
    swingFt4: row(["low", "high"]),
  }),
  hashimoto: z.strictObject({
    antiTpo: spread,
    antiTpoLeadMonths: positive,
    subclinical: range,
    subclinicalMonths: range,
    overt: range,
    ft4: range,
    recoveryMonths: range,
  }),
  thyroiditis: z.strictObject({
    lowMonths: range,
    low: positive,
    ft4Multiple: range,
    highMonths: range,
    high: range,
    permanentMonths: range,
  }),
  uncertain: z.strictObject({ lowShare: probability, low: range, high: range, months: range }),
  antiGbm: z.strictObject({
    doublingDays: range,
    bloodLeadMonths: positive,
    proteinLeadMonths: positive,
    silentDays: positive,
    antibodies: spread,
    upcr: positive,
    haemoglobin: positive,
    plateauWeeks: positive,
    residual: range,
    recoveryMonths: positive,
  }),
  membranous: z.strictObject({
    uacr: spread,
    leadMonths: positive,
    upcrPerUacr: positive,
    albumin: range,
    halvingMonths: positive,
  }),
  hepatitis: z.strictObject({
    twoMonthsBefore: positive,
    oneMonthBefore: range,
    astPerAlt: positive,
    bilirubin: positive,
    igg: positive,
    recoveryMonths: range,
  }),
  liverInjury: z.strictObject({ peak: range, riseDays: positive, normalAfterWeeks: positive }),
  haemolysis: z.strictObject({
    weeks: range,
    ldh: range,
    bilirubin: positive,
    haptoglobin: positive,
    reticulocytes: positive,
    recoveryMonths: positive,
  }),
  neutropenia: z.strictObject({ fallDays: positive, recoveryDays: range }),
  pancytopenia: z.strictObject({
    haemoglobin: range,
    platelets: range,
    neutrophils: range,
    weeks: positive,
    recoveryMonths: positive,
  }),
  haemophilia: z.strictObject({ aptt: range, leadMonths: positive, recoveryMonths: positive }),
  diabetes: z.strictObject({ glucose: range, leadMonths: positive, treated: positive }),
  cholecystitis: row(["crp", "alt", "alp", "bilirubin", "days"]),
  pneumonitis: row(["crp", "days"]),
  exercise: row(["astPower", "altPower", "strip", "creatinine"]),
});

export const bodyParameters = z.strictObject({
  /** Medians for each sex, log-SD between people and within one person. */
  usual: z.record(z.enum(quantities), row(["female", "male", "between", "within"])),
  /** Of a person's values one month apart. */
  correlation: probability,
  /** Shares of the log-variance are shared by all subsets. */
  lymphocytes: z.strictObject({
    cd4: subset,
    cd8: subset,
    cd19: subset,
    nk: subset,
    monthsSpread: positive,
    monthsShared: probability,
    highShared: probability,
    depletionDays: range,
    within: positive,
  }),
  leucocytes: z.strictObject({ monocytes: lasting, neutrophils: lasting }),
  drug: z.strictObject({
    volume: row(["litres", "weightKg"]),
    halfLife: row(["days", "spread"]),
    laterClearance: positive,
    residual: positive,
    quantificationLimit: positive,
    antibody: numbers,
  }),
  tsh: z.strictObject({
    season: row(["amplitude", "peakDay"]),
    clock: row(["excess", "hour", "lowestHour"]),
  }),
  traits: z.strictObject({
    gilbertShare: probability,
    gilbertFactor: positive,
    antiTpo: spread,
    varicellaImmune: probability,
  }),
  course: z.strictObject({
    dip: row(["min", "max", "mean", "concentration"]),
    dipNadirDay: range,
    dipEndDay: range,
    alt: lasting,
    immunoglobulins: row(["factor", "months"]),
  }),
  steroid: z.strictObject({
    neutrophils: lasting,
    lymphocytes: lasting,
    platelets: lasting,
    glucose: lasting,
    tsh: lasting,
    hepatitis: row(["share", "months"]),
    hepatitisWeeks: range,
    hepatitisMultiple: range,
  }),
  infection: z.strictObject({
    crp: lasting,
    neutrophils: lasting,
    urinary: row(["blood", "bloodGrade", "leucocytes", "nitrite", "cells"]),
    feverProtein: positive,
  }),
  urine: z.strictObject({
    blood: row(["background", "menstruating"]),
    bloodGrades: row(["one", "two", "three"]),
    protein: row(["trace", "one"]),
    redCells: row(["trace", "one", "two", "three"]),
  }),
  menstruation: z.strictObject({ untilAge: positive, cycle: row(["days", "sd"]), days: range }),
  pregnancy: row(["tshEarly", "tshLater", "creatinine", "haemoglobin", "platelets", "alp"]),
  /** Upper ends of the reference ranges that the paths speak of. */
  limits: row(["ft4", "ft3", "ft4Lower", "altFemale", "altMale"]),
  paths,
});
export type BodyParameters = z.output<typeof bodyParameters>;
