import type { AlsoUnit } from "../analyte.ts";
import { also } from "./define.ts";

/** Blood cells in 10*9/L (IO 1.2; lakh and 10*4 from SS 2.1; a cubic millimetre is a microlitre). */
export const cells: readonly AlsoUnit[] = [
  also("10*3/uL", "1"),
  also("10*3/mm3", "1"),
  also("10*6/mL", "1"),
  also("/nL", "1"),
  also("/uL", "0.001"),
  also("/mm3", "0.001"),
  also("10*6/L", "0.001"),
  also("10*4/uL", "10"),
  also("10*5/uL", "100"),
];

/** Cells by volume of urine, in /uL; never to be turned into cells by field (IO 1.2, SS 2.1). */
export const cellsInUrine: readonly AlsoUnit[] = [also("/mm3", "1"), also("10*6/L", "1"), also("/mL", "0.001")];

/** Enzyme activity in U/L; IU/L means U/L here (IO 1.2, SS 2.1). */
export const enzymeActivity: readonly AlsoUnit[] = [also("[IU]/L", "1"), also("ukat/L", "60"), also("nkat/L", "0.06")];

/** Plasma proteins in g/L; SI prefixes only, exact (IO 1.2, SS 2.1). */
export const proteinMass: readonly AlsoUnit[] = [
  also("mg/dL", "0.01"),
  also("mg/L", "0.001"),
  also("g/dL", "10"),
  also("mg/mL", "1"),
];

/**
 * Protein or albumin for each mmol of creatinine. IO 1.2 gives 0.1131, SS 2.1 gives 0.113; creatinine has
 * 113.12 g/mol, so 0.1131 is the nearer one, and it agrees with 8.84 for the way back.
 */
export const perCreatinine: readonly AlsoUnit[] = [
  also("mg/g{creat}", "0.1131"),
  also("ug/mg{creat}", "0.1131"),
  also("mg/mg{creat}", "113.1"),
  also("g/g{creat}", "113.1"),
  also("g/mol{creat}", "1"),
  also("mg/mol{creat}", "0.001"),
  also("g/mmol{creat}", "1000"),
];

/** Bilirubin in umol/L; 584.66 g/mol, SS 2.1 and IO 1.2 agree on 17.1. */
export const bilirubinMass: readonly AlsoUnit[] = [also("mg/dL", "17.1"), also("mg/L", "1.71")];

/** Thyroid antibodies in IU/mL; SS 2.1 counts kU/L, so U/mL, as the same. Compare within one assay only. */
export const thyroidAntibody: readonly AlsoUnit[] = [also("k[IU]/L", "1"), also("kU/L", "1"), also("U/mL", "1")];

/** Units an assay defines for itself: carried through unchanged, compared with its own range only. */
export const assayUnits: readonly AlsoUnit[] = [also("[arb'U]/mL", "1"), also("U/mL", "1")];
