import { InvariantError } from "../../base/result.ts";
import type { FactJson } from "../../facts/fact.ts";

type Maker = (on: string) => FactJson;

/** Normal values, so that nothing about them is in doubt. */
const normal: Readonly<Record<string, readonly [value: number | string, unit?: string]>> = {
  haemoglobin: [135, "g/L"],
  wbc: [5, "10*9/L"],
  platelets: [220, "10*9/L"],
  neutrophils: [3, "10*9/L"],
  lymphocytes: [1.2, "10*9/L"],
  creatinine: [70, "umol/L"],
  urine_protein_dipstick: ["negative"],
  urine_rbc_microscopy: [1, "/[HPF]"],
  upcr: [80, "mg/g"],
  tsh: [2, "m[IU]/L"],
  alt: [20, "U/L"],
  ast: [20, "U/L"],
  bilirubin_total: [8, "umol/L"],
  cd4: [0.25, "10*9/L"],
  cd19: [0.1, "10*9/L"],
  vzv_igg: ["positive"],
  igra: ["negative"],
  hbsag: ["negative"],
  anti_hbc: ["negative"],
  hcv_ab: ["negative"],
  hiv: ["negative"],
};

function result(analyte: string): Maker {
  const [value, unit] = normal[analyte]!;
  return (on) => ({
    kind: "result-reported",
    collectedOn: on,
    analyte,
    value,
    ...(unit === undefined ? {} : { unit }),
  });
}

const exam =
  (name: string): Maker =>
  (on) => ({ kind: "exam-done", doneOn: on, exam: name, outcome: "normal" });
const step =
  (name: string): Maker =>
  (on) => ({ kind: "step-done", doneOn: on, step: name });
const vitals =
  (phase: "before" | "during"): Maker =>
  (on) => ({
    kind: "vitals-measured",
    measuredAt: `${on}T09:00:00Z`,
    systolic: 120,
    diastolic: 75,
    pulse: 70,
    phase,
  });
const medicine =
  (name: string, medicineClass: string): Maker =>
  (on) => ({ kind: "medicine-recorded", startedOn: on, medicine: name, medicineClass });

const steps = [
  "counselling",
  "alert-card",
  "immunisation-review",
  "premedication",
  "infection-check",
  "observation-2h",
  "symptom-card",
  "contraception",
  "listeria-diet",
  "rems-authorisation",
  "rems-patient-status-form",
  "consent",
  "diet",
];

const single: Readonly<Record<string, readonly Maker[]>> = {
  cbc: ["haemoglobin", "wbc", "platelets", "neutrophils", "lymphocytes"].map(result),
  "cbc-without-differential": ["haemoglobin", "wbc", "platelets"].map(result),
  platelets: [result("platelets")],
  creatinine: [result("creatinine")],
  urine: ["urine_protein_dipstick", "urine_rbc_microscopy"].map(result),
  upcr: [result("upcr")],
  tsh: [result("tsh")],
  lft: ["alt", "ast", "bilirubin_total"].map(result),
  lymphocytes: ["cd4", "cd19"].map(result),
  vzv: [result("vzv_igg")],
  tuberculosis: [result("igra")],
  "hepatitis-b": ["hbsag", "anti_hbc"].map(result),
  "hepatitis-c": [result("hcv_ab")],
  hiv: [result("hiv")],
  ...Object.fromEntries(["ecg", "skin", "cervical-screen", "pregnancy-test"].map((name) => [name, [exam(name)]])),
  ...Object.fromEntries(steps.map((name) => [name, [step(name)]])),
  mri: [(on) => ({ kind: "mri-read", scannedOn: on, region: "brain" })],
  "vitals-before": [vitals("before")],
  "vitals-during": [vitals("during")],
  "medicines-review": [
    (on) => ({
      kind: "medicines-reviewed",
      reviewedOn: on,
      complete: true,
      classesAbsent: [],
      overTheCounterAsked: true,
    }),
  ],
  aciclovir: [medicine("aciclovir", "antiviral")],
  antihistamine: [medicine("cetirizine", "antihistamine")],
  antipyretic: [medicine("paracetamol", "antipyretic")],
  contact: [(on) => ({ kind: "contact-made", contactedAt: `${on}T10:00:00Z`, channel: "telephone", outcome: "well" })],
};

/** Words for several things that are usually done together. */
const bundles: Readonly<Record<string, readonly string[]>> = {
  "monthly-panel": ["cbc", "creatinine", "urine", "lft"],
  "full-panel": ["cbc", "creatinine", "urine", "lft", "tsh"],
  "work-up": [
    ...[
      "cbc",
      "creatinine",
      "urine",
      "upcr",
      "tsh",
      "lft",
      "lymphocytes",
      "vzv",
      "tuberculosis",
      "hepatitis-b",
      "hepatitis-c",
      "hiv",
    ],
    ...["ecg", "skin", "cervical-screen", "mri", "vitals-before", "medicines-review"],
    ...["counselling", "alert-card", "immunisation-review", "consent"],
  ],
  "infusion-checks": [
    ...["vitals-before", "vitals-during", "premedication", "infection-check", "observation-2h", "symptom-card"],
    ...["rems-authorisation", "antihistamine", "antipyretic"],
  ],
  prophylaxis: ["aciclovir", "listeria-diet", "contraception", "diet"],
};

/** Every word that `of` may say, for the documentation and its test. */
export const thingWords: readonly string[] = [...Object.keys(single), ...Object.keys(bundles)];

/** The facts of one thing, done on a day. */
export function factsOfThing(name: string, on: string): readonly FactJson[] {
  const makers = single[name] ?? bundles[name]?.flatMap((part) => single[part]!);
  if (makers === undefined)
    throw new InvariantError(`"${name}" is no word for something done; docs/cases.md lists them`);
  return makers.map((make) => make(on));
}
