import type { ResultFact } from "../outcome.ts";
import { decimals } from "./number.ts";
import type { LaboratoryProfile } from "./profile.ts";

/** OBX-7: the bounds, or the words where there are none. */
export function writeRange({ refLow, refHigh, refText }: ResultFact, { decimalComma }: LaboratoryProfile): string {
  const digits = (number: number): string => decimals(number, decimalComma);
  if (refLow !== undefined && refHigh !== undefined) return `${digits(refLow)}-${digits(refHigh)}`;
  if (refHigh !== undefined) return `<${digits(refHigh)}`;
  if (refLow !== undefined) return `>${digits(refLow)}`;
  return refText ?? "";
}
