import type { Analyte } from "../analyte.ts";
import { also, define, notNegative, term } from "./define.ts";
import { cellsInUrine, proteinMass } from "./factors.ts";

/**
 * Urine by test strip, and what is measured with it. Words (negative, trace, 1+ … 4+) are never turned into a
 * mass or a count, nor the other way (IO 1.2): strip readings in mg or cells have keys of their own.
 */
export const urineStrip: readonly Analyte[] = [
  define({
    key: "urine_blood_dipstick",
    name: "Urine blood, test strip",
    group: "urine",
    specimen: "urine",
    scale: "ordinal",
    unit: undefined,
    loinc: [
      term("5794-3", "haemoglobin, test strip", "", "V", "preferred"),
      term("57751-0", "haemoglobin, automated test strip", "", "V"),
      term("725-2", "haemoglobin, method not stated", "", "V"),
      term("105906-2", "blood, method not stated", "", "V"),
    ],
    aliases: ["dipstick_blood"],
  }),
  define({
    key: "urine_red_cells_strip",
    name: "Urine red cells, test strip",
    group: "urine",
    specimen: "urine",
    unit: "/uL",
    alsoUnits: cellsInUrine,
    loinc: [term("20409-9", "red cells, test strip", "/uL", "U")],
    related: "urine_blood_dipstick",
    hard: notNegative,
  }),
  define({
    key: "urine_haemoglobin_strip",
    name: "Urine haemoglobin, test strip",
    group: "urine",
    specimen: "urine",
    unit: "mg/L",
    alsoUnits: [also("mg/dL", "10")],
    loinc: [
      term("50559-4", "haemoglobin mass, automated strip", "mg/L", "V"),
      term("49137-3", "haemoglobin mass, strip", "mg/L", "V"),
    ],
    aliases: ["urine_hemoglobin_strip"],
    related: "urine_blood_dipstick",
    hard: notNegative,
  }),
  define({
    key: "urine_protein_dipstick",
    name: "Urine protein, test strip",
    group: "urine",
    specimen: "urine",
    scale: "ordinal",
    unit: undefined,
    loinc: [
      term("20454-5", "test strip", "", "V", "preferred"),
      term("57735-3", "automated test strip", "", "V"),
      term("2887-8", "presence, method not stated", "", "V"),
    ],
    aliases: ["dipstick_protein"],
  }),
  define({
    key: "urine_protein_strip_mass",
    name: "Urine protein, test strip, as mass",
    group: "urine",
    specimen: "urine",
    unit: "g/L",
    alsoUnits: proteinMass,
    loinc: [term("50561-0", "mass, automated strip", "mg/dL", "V")],
    related: "urine_protein_dipstick",
    hard: notNegative,
  }),
  define({
    key: "urine_leukocyte_esterase",
    name: "Urine leucocyte esterase, test strip",
    group: "urine",
    specimen: "urine",
    scale: "ordinal",
    unit: undefined,
    loinc: [term("5799-2", "test strip", "", "M", "preferred"), term("60026-2", "automated test strip", "", "M")],
    aliases: ["urine_leucocyte_esterase"],
  }),
  define({
    key: "urine_nitrite",
    name: "Urine nitrite, test strip",
    group: "urine",
    specimen: "urine",
    scale: "qualitative",
    unit: undefined,
    loinc: [term("5802-4", "test strip", "", "V", "preferred"), term("50558-6", "automated test strip", "", "V")],
  }),
  define({
    key: "urine_sg",
    name: "Urine specific gravity",
    group: "urine",
    specimen: "urine",
    unit: "1",
    loinc: [term("5811-5", "test strip", "", "V", "preferred"), term("2965-2", "method not stated", "", "V")],
    aliases: ["urine_specific_gravity"],
    hard: notNegative,
  }),
  // 0 to 14 is the scale itself, not a clinical limit.
  define({
    key: "urine_ph",
    name: "Urine pH",
    group: "urine",
    specimen: "urine",
    unit: "[pH]",
    alsoUnits: [also("1", "1")],
    loinc: [term("5803-2", "test strip", "[pH]", "V", "preferred"), term("2756-5", "method not stated", "[pH]", "V")],
    hard: { min: 0, max: 14 },
  }),
];
