import type { Analyte } from "../analyte.ts";
import { also, define, listed, notNegative, term } from "./define.ts";
import { proteinMass } from "./factors.ts";

/**
 * Coagulation. Limits: SS 2.1; where SS has none, only what is so by definition.
 */
export const coagulation: readonly Analyte[] = [
  define({
    key: "inr",
    name: "International normalised ratio",
    group: "coagulation",
    unit: "{INR}",
    alsoUnits: [also("1", "1"), also("{ratio}", "1")],
    loinc: [term("6301-6", "plasma", "{INR}", "V", "preferred"), term("34714-6", "blood", "{INR}", "V")],
    hard: { min: 0.5, max: 20 },
    soft: { max: 4 },
    source: listed,
  }),
  define({
    key: "aptt",
    name: "Activated partial thromboplastin time",
    group: "coagulation",
    unit: "s",
    loinc: [term("14979-9", "plasma", "s", "V", "preferred"), term("3173-2", "blood", "s", "V")],
    aliases: ["ptt"],
    hard: { min: 10, max: 300 },
    soft: { max: 60 },
    source: listed,
  }),
  define({
    key: "pt",
    name: "Prothrombin time",
    group: "coagulation",
    unit: "s",
    loinc: [term("5902-2", "plasma", "s", "V", "preferred")],
    aliases: ["prothrombin_time"],
    hard: notNegative,
  }),
  define({
    key: "fibrinogen",
    name: "Fibrinogen",
    group: "coagulation",
    unit: "g/L",
    alsoUnits: proteinMass,
    loinc: [term("3255-7", "coagulation assay", "mg/dL", "V", "preferred")],
    hard: { min: 0, max: 20 },
    soft: { min: 1.0 },
    source: listed,
  }),
  // % x0.01 = IU/mL (IO 1.2). Activity can exceed 100 %.
  define({
    key: "factor_viii",
    name: "Factor VIII activity",
    group: "coagulation",
    unit: "%",
    alsoUnits: [also("[IU]/mL", "100"), also("[IU]/dL", "1"), also("k[IU]/L", "100")],
    loinc: [term("3209-4", "activity", "%", "V", "preferred")],
    aliases: ["factor_8"],
    hard: notNegative,
  }),
  define({
    key: "factor_viii_antigen",
    name: "Factor VIII antigen",
    group: "coagulation",
    unit: "%",
    loinc: [term("38521-1", "antigen", "%", "V")],
    related: "factor_viii",
    hard: notNegative,
  }),
  // Bethesda units have no conversion (IO 1.2).
  define({
    key: "factor_viii_inhibitor",
    name: "Factor VIII inhibitor",
    group: "coagulation",
    unit: "[beth'U]",
    alsoUnits: [also("[beth'U]/mL", "1")],
    loinc: [term("3204-5", "inhibitor", "[beth'U]", "V")],
    related: "factor_viii",
    hard: notNegative,
  }),
];
