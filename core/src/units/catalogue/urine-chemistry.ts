import type { Analyte } from "../analyte.ts";
import { also, define, listed, notNegative, term } from "./define.ts";
import { perCreatinine, proteinMass } from "./factors.ts";

/**
 * Protein, albumin and creatinine in urine. Limits: SS 2.1; where SS has none, only what is so by definition.
 */
export const urineChemistry: readonly Analyte[] = [
  define({
    key: "urine_protein_mass",
    name: "Urine protein",
    group: "urine",
    specimen: "urine",
    unit: "g/L",
    alsoUnits: proteinMass,
    loinc: [term("2888-6", "random", "mg/dL", "V", "preferred")],
    hard: notNegative,
  }),
  // An amount, not a concentration.
  define({
    key: "urine_protein_24h",
    name: "Urine protein in 24 hours",
    group: "urine",
    specimen: "urine",
    unit: "g/(24.h)",
    alsoUnits: [also("mg/(24.h)", "0.001")],
    loinc: [term("2889-4", "24 h", "g/(24.h)", "V")],
    related: "urine_protein_mass",
    hard: notNegative,
  }),
  define({
    key: "upcr",
    name: "Urine protein to creatinine ratio",
    group: "urine",
    specimen: "urine",
    unit: "mg/mmol{creat}",
    alsoUnits: perCreatinine,
    loinc: [
      term("2890-2", "mass ratio, random", "mg/g{creat}", "V", "preferred"),
      term("34366-5", "mass to substance ratio", "g/mmol{creat}", "V"),
      term("13801-6", "mass ratio, 24 h", "mg/g{creat}", "U"),
    ],
    aliases: ["urine_protein_creatinine_ratio"],
    hard: { min: 0, max: 5000 },
    soft: { max: 1000 },
    source: listed,
  }),
  define({
    key: "uacr",
    name: "Urine albumin to creatinine ratio",
    group: "urine",
    specimen: "urine",
    unit: "mg/mmol{creat}",
    alsoUnits: perCreatinine,
    loinc: [
      term("9318-7", "albumin, mass ratio, random", "mg/g{creat}", "V", "preferred"),
      term("32294-1", "albumin to creatinine ratio (substance)", "mg/mmol{creat}", "V"),
      term("14959-1", "microalbumin, mass ratio", "mg/g{creat}", "V"),
      term("30000-4", "microalbumin ratio (substance)", "mg/mmol{creat}", "V"),
      term("89998-9", "microalbumin ratio, sensitive method", "mg/mol{creat}", "V"),
      term("13705-9", "24 h", "mg/g{creat}", "V"),
      term("76401-9", "24 h (substance)", "mg/mmol{creat}", "V"),
      term("14958-3", "microalbumin, 24 h", "mg/g{creat}", "V"),
    ],
    aliases: ["urine_albumin_creatinine_ratio"],
    hard: { min: 0, max: 5000 },
    soft: { max: 500 },
    source: listed,
  }),
  define({
    key: "urine_albumin",
    name: "Urine albumin",
    group: "urine",
    specimen: "urine",
    unit: "mg/L",
    alsoUnits: [also("mg/dL", "10"), also("g/dL", "10000"), also("g/L", "1000"), also("ug/mL", "1")],
    loinc: [
      term("14957-5", "microalbumin", "mg/dL", "V", "preferred"),
      term("1754-1", "albumin", "g/dL", "V"),
      term("53531-0", "sensitive method", "mg/dL", "V"),
    ],
    aliases: ["microalbumin"],
    hard: notNegative,
  }),
  // The factor of serum creatinine (kidney.ts).
  define({
    key: "urine_creatinine",
    name: "Urine creatinine",
    group: "urine",
    specimen: "urine",
    unit: "mmol/L",
    alsoUnits: [also("mg/dL", "0.0884"), also("mg/L", "0.00884"), also("g/L", "8.84"), also("umol/L", "0.001")],
    loinc: [term("2161-8", "mass", "mg/dL", "V", "preferred"), term("14683-7", "substance", "mmol/L", "V")],
    hard: notNegative,
  }),
];
