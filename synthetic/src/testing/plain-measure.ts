import { type FactJson, formatDay } from "@longwatch/core";
import type { Measure, Panel, Sample } from "../laboratory/sample.ts";

type Analyte = "platelets" | "neutrophils" | "creatinine" | "urine_blood_dipstick" | "tsh" | "alt";
type Limits = { readonly refLow?: number; readonly refHigh?: number };
const healthy: Readonly<Record<Analyte, { value: number | string; unit?: string } & Limits>> = {
  platelets: { value: 250, unit: "10*9/L" },
  neutrophils: { value: 4, unit: "10*9/L" },
  creatinine: { value: 70, unit: "umol/L" },
  urine_blood_dipstick: { value: "negative" },
  tsh: { value: 1.6, unit: "m[IU]/L", refLow: 0.3, refHigh: 4.2 },
  alt: { value: 20, unit: "U/L", refHigh: 40 },
};
const analytesOf: Readonly<Partial<Record<Panel, readonly Analyte[]>>> = {
  "blood-count": ["platelets", "neutrophils"],
  renal: ["creatinine"],
  urine: ["urine_blood_dipstick"],
  thyroid: ["tsh"],
  liver: ["alt"],
};

/** What a result is to be instead; nothing where it is to be healthy. */
export type Odd = (analyte: Analyte, sample: Sample) => Readonly<Record<string, unknown>> | undefined;

/** A laboratory without noise: one message on the day of the sample, healthy but for what the test wants otherwise. */
export const plainMeasure =
  (odd: Odd = () => undefined): Measure =>
  (sample) => {
    const day = formatDay(sample.day);
    const facts = sample.panels.flatMap((panel) =>
      (analytesOf[panel] ?? []).map(
        (analyte): FactJson => ({
          kind: "result-reported",
          collectedOn: day,
          analyte,
          ...healthy[analyte],
          ...odd(analyte, sample),
        }),
      ),
    );
    const delivery = {
      sentAt: `${day}T12:00:00Z`,
      controlId: day,
      order: day,
      laboratory: "L",
      facts,
      repeated: false,
    };
    return { sample, deliveries: [delivery], artefacts: [] };
  };
