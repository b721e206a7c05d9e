import { happens } from "../random/distributions.ts";
import type { Setting } from "./setting.ts";
import { factorDuring, gradeDuring, type Track } from "./track.ts";

/** Inflammation, and of the urinary ones what the urine shows (evidence 3.11). */
export function infectionTracks({ life, parameters: { infection }, streams }: Setting): readonly Track[] {
  const { crp, neutrophils, urinary } = infection;
  return life.infections.flatMap(({ kind, from, through }) => {
    const blood = [
      factorDuring("crp", "infection", from, through + crp.days, crp.factor),
      factorDuring("neutrophils", "infection", from, from + neutrophils.days - 1, neutrophils.factor),
    ];
    if (kind !== "urinary") return blood;
    const draw = streams("body urinary infection", from);
    const during = (analyte: string, grade: number): Track =>
      gradeDuring(analyte, "urinary-infection", from, through, grade);
    const haematuria = happens(draw, urinary.blood) ? [during("haematuria", urinary.bloodGrade)] : [];
    const nitrite = happens(draw, urinary.nitrite) ? [during("urine_nitrite", 1)] : [];
    return [
      ...blood,
      ...haematuria,
      ...nitrite,
      during("urine_leukocyte_esterase", urinary.leucocytes),
      factorDuring("urine_wbc_microscopy", "urinary-infection", from, through, urinary.cells),
    ];
  });
}
