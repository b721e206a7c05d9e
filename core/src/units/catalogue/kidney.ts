import type { Analyte } from "../analyte.ts";
import { also, define, listed, notNegative, term } from "./define.ts";

/**
 * Kidney function in blood. Limits: SS 2.1; where SS has none, only what is so by definition.
 */
export const kidney: readonly Analyte[] = [
  // IO 1.2 gives 88.4, SS 2.1 88.42; with 113.12 g/mol it is 88.402, so 88.4. mg/L and mmol/L by SI prefix.
  define({
    key: "creatinine",
    name: "Creatinine",
    group: "chemistry",
    unit: "umol/L",
    alsoUnits: [also("mg/dL", "88.4"), also("mg/L", "8.84"), also("mmol/L", "1000")],
    loinc: [
      term("2160-0", "mass, serum/plasma", "mg/dL", "V", "preferred"),
      term("14682-9", "substance, serum/plasma", "umol/L", "V"),
      term("38483-4", "mass, blood", "mg/dL", "V"),
      term("59826-8", "substance, blood", "umol/L", "V"),
      term("77140-2", "substance, serum/plasma/blood", "umol/L", "V"),
    ],
    aliases: ["creatinine_serum", "serum_creatinine"],
    hard: { min: 10, max: 3000 },
    soft: { min: 25, max: 300 },
    source: listed,
  }),
  define({
    key: "egfr",
    name: "Estimated glomerular filtration rate",
    group: "chemistry",
    unit: "mL/min/{1.73_m2}",
    loinc: [
      term("98979-8", "CKD-EPI 2021, creatinine", "mL/min/{1.73_m2}", "V", "preferred"),
      term("62238-1", "CKD-EPI (2009), creatinine", "mL/min/{1.73_m2}", "V"),
      term("98980-6", "CKD-EPI 2021, creatinine and cystatin C", "mL/min/{1.73_m2}", "V"),
      term("94677-2", "CKD-EPI 2012, creatinine and cystatin C", "mL/min/{1.73_m2}", "V"),
      term("50210-4", "cystatin C", "mL/min/{1.73_m2}", "V"),
      term("33914-3", "MDRD", "mL/min/{1.73_m2}", "V"),
      term("77147-7", "MDRD, serum/plasma/blood", "mL/min/{1.73_m2}", "V"),
      term("69405-9", "formula not stated", "mL/min/{1.73_m2}", "V"),
    ],
    aliases: ["gfr_estimated"],
    hard: { min: 0, max: 200 },
    source: listed,
  }),
  // Some laboratories send a pair of rows; neither serves a rule (IO 1.1, notes).
  define({
    key: "egfr_population_row",
    name: "Estimated glomerular filtration rate, one of two population rows",
    group: "chemistry",
    unit: "mL/min/{1.73_m2}",
    loinc: [
      term("48642-3", "MDRD, non-black row", "mL/min/{1.73_m2}", "V"),
      term("48643-1", "MDRD, black row", "mL/min/{1.73_m2}", "V"),
      term("88294-4", "CKD-EPI, non-black row", "mL/min/{1.73_m2}", "V"),
      term("88293-6", "CKD-EPI, black row", "mL/min/{1.73_m2}", "V"),
    ],
    related: "egfr",
    hard: { min: 0, max: 200 },
    source: listed,
  }),
  // mg/dL may be of urea (×0.1665) or of its nitrogen (×0.357, IO 1.2 and SS 2.1): the annotation says which,
  // and a bare mg/dL is ambiguous until the LOINC term decides. Grams for a litre are of urea (French use).
  define({
    key: "urea",
    name: "Urea",
    group: "chemistry",
    unit: "mmol/L",
    alsoUnits: [also("mg/dL{urea_N}", "0.357"), also("mg/dL{urea}", "0.1665"), also("g/L{urea}", "16.65")],
    loinc: [
      term("3094-0", "urea nitrogen, mass", "mg/dL{urea_N}", "V", "preferred"),
      term("14937-7", "urea nitrogen, substance", "mmol/L", "V"),
      term("22664-7", "urea, substance", "mmol/L", "U"),
    ],
    aliases: ["bun", "urea_nitrogen", "blood_urea_nitrogen"],
    hard: { min: 0.3, max: 100 },
    soft: { max: 30 },
    source: listed,
  }),
  define({
    key: "cystatin_c",
    name: "Cystatin C",
    group: "chemistry",
    unit: "mg/L",
    alsoUnits: [also("ug/mL", "1"), also("mg/dL", "10")],
    loinc: [term("33863-2", "serum/plasma", "mg/L", "V", "preferred")],
    hard: notNegative,
  }),
  define({
    key: "potassium",
    name: "Potassium",
    group: "chemistry",
    unit: "mmol/L",
    alsoUnits: [also("meq/L", "1")],
    loinc: [term("2823-3", "serum/plasma", "mmol/L", "U"), term("6298-4", "blood", "mmol/L", "U")],
    hard: { min: 1, max: 10 },
    soft: { min: 2.8, max: 6.0 },
    source: listed,
  }),
];
