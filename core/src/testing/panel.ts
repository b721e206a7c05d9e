import { addDays, type Day, formatDay } from "../base/calendar.ts";
import type { FactJson } from "../facts/fact.ts";

/** A fact as written in a record file, without narrowing to its kind: generators put fields together freely. */
export type Loose = Readonly<Record<string, unknown>> & { readonly kind: FactJson["kind"] };

const values: Readonly<Record<string, readonly [value: number | string, unit: string]>> = {
  haemoglobin: [135, "g/L"],
  wbc: [4.5, "10*9/L"],
  platelets: [212, "10*9/L"],
  neutrophils: [2.6, "10*9/L"],
  neutrophils_pct: [58, "%"],
  lymphocytes: [1.1, "10*9/L"],
  lymphocytes_pct: [24, "%"],
  creatinine: [71, "umol/L"],
  urine_protein_dipstick: ["negative", "1"],
  urine_rbc_microscopy: [1, "/[HPF]"],
  tsh: [2.1, "m[IU]/L"],
  ft4: [15, "pmol/L"],
  alt: [22, "U/L"],
  ast: [20, "U/L"],
  bilirubin_total: [9, "umol/L"],
  cd4: [0.25, "10*9/L"],
  hiv: ["negative", "1"],
};

/** What a visit may bring: whole panels, and panels that lack the piece that is so easily forgotten. */
export const panels: Readonly<Record<string, readonly string[]>> = {
  cbc: ["haemoglobin", "wbc", "platelets", "neutrophils", "lymphocytes"],
  "cbc-percent": ["haemoglobin", "wbc", "platelets", "neutrophils_pct", "lymphocytes_pct"],
  "cbc-without-differential": ["haemoglobin", "wbc", "platelets"],
  creatinine: ["creatinine"],
  urine: ["urine_protein_dipstick", "urine_rbc_microscopy"],
  "dipstick-only": ["urine_protein_dipstick"],
  tsh: ["tsh"],
  lft: ["alt", "ast", "bilirubin_total"],
  cd4: ["cd4"],
  hiv: ["hiv"],
  all: [
    "haemoglobin",
    "wbc",
    "platelets",
    "neutrophils",
    "lymphocytes",
    "creatinine",
    "urine_protein_dipstick",
    "urine_rbc_microscopy",
    "tsh",
    "alt",
    "ast",
    "bilirubin_total",
  ],
};

/** One result that nothing is wrong with, changed as a test needs it. */
export function result(analyte: string, on: Day, changes: Readonly<Record<string, unknown>> = {}): Loose {
  const [value, unit] = values[analyte] ?? [1, "1"];
  const measured = typeof value === "number" ? { value, unit } : { value };
  return { kind: "result-reported", collectedOn: formatDay(on), analyte, ...measured, ...changes };
}

export const panel = (name: string, on: Day, changes: Readonly<Record<string, unknown>> = {}): readonly Loose[] =>
  (panels[name] ?? [name]).map((analyte) => result(analyte, on, changes));

export const infusion = (on: Day, changes: Readonly<Record<string, unknown>> = {}): Loose => ({
  kind: "infusion-given",
  infusedOn: formatDay(on),
  drug: "alemtuzumab",
  doseMg: 12,
  ...changes,
});

/** Infusions on consecutive days. */
export const course = (firstOn: Day, days: number): readonly Loose[] =>
  Array.from({ length: days }, (_, i) => infusion(addDays(firstOn, i)));

export const exam = (name: string, on: Day, changes: Readonly<Record<string, unknown>> = {}): Loose => ({
  kind: "exam-done",
  doneOn: formatDay(on),
  exam: name,
  outcome: "normal",
  ...changes,
});

/** An instant at noon UTC of a day. */
export const noon = (on: Day): string => `${formatDay(on)}T12:00:00Z`;
