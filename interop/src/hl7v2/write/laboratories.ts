import type { LaboratoryProfile } from "./profile.ts";

/** A university's system that follows the standard. */
const nordhafen: LaboratoryProfile = {
  name: "Nordhafen University Laboratory",
  application: "NORDLIS",
  version: "2.5.1",
  charset: "UNICODE UTF-8",
  codes: "loinc",
  loincCodes: { creatinine: "14682-9", urea: "22664-7" },
  units: {},
  decimalComma: false,
  zone: "Europe/Berlin",
  timeZone: "offset",
  precision: "second",
  lineEnd: "\r",
  valueType: "SN",
  words: "coded",
  observationTime: "collection",
  panelHeaders: true,
  comments: "NTE",
  batch: false,
};

/** An old system: its own codes, commas, local times, Latin-1, a file of batches at night. */
const castellar: LaboratoryProfile = {
  name: "Laboratorio Castellar",
  application: "CASTLAB",
  version: "2.3",
  charset: "8859/1",
  codes: "local",
  localCodes: {
    haemoglobin: { code: "HB", display: "Hemoglobina" },
    platelets: { code: "PLAQ", display: "Plaquetas" },
    neutrophils: { code: "NEU", display: "Neutrófilos" },
    creatinine: { code: "CREA", display: "Creatinina" },
    tsh: { code: "TSH", display: "Tirotropina" },
    urine_protein_dipstick: { code: "PROT-O", display: "Proteínas en orina" },
  },
  units: { "10*9/L": "x10^9/L", "10*12/L": "x10^12/L", "umol/L": "µmol/L", "m[IU]/L": "mUI/L" },
  decimalComma: true,
  zone: "Europe/Madrid",
  timeZone: "none",
  precision: "minute",
  lineEnd: "\r\n",
  valueType: "ST",
  words: "ST",
  spellings: { negative: "Negativo", positive: "Positivo", trace: "Indicios" },
  observationTime: "none",
  panelHeaders: false,
  comments: "NTE",
  batch: true,
};

/** Conventional units in conventional spellings, words for codes of status, release time in OBX-14. */
const prairie: LaboratoryProfile = {
  name: "Prairie Reference Laboratory",
  application: "PRLIS",
  version: "2.3.1",
  charset: "ASCII",
  codes: "both",
  localCodes: {
    platelets: { code: "PLT", display: "Platelet Count" },
    wbc: { code: "WBC", display: "White Blood Cell Count" },
    haemoglobin: { code: "HGB", display: "Hemoglobin" },
  },
  units: { "10*3/uL": "K/uL", "10*12/L": "10^12/L", "10*9/L": "10^9/L", "m[IU]/L": "mIU/L", "/[HPF]": "/HPF" },
  decimalComma: false,
  zone: "America/Chicago",
  timeZone: "offset",
  precision: "minute",
  lineEnd: "\n",
  valueType: "ST",
  words: "ST",
  spellings: { negative: "NEG", positive: "Reactive", "1+": "Small", "2+": "Moderate", "3+": "Large" },
  statuses: { final: "Verified", corrected: "Corrected" },
  observationTime: "release",
  panelHeaders: true,
  comments: "NTE",
  batch: false,
};

/** A small laboratory that writes days only and no comments. */
const tamsin: LaboratoryProfile = {
  name: "Tamsin Community Laboratory",
  application: "TCLAB",
  version: "2.7",
  charset: "UNICODE UTF-8",
  codes: "local",
  units: { "10*9/L": "10^9/L", "U/L": "U/l", "umol/L": "umol/l" },
  decimalComma: false,
  zone: "Europe/London",
  timeZone: "offset",
  precision: "day",
  lineEnd: "\r",
  valueType: "ST",
  words: "ST",
  observationTime: "collection",
  panelHeaders: false,
  comments: "none",
  batch: false,
};

/** Four laboratories that do not exist, as unlike each other as those that do. */
export const laboratoryProfiles: readonly LaboratoryProfile[] = [nordhafen, castellar, prairie, tamsin];
