import type { Panel } from "./sample.ts";

/** What is measured for an order, in the order of the report. */
export const panelAnalytes: Readonly<Record<Panel, readonly string[]>> = {
  "blood-count": [
    "neutrophils",
    "lymphocytes",
    "monocytes",
    "eosinophils",
    "basophils",
    "wbc",
    "haemoglobin",
    "haematocrit",
    "rbc",
    "mcv",
    "platelets",
  ],
  renal: ["creatinine", "egfr", "urea"],
  urine: [
    "urine_blood_dipstick",
    "urine_protein_dipstick",
    "urine_leukocyte_esterase",
    "urine_nitrite",
    "urine_rbc_microscopy",
    "urine_wbc_microscopy",
    "urine_squamous",
  ],
  thyroid: ["tsh"],
  "thyroid-hormones": ["ft4", "ft3"],
  "thyroid-antibodies": ["trab", "tpo_ab"],
  liver: ["alt", "ast", "alp", "bilirubin_total", "albumin"],
  "lymphocyte-subsets": ["cd3", "cd4", "cd8", "cd19", "nk"],
  immunoglobulins: ["igg", "iga", "igm"],
  coagulation: ["aptt", "inr", "fibrinogen"],
  haemolysis: ["ldh", "haptoglobin", "reticulocytes", "dat"],
  "kidney-workup": ["upcr", "uacr", "urine_red_cell_casts", "anti_gbm", "potassium"],
  inflammation: ["crp"],
  metabolic: ["glucose", "ck"],
  screening: ["hbsag", "anti_hbc", "hcv_ab", "hiv", "igra", "vzv_igg_presence"],
  "urine-ratio": ["upcr"],
};

/** The tube or pot that an analyte comes from: what spoils one of its results spoils all. */
export type Vessel = "count" | "serum" | "citrate" | "urine";

const counted = new Set([
  ...panelAnalytes["blood-count"],
  ...panelAnalytes["lymphocyte-subsets"],
  "reticulocytes",
  "dat",
]);
const citrated = new Set(panelAnalytes.coagulation);

const vesselNow = (analyte: string): Vessel =>
  counted.has(analyte)
    ? "count"
    : citrated.has(analyte)
      ? "citrate"
      : analyte.startsWith("urine") || analyte === "upcr" || analyte === "uacr"
        ? "urine"
        : "serum";
const vessels: ReadonlyMap<string, Vessel> = new Map(
  Object.values(panelAnalytes)
    .flat()
    .map((analyte) => [analyte, vesselNow(analyte)]),
);
/** Of an analyte of one of the panels. */
export const vesselOf = (analyte: string): Vessel => vessels.get(analyte)!;

/** In the order of the panels, each once. */
export function analytesOf(panels: readonly Panel[]): readonly string[] {
  const analytes: string[] = [];
  for (const panel of panels)
    for (const analyte of panelAnalytes[panel]) if (!analytes.includes(analyte)) analytes.push(analyte);
  return analytes;
}
