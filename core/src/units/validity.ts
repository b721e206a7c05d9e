import { assertNever } from "../base/result.ts";
import type { Analyte } from "./analyte.ts";

/** Everything a laboratory or a nurse may remark on a specimen; closed, in the words of the contract. */
export const specimenRemarks = [
  "clotted",
  "haemolysed",
  "clumped",
  "insufficient",
  "mislabelled",
  "menstruating",
  "contaminated",
  "citrate",
  "lipaemic",
  "icteric",
] as const;
export type SpecimenRemark = (typeof specimenRemarks)[number];

export const isSpecimenRemark = (text: string): text is SpecimenRemark =>
  (specimenRemarks as readonly string[]).includes(text);

/** What blood from a period or the skin puts into urine; protein and casts still count (safety-signals 1.7, point 3). */
const countsRedCells: ReadonlySet<string> = new Set([
  "urine_blood_dipstick",
  "urine_red_cells_strip",
  "urine_haemoglobin_strip",
  "urine_rbc_microscopy",
  "urine_rbc_volume",
  "urine_rbc_presence",
]);

/**
 * Whether the remark makes this analyte's result a test not done: neither normal nor abnormal, so that it
 * fulfils nothing (GEN-5). Validity is per specimen and analyte (resolutions 1.8). The number itself is
 * still judged for danger on arrival (resolutions 1.1).
 *
 * - Where blood or urine may have been used (a pregnancy test), what spoils either spoils it.
 * - Citrate is the remedy for clumping, not a fault. Lipaemic and icteric are not in GEN-5: the laboratory
 *   withholds what they spoil, so they are shown and spoil nothing here.
 */
export function isSpoiltBy(remark: SpecimenRemark, analyte: Analyte): boolean {
  if (analyte.group === "vital-sign") return false;
  const either = analyte.specimen === "other";
  switch (remark) {
    case "insufficient":
    case "mislabelled":
      return true;
    case "haemolysed":
      return analyte.specimen === "blood" || either;
    case "clotted":
      return analyte.group === "blood-count" || analyte.group === "cell-subsets" || analyte.group === "coagulation";
    case "clumped":
      return analyte.key === "platelets";
    case "contaminated":
      return analyte.specimen === "urine" || either;
    case "menstruating":
      return countsRedCells.has(analyte.key);
    case "citrate":
    case "lipaemic":
    case "icteric":
      return false;
    default:
      return assertNever(remark);
  }
}
