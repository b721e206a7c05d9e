import type { Analyte } from "../analyte.ts";
import { also, define, listed, notNegative, term } from "./define.ts";
import { proteinMass } from "./factors.ts";

/** 40.08 g of calcium make a mole, with two charges each. */
const calciumUnits = [also("mg/dL", "0.2495"), also("mg/L", "0.02495"), also("meq/L", "0.5")];

/**
 * Haemolysis, inflammation, metabolism and immunoglobulins. Limits: SS 2.1; where SS has none, only what is so by
 * definition. LOINC rows marked U that IO 1.1 lacks are in general use and pass the check digit.
 */
export const chemistry: readonly Analyte[] = [
  define({
    key: "haptoglobin",
    name: "Haptoglobin",
    group: "chemistry",
    unit: "g/L",
    alsoUnits: proteinMass,
    loinc: [term("4542-7", "mass", "mg/dL", "V", "preferred"), term("46127-7", "nephelometry", "g/L", "V")],
    hard: { min: 0, max: 10 },
    source: listed,
  }),
  define({
    key: "dat",
    name: "Direct antiglobulin test",
    group: "serology",
    scale: "qualitative",
    unit: undefined,
    loinc: [term("1007-4", "direct antiglobulin test, polyspecific", "", "V", "preferred")],
    aliases: ["coombs_direct", "direct_antiglobulin_test"],
  }),
  // pmol/L is bound to its assay (about x0.445, IO 1.2): about is not enough, so it goes to a person.
  define({
    key: "ferritin",
    name: "Ferritin",
    group: "chemistry",
    unit: "ug/L",
    alsoUnits: [also("ng/mL", "1"), also("ug/dL", "10")],
    loinc: [
      term("2276-4", "mass", "ng/mL", "V", "preferred"),
      term("20567-4", "immunoassay", "ng/mL", "V"),
      term("24373-3", "blood", "ng/mL", "V"),
      term("14723-1", "substance", "pmol/L", "V"),
    ],
    hard: { min: 0, max: 1000000 },
    soft: { max: 5000 },
    source: listed,
  }),
  define({
    key: "triglycerides",
    name: "Triglycerides",
    group: "chemistry",
    unit: "mmol/L",
    alsoUnits: [also("mg/dL", "0.01129"), also("g/L", "1.129")],
    loinc: [term("2571-8", "mass", "mg/dL", "V", "preferred")],
    hard: { min: 0.1, max: 150 },
    soft: { max: 10 },
    source: listed,
  }),
  // Neither SS 2.1 nor IO 1.1 has calcium: no limit but nought, and no default range.
  define({
    key: "calcium",
    name: "Calcium, total",
    group: "chemistry",
    unit: "mmol/L",
    alsoUnits: calciumUnits,
    loinc: [term("2000-8", "substance", "mmol/L", "U", "preferred"), term("17861-6", "mass", "mg/dL", "U")],
    aliases: ["calcium_total"],
    hard: notNegative,
  }),
  define({
    key: "calcium_adjusted",
    name: "Calcium, adjusted for albumin",
    group: "chemistry",
    unit: "mmol/L",
    alsoUnits: calciumUnits,
    loinc: [term("29265-6", "substance, corrected for albumin", "mmol/L", "U", "preferred")],
    aliases: ["calcium_corrected", "adjusted_calcium", "corrected_calcium"],
    hard: notNegative,
  }),
  define({
    key: "crp",
    name: "C-reactive protein",
    group: "chemistry",
    unit: "mg/L",
    alsoUnits: [also("mg/dL", "10"), also("ug/mL", "1")],
    loinc: [term("1988-5", "standard", "mg/L", "V", "preferred"), term("30522-7", "high sensitivity", "mg/L", "V")],
    aliases: ["c_reactive_protein"],
    hard: { min: 0, max: 1000 },
    soft: { max: 300 },
    source: listed,
  }),
  define({
    key: "glucose",
    name: "Glucose",
    group: "chemistry",
    unit: "mmol/L",
    alsoUnits: [also("mg/dL", "0.0555"), also("g/L", "5.55")],
    loinc: [
      term("14749-6", "substance, serum/plasma", "mmol/L", "U"),
      term("2345-7", "mass, serum/plasma", "mg/dL", "U"),
      term("15074-8", "substance, blood", "mmol/L", "U"),
      term("2339-0", "mass, blood", "mg/dL", "U"),
    ],
    hard: { min: 0.5, max: 100 },
    soft: { max: 20 },
    source: listed,
  }),
  // (x - 2.15) x 10.929 (SS 2.1); 2.15 x 10.929 = 23.49735.
  define({
    key: "hba1c",
    name: "Glycated haemoglobin (HbA1c)",
    group: "chemistry",
    unit: "mmol/mol",
    alsoUnits: [also("%", "10.929", "-23.49735")],
    loinc: [
      term("59261-8", "IFCC", "mmol/mol", "U"),
      term("4548-4", "fraction", "%", "U"),
      term("17856-6", "fraction, HPLC", "%", "U"),
    ],
    aliases: ["a1c", "glycated_haemoglobin", "glycated_hemoglobin"],
    hard: { min: 10, max: 200 },
    source: listed,
  }),
  // T and I, and their assays, have different numbers: compare with the 99th centile of the same report only.
  define({
    key: "troponin",
    name: "Cardiac troponin",
    group: "chemistry",
    unit: "ng/L",
    alsoUnits: [also("pg/mL", "1"), also("ng/mL", "1000"), also("ug/L", "1000")],
    loinc: [
      term("67151-1", "T, high sensitivity", "ng/L", "U"),
      term("89579-7", "I, high sensitivity", "ng/L", "U"),
      term("6598-7", "T", "ug/L", "U"),
      term("10839-9", "I", "ug/L", "U"),
    ],
    hard: { min: 0 },
    source: listed,
  }),
  define({
    key: "igg",
    name: "Immunoglobulin G",
    group: "chemistry",
    unit: "g/L",
    alsoUnits: proteinMass,
    loinc: [term("2465-3", "mass", "mg/dL", "V", "preferred")],
    aliases: ["immunoglobulin_g"],
    hard: { min: 0, max: 150 },
    soft: { min: 3 },
    source: listed,
  }),
  define({
    key: "iga",
    name: "Immunoglobulin A",
    group: "chemistry",
    unit: "g/L",
    alsoUnits: proteinMass,
    loinc: [term("2458-8", "mass", "mg/dL", "V", "preferred")],
    aliases: ["immunoglobulin_a"],
    hard: notNegative,
  }),
  define({
    key: "igm",
    name: "Immunoglobulin M",
    group: "chemistry",
    unit: "g/L",
    alsoUnits: proteinMass,
    loinc: [term("2472-9", "mass", "mg/dL", "V", "preferred")],
    aliases: ["immunoglobulin_m"],
    hard: notNegative,
  }),
];
