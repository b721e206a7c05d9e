import type { Recognition } from "../../care/vocabulary.ts";
import type { AutoimmuneKind, Life } from "../../life.ts";
import { outsideOf } from "../../record/limits.ts";
import type { RecordParameters } from "../../record/parameters.ts";
import { mean } from "../figures.ts";
import { sampleCourses, samplePerson, sampleStart } from "../sample-life.ts";
import { after, dayOf, guard, lag, type RecordCheck, written } from "../written.ts";
import { recordClinicChecks } from "./record-clinic.ts";

export type { RecordCheck } from "../written.ts";

const days = Array.from({ length: 500 }, (_, i) => after(10 + 3 * i));

const steroid = (p: RecordParameters) =>
  written("medicine-recorded", p).filter(({ medicine }) => medicine === "methylprednisolone");
const aciclovir = (p: RecordParameters) =>
  written("medicine-recorded", p).filter(({ medicine }) => medicine === "aciclovir");
const daysBefore = (p: RecordParameters, step: string): number =>
  sampleStart - dayOf(written("step-done", p).find((one) => one.step === step)?.doneOn);

const named = (kind: AutoimmuneKind): readonly Recognition[] => days.map((on) => ({ kind, on, by: "sample" as const }));
const diagnoses = (p: RecordParameters) => written("condition-recorded", p, {}, named("thrombocytopenia"), 4);
/** Days for which a drug was taken. */
const taken = (p: RecordParameters, kind: AutoimmuneKind, drug: string): number => {
  const [course] = written("medicine-recorded", p, {}, [{ kind, on: after(300), by: "sample" }]).filter(
    ({ medicine, stoppedOn }) => medicine === drug && stoppedOn !== undefined,
  );
  return lag(course?.startedOn, course?.stoppedOn);
};

const infections: Life["infections"] = days.map((from) => ({
  kind: "respiratory",
  from,
  through: from,
  fever: false,
  serious: false,
}));
const infected = (p: RecordParameters) =>
  written("condition-recorded", p, { infections }, [], 4).filter(
    ({ condition }) => condition === "respiratory-infection",
  );

const habits: readonly RecordCheck[] = [
  {
    name: "12 mg are ordered for each infusion",
    guards: guard("infusions.orderedMg"),
    measure: (p) => written("infusion-given", p)[0]?.orderedMg ?? 0,
    expected: 12,
    within: 1,
  },
  {
    name: "1 g of methylprednisolone before an infusion",
    guards: guard("infusions.steroidMg"),
    measure: (p) => steroid(p)[0]?.doseValue ?? 0,
    expected: 1000,
    within: 1,
  },
  {
    name: "on the first three days of each of two courses",
    guards: guard("infusions.steroidDays"),
    measure: (p) => steroid(p).length,
    expected: 6,
    within: 0.5,
  },
  {
    name: "trials document the vital signs of every course",
    guards: guard("infusions.vitalsDocumented"),
    measure: (p) => written("vitals-measured", p, {}, [], 20).length / (20 * 16),
    expected: 1,
    within: 0.01,
  },
  {
    name: "aciclovir 200 mg",
    guards: guard("aciclovir.doseMg"),
    measure: (p) => aciclovir(p)[0]?.doseValue ?? 0,
    expected: 200,
    within: 1,
  },
  {
    name: "twice a day",
    guards: guard("aciclovir.perDay"),
    measure: (p) => aciclovir(p)[0]?.perDay ?? 0,
    expected: 2,
    within: 0.1,
  },
  {
    name: "for a month after the last infusion, which was on the fifth day",
    guards: guard("aciclovir.daysAfterLastInfusion"),
    measure: (p) => {
      const course = aciclovir(p).find(({ stoppedOn }) => stoppedOn !== undefined);
      return lag(course?.startedOn, course?.stoppedOn) - 4;
    },
    expected: 30.4,
    within: 1,
  },
  {
    name: "vaccinations are reviewed six weeks or more before treatment",
    guards: guard("workUp.firstVisitDays"),
    measure: (p) => daysBefore(p, "immunisation-review"),
    expected: 56,
    within: 14,
  },
  {
    name: "counselling three weeks before",
    guards: guard("workUp.counsellingDays"),
    measure: (p) => daysBefore(p, "counselling"),
    expected: 21,
    within: 3,
  },
  {
    name: "the diet two weeks before",
    guards: guard("workUp.dietDays"),
    measure: (p) => daysBefore(p, "listeria-diet"),
    expected: 14,
    within: 1,
  },
  {
    name: "medicines in the last week",
    guards: guard("workUp.lastVisitDays"),
    measure: (p) => sampleStart - dayOf(written("medicines-reviewed", p)[0]?.reviewedOn),
    expected: 7,
    within: 1,
  },
];

/** Status forms of one course in the United States, of somebody who is followed for six years. */
const forms = (p: RecordParameters) =>
  written("step-done", p, {
    person: { ...samplePerson, jurisdiction: "US" },
    courses: sampleCourses(1),
    leaving: { day: after(2190), reason: "end-of-data" },
  }).filter(({ step }) => step === "rems-patient-status-form");

const programme: readonly RecordCheck[] = [
  {
    name: "the programme's form every half year",
    guards: guard("programme.everyMonths"),
    measure: (p) => lag("2015-03-02", forms(p)[0]?.doneOn),
    expected: 183,
    within: 2,
  },
  {
    name: "until four years after the last infusion",
    guards: guard("programme.untilMonths"),
    measure: (p) => forms(p).length,
    expected: 8,
    within: 0,
  },
];

/** Of whole days the mean is a little less (rounded down) or more (rounded up) than that of the exponential law. */
const delays: readonly RecordCheck[] = [
  {
    name: "scans are read after four days",
    guards: guard("delays.mriReadDays"),
    measure: (p) => {
      const scans = days.map((day) => ({ day, newOrEnlargingT2: 0, gdEnhancing: 0 }));
      return mean(written("mri-read", p, { scans }, [], 4).map((scan) => lag(scan.scannedOn, scan.recordedAt)));
    },
    expected: 1 / (Math.exp(1 / 4) - 1),
    within: 0.4,
  },
  {
    name: "relapses are heard of after five days",
    guards: guard("delays.relapseReportedDays"),
    measure: (p) => {
      const relapses = days.map((onset) => ({ onset, severity: 1, residual: 0, recorded: true }));
      const heard = written("relapse-occurred", p, { relapses }, [], 4).filter(({ approximate }) => !approximate);
      return mean(heard.map((one) => lag(one.startedOn, one.recordedAt)));
    },
    expected: 1 / (Math.exp(1 / 5) - 1),
    within: 0.5,
  },
  {
    name: "infections are told at the next occasion",
    guards: guard("delays.infectionReportedDays"),
    measure: (p) => mean(infected(p).map((one) => lag(one.onsetOn, one.recordedAt))),
    expected: 1 / (Math.exp(1 / 15) - 1),
    within: 1.5,
  },
  {
    name: "trials write down every infection",
    guards: guard("infections.writtenDown"),
    measure: (p) => infected(p).length / (4 * infections.length),
    expected: 1,
    within: 0.05,
  },
  {
    name: "a pregnancy is known two weeks after the missed period",
    guards: guard("delays.pregnancyConfirmedDays"),
    measure: (p) => {
      const pregnancies: Life["pregnancies"] = [{ conceivedOn: after(500), endedOn: after(766), outcome: "birth" }];
      return dayOf(written("pregnancy-recorded", p, { pregnancies })[0]?.confirmedOn) - after(500);
    },
    expected: 28,
    within: 3,
  },
  {
    name: "six of ten diagnoses are suspected first",
    guards: guard("diagnoses.suspectedFirst"),
    measure: (p) => {
      const all = diagnoses(p);
      const suspected = all.filter(({ certainty }) => certainty === "suspected").length;
      return suspected / (4 * days.length);
    },
    expected: 0.6,
    within: 0.05,
  },
  {
    name: "and confirmed after ten days",
    guards: guard("diagnoses.confirmedDays"),
    measure: (p) => {
      const confirmed = diagnoses(p).filter(({ certainty }) => certainty === "confirmed");
      return mean(confirmed.map((one) => lag(one.onsetOn, one.recordedAt)));
    },
    expected: 1 / (1 - Math.exp(-1 / 10)),
    within: 1,
  },
  {
    name: "carbimazole for a year and a half",
    guards: guard("diagnoses.carbimazoleDays"),
    measure: (p) => taken(p, "graves", "carbimazole"),
    expected: 540,
    within: 60,
  },
  {
    name: "prednisolone for six weeks",
    guards: guard("diagnoses.prednisoloneDays"),
    measure: (p) => taken(p, "thrombocytopenia", "prednisolone"),
    expected: 42,
    within: 7,
  },
  {
    name: "two of five autumns with a vaccination against influenza",
    guards: guard("vaccination.influenzaYearly"),
    measure: (p) => written("vaccine-given", p, {}, [], 400).length / (400 * 5),
    expected: 0.4,
    within: 0.05,
  },
];

/** Where a value leaves the usual range, found by halving: from inside to outside. */
function boundary(p: RecordParameters, sex: "female" | "male", analyte: string, from: number, to: number): number {
  const isOutside = outsideOf(p, sex);
  let [inside, outside] = [from, to];
  for (let i = 0; i < 60; i++) {
    const middle = (inside + outside) / 2;
    if (isOutside(analyte, middle)) outside = middle;
    else inside = middle;
  }
  return inside;
}

/** What laboratories of adults commonly print: the lower limit, the upper. */
const customary: readonly (readonly [sex: "all" | "male", analyte: string, low: number | undefined, high?: number])[] =
  [
    ["all", "platelets", 150],
    ["all", "neutrophils", 1.5],
    ["all", "haemoglobin", 120],
    ["male", "haemoglobin", 130],
    ["all", "creatinine", undefined, 90],
    ["male", "creatinine", undefined, 110],
    ["all", "alt", undefined, 35],
    ["male", "alt", undefined, 50],
    ["all", "ast", undefined, 35],
    ["male", "ast", undefined, 45],
    ["all", "ck", undefined, 170],
    ["male", "ck", undefined, 320],
    ["all", "anti_gbm", undefined, 7],
    ["all", "bilirubin_total", undefined, 21],
    ["all", "tsh", 0.4, 4],
    ["all", "ft4", 9, 22],
    ["all", "ft3", undefined, 6.8],
    ["all", "trab", undefined, 1.75],
    ["all", "tpo_ab", undefined, 34],
    ["all", "urine_blood_dipstick", undefined, 0.5],
    ["all", "urine_protein_dipstick", undefined, 0.5],
    ["all", "urine_rbc_microscopy", undefined, 5],
    ["all", "uacr", undefined, 3],
    ["all", "upcr", undefined, 15],
    ["all", "albumin", 35],
    ["all", "ldh", undefined, 250],
    ["all", "haptoglobin", 0.3],
    ["all", "igg", undefined, 16],
    ["all", "glucose", undefined, 7.8],
    ["all", "aptt", undefined, 40],
  ];

const limits: readonly RecordCheck[] = customary.flatMap(([sex, analyte, low, high]) => {
  const of = sex === "male" ? "male" : "female";
  const middle = low === undefined ? 0 : high === undefined ? low * 4 : Math.sqrt(low * high);
  const side = (name: "low" | "high", at: number, to: number): RecordCheck => ({
    name: `${analyte}, ${of}: ${name}er limit ${at}`,
    guards: guard(`limits.${sex}.${analyte}.${name}`),
    measure: (p) => boundary(p, of, analyte, middle, to),
    expected: at,
    within: at * 0.1,
  });
  return [
    ...(low === undefined ? [] : [side("low", low, 0)]),
    ...(high === undefined ? [] : [side("high", high, 1e4)]),
  ];
});

export const recordChecks: readonly RecordCheck[] = [
  ...habits,
  ...programme,
  ...delays,
  ...recordClinicChecks,
  ...limits,
];
