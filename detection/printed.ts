import type { Columns } from "../core/src/signals/columns.ts";
import { spoilt, withdrawn } from "../core/src/signals/columns.ts";

const plusses: Readonly<Record<string, number>> = { negative: 0, trace: 0.5, "1+": 1, "2+": 2, "3+": 3, "4+": 4 };

/** The grade of a strip in plusses; NaN: not a grade. */
export function gradeAt({ series }: Columns, i: number): number {
  const fact = series.facts[i]!;
  if (fact.kind !== "result-reported" || typeof fact.value !== "string") return Number.NaN;
  return plusses[fact.value] ?? Number.NaN;
}

export const isReadable = ({ states }: Columns, i: number): boolean => states[i] !== spoilt && states[i] !== withdrawn;

/** Above or below what the laboratory printed beside it; of a strip, one plus or more. */
export function isFlagged(columns: Columns, i: number): boolean {
  if (!isReadable(columns, i)) return false;
  if (columns.highs[i]! < columns.refLows[i]! || columns.lows[i]! > columns.refHighs[i]!) return true;
  return columns.key.startsWith("urine_") && gradeAt(columns, i) >= 1;
}

/** Lymphocytes are expected to be low; what is no count of anything is not flagged either. */
const expectedLow = new Set(["lymphocytes", "lymphocytes_pct", "cd3", "cd4", "cd8", "cd19", "nk"]);
export const isFlagAnalyte = (key: string): boolean => !expectedLow.has(key);

/** Fixed limits that many clinics use, in canonical units. Above `high`, below `low`, or a strip of so many plusses. */
const fixed: Readonly<Record<string, { readonly low?: number; readonly high?: number; readonly grade?: number }>> = {
  platelets: { low: 100 },
  neutrophils: { low: 1 },
  haemoglobin: { low: 95 },
  creatinine: { high: 130 },
  alt: { high: 120 },
  ast: { high: 120 },
  bilirubin_total: { high: 42 },
  tsh: { low: 0.1, high: 10 },
  aptt: { high: 45 },
  glucose: { high: 11 },
  urine_protein_dipstick: { grade: 2 },
  urine_blood_dipstick: { grade: 2 },
};
export const fixedAnalytes: ReadonlySet<string> = new Set(Object.keys(fixed));

export function isBeyondFixed(columns: Columns, i: number): boolean {
  const limit = fixed[columns.key];
  if (limit === undefined || !isReadable(columns, i)) return false;
  if (limit.grade !== undefined) return gradeAt(columns, i) >= limit.grade;
  return columns.highs[i]! < (limit.low ?? Number.NEGATIVE_INFINITY) || columns.lows[i]! > (limit.high ?? Infinity);
}
