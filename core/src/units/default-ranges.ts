/** Ends are inside. Absent: no such end. In the analyte's canonical unit. */
export type ReferenceRange = { readonly low?: number; readonly high?: number };

/** A typical adult range, for men and women apart where they differ. */
export type DefaultRange = {
  /** The canonical unit it is written in. */
  readonly unit: string;
  readonly male: ReferenceRange;
  readonly female: ReferenceRange;
  /** Pregnancy moves it, so it says nothing then. */
  readonly notInPregnancy?: true;
};

const same = (unit: string, low: number | undefined, high: number | undefined): DefaultRange => {
  const range = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  return { unit, male: range, female: range };
};

const bySex = (unit: string, male: readonly [number, number], female: readonly [number, number]): DefaultRange => ({
  unit,
  male: { low: male[0], high: male[1] },
  female: { low: female[0], high: female[1] },
});

const notInPregnancy = (range: DefaultRange): DefaultRange => ({ ...range, notInPregnancy: true });

const cells = "10*9/L";

/**
 * Generic adult ranges, used only where a laboratory sent none, and always said so (`range: default`). A range of the
 * laboratory's own is better than any of these: free T4, TRAb and anti-TPO depend on the assay.
 *
 * @source safety-signals.md section 2.1, typical ranges (grade R); pregnancy: section 1.18
 */
export const defaultRanges: ReadonlyMap<string, DefaultRange> = new Map([
  ["platelets", same(cells, 150, 400)],
  ["haemoglobin", notInPregnancy(bySex("g/L", [130, 175], [115, 160]))],
  ["wbc", same(cells, 4, 11)],
  ["neutrophils", same(cells, 1.8, 7.5)],
  ["lymphocytes", same(cells, 1, 4)],
  ["eosinophils", same(cells, 0.02, 0.5)],
  ["cd4", same(cells, 0.4, 1.6)],
  ["cd8", same(cells, 0.2, 1)],
  ["cd19", same(cells, 0.1, 0.5)],
  ["nk", same(cells, 0.09, 0.6)],
  ["reticulocytes", same(cells, 30, 100)],
  ["creatinine", notInPregnancy(bySex("umol/L", [60, 105], [45, 85]))],
  ["urea", same("mmol/L", 2.5, 7.8)],
  ["potassium", same("mmol/L", 3.5, 5.1)],
  ["upcr", same("mg/mmol{creat}", undefined, 15)],
  ["uacr", same("mg/mmol{creat}", undefined, 3)],
  ["urine_rbc_microscopy", same("/[HPF]", undefined, 3)],
  ["tsh", notInPregnancy(same("m[IU]/L", 0.27, 4.2))],
  ["ft4", same("pmol/L", 12, 22)],
  ["ft3", same("pmol/L", 3.1, 6.8)],
  ["t3_total", same("nmol/L", 1.2, 2.8)],
  ["trab", same("[IU]/L", undefined, 1.75)],
  ["tpo_ab", same("[IU]/mL", undefined, 34)],
  ["alt", bySex("U/L", [10, 50], [10, 35])],
  ["ast", bySex("U/L", [10, 45], [10, 35])],
  ["alp", same("U/L", 30, 130)],
  ["ggt", { unit: "U/L", male: { high: 60 }, female: { high: 40 } }],
  ["bilirubin_total", same("umol/L", 3, 21)],
  ["albumin", same("g/L", 35, 50)],
  ["inr", same("{INR}", 0.8, 1.2)],
  ["aptt", same("s", 25, 36)],
  ["fibrinogen", same("g/L", 2, 4)],
  ["ldh", same("U/L", 125, 250)],
  ["haptoglobin", same("g/L", 0.3, 2)],
  ["ferritin", bySex("ug/L", [30, 400], [13, 150])],
  ["triglycerides", same("mmol/L", undefined, 1.7)],
  ["crp", same("mg/L", undefined, 5)],
  ["igg", same("g/L", 7, 16)],
  ["glucose", same("mmol/L", 3.9, 5.6)],
  ["hba1c", same("mmol/mol", undefined, 42)],
]);
