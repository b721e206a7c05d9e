import type { Analyte } from "../analyte.ts";
import { also, define, term } from "./define.ts";

/**
 * Vital signs. Limits and factors: SS 2.1. LOINC: the FHIR vital signs profiles (R4), which the check digit confirms.
 */
export const vitalSigns: readonly Analyte[] = [
  define({
    key: "systolic",
    name: "Systolic blood pressure",
    group: "vital-sign",
    specimen: "other",
    unit: "mm[Hg]",
    alsoUnits: [also("kPa", "7.5")],
    loinc: [term("8480-6", "method not stated", "mm[Hg]", "U")],
    aliases: ["sbp"],
    hard: { min: 40, max: 300 },
    source: "SS 2.1",
  }),
  define({
    key: "diastolic",
    name: "Diastolic blood pressure",
    group: "vital-sign",
    specimen: "other",
    unit: "mm[Hg]",
    alsoUnits: [also("kPa", "7.5")],
    loinc: [term("8462-4", "method not stated", "mm[Hg]", "U")],
    aliases: ["dbp"],
    hard: { min: 20, max: 200 },
    source: "SS 2.1",
  }),
  define({
    key: "pulse",
    name: "Pulse",
    group: "vital-sign",
    specimen: "other",
    unit: "/min",
    loinc: [term("8867-4", "heart rate", "/min", "U")],
    aliases: ["heart_rate"],
    hard: { min: 20, max: 300 },
    source: "SS 2.1",
  }),
  define({
    key: "spo2",
    name: "Oxygen saturation",
    group: "vital-sign",
    specimen: "other",
    unit: "%",
    loinc: [term("59408-5", "pulse oximetry", "%", "U"), term("2708-6", "arterial blood", "%", "U")],
    aliases: ["oxygen_saturation"],
    hard: { min: 50, max: 100 },
    source: "SS 2.1",
  }),
  // (x - 32) / 1.8 has no finite decimal: 21 digits bring every tenth of a degree to the nearest number.
  define({
    key: "temperature",
    name: "Body temperature",
    group: "vital-sign",
    specimen: "other",
    unit: "Cel",
    alsoUnits: [also("[degF]", "0.555555555555555555556", "-17.7777777777777777778")],
    loinc: [term("8310-5", "site not stated", "Cel", "U")],
    aliases: ["body_temperature"],
    hard: { min: 30, max: 44 },
    source: "SS 2.1",
  }),
];
