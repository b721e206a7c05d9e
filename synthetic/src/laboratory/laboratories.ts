/** How one laboratory reports one quantity. Numbers are in its own unit. */
export type Assay = {
  /** UCUM, one that the catalogue converts. */
  readonly unit: string;
  readonly decimals: number;
  /** Both ends are normal. */
  readonly low?: number;
  readonly high?: number;
  readonly men?: { readonly low?: number; readonly high?: number };
  /** Reported as less than this, or more than that. */
  readonly atLeast?: number;
  readonly atMost?: number;
};

/** A laboratory that does not exist; interop has a writer of messages under each of these names. */
export type Laboratory = {
  readonly name: string;
  /** Begins its order numbers. */
  readonly prefix: string;
  /** Minutes east of Greenwich, without summer time. */
  readonly offset: number;
  readonly assays: Readonly<Record<string, Assay>>;
};

const cells = (low: number, high: number, decimals = 2): Assay => ({ unit: "10*9/L", decimals, low, high });
const below = (unit: string, high: number, decimals = 0, atLeast?: number): Assay => ({
  unit,
  decimals,
  high,
  ...(atLeast === undefined ? {} : { atLeast }),
});

/** Typical adult ranges of safety-signals 2.1, in canonical units. */
const si: Readonly<Record<string, Assay>> = {
  wbc: cells(4, 11, 1),
  neutrophils: cells(1.8, 7.5),
  lymphocytes: cells(1, 4),
  monocytes: cells(0.2, 0.9),
  eosinophils: cells(0.02, 0.5),
  basophils: cells(0, 0.1),
  haemoglobin: { unit: "g/L", decimals: 0, low: 115, high: 160, men: { low: 130, high: 175 } },
  haematocrit: { unit: "L/L", decimals: 2, low: 0.36, high: 0.46, men: { low: 0.4, high: 0.52 } },
  rbc: { unit: "10*12/L", decimals: 2, low: 3.9, high: 5.2, men: { low: 4.4, high: 5.8 } },
  mcv: { unit: "fL", decimals: 0, low: 80, high: 99 },
  platelets: cells(150, 400, 0),
  reticulocytes: cells(30, 100, 0),
  cd3: cells(0.7, 2.1),
  cd4: cells(0.4, 1.6),
  cd8: cells(0.2, 1),
  cd19: cells(0.1, 0.5),
  nk: cells(0.09, 0.6),
  creatinine: { unit: "umol/L", decimals: 0, low: 45, high: 85, men: { low: 60, high: 105 } },
  egfr: { unit: "mL/min/{1.73_m2}", decimals: 0, low: 90, atMost: 90 },
  urea: { unit: "mmol/L", decimals: 1, low: 2.5, high: 7.8 },
  potassium: { unit: "mmol/L", decimals: 1, low: 3.5, high: 5.1 },
  urine_rbc_microscopy: { unit: "/[HPF]", decimals: 0, high: 3, atMost: 50 },
  urine_wbc_microscopy: { unit: "/[HPF]", decimals: 0, high: 5, atMost: 50 },
  urine_squamous: { unit: "/[HPF]", decimals: 0, high: 15, atMost: 50 },
  urine_red_cell_casts: { unit: "/[LPF]", decimals: 0, high: 0 },
  upcr: below("mg/mmol{creat}", 15, 0, 4),
  uacr: below("mg/mmol{creat}", 3, 1, 0.3),
  tsh: { unit: "m[IU]/L", decimals: 2, low: 0.27, high: 4.2, atLeast: 0.01, atMost: 100 },
  ft4: { unit: "pmol/L", decimals: 1, low: 11, high: 22 },
  ft3: { unit: "pmol/L", decimals: 1, low: 3.1, high: 6.8 },
  trab: { unit: "[IU]/L", decimals: 1, high: 1.7, atLeast: 0.8, atMost: 40 },
  tpo_ab: below("[IU]/mL", 34, 0, 9),
  alt: { unit: "U/L", decimals: 0, high: 35, men: { high: 50 }, atLeast: 5 },
  ast: { unit: "U/L", decimals: 0, high: 35, men: { high: 45 }, atLeast: 5 },
  alp: { unit: "U/L", decimals: 0, low: 30, high: 130 },
  bilirubin_total: { unit: "umol/L", decimals: 0, high: 21, atLeast: 3 },
  albumin: { unit: "g/L", decimals: 0, low: 35, high: 50 },
  ldh: { unit: "U/L", decimals: 0, low: 125, high: 250 },
  haptoglobin: { unit: "g/L", decimals: 2, low: 0.3, high: 2, atLeast: 0.08 },
  ck: { unit: "U/L", decimals: 0, high: 170, men: { high: 320 } },
  crp: { unit: "mg/L", decimals: 0, high: 5, atLeast: 1 },
  glucose: { unit: "mmol/L", decimals: 1, low: 3.9, high: 7.8 },
  igg: { unit: "g/L", decimals: 1, low: 7, high: 16 },
  iga: { unit: "g/L", decimals: 2, low: 0.7, high: 4 },
  igm: { unit: "g/L", decimals: 2, low: 0.4, high: 2.3 },
  aptt: { unit: "s", decimals: 1, low: 25, high: 36 },
  inr: { unit: "{INR}", decimals: 1, low: 0.8, high: 1.2 },
  fibrinogen: { unit: "g/L", decimals: 1, low: 2, high: 4 },
  anti_gbm: below("[arb'U]/mL", 7, 0, 2),
};

/** The ranges that this laboratory has found for itself, the rest as everywhere. */
const nordhafen: Laboratory = {
  name: "Nordhafen University Laboratory",
  prefix: "NH",
  offset: 60,
  assays: {
    ...si,
    platelets: cells(150, 370, 0),
    neutrophils: cells(1.9, 7.3),
    cd4: { unit: "/uL", decimals: 0, low: 400, high: 1600 },
    cd8: { unit: "/uL", decimals: 0, low: 200, high: 1000 },
    cd19: { unit: "/uL", decimals: 0, low: 100, high: 500 },
    tsh: { unit: "m[IU]/L", decimals: 2, low: 0.4, high: 4, atLeast: 0.01, atMost: 100 },
    ft4: { unit: "pmol/L", decimals: 1, low: 11.5, high: 22.7 },
    trab: { unit: "[IU]/L", decimals: 2, high: 1.75, atLeast: 0.3, atMost: 40 },
    crp: { unit: "mg/L", decimals: 1, high: 5, atLeast: 0.6 },
    egfr: { unit: "mL/min/{1.73_m2}", decimals: 0, low: 90 },
  },
};

/** Grams and milligrams per decilitre beside SI counts. */
const castellar: Laboratory = {
  name: "Laboratorio Castellar",
  prefix: "CA",
  offset: 60,
  assays: {
    ...si,
    haemoglobin: { unit: "g/dL", decimals: 1, low: 12, high: 16, men: { low: 13.5, high: 17.5 } },
    haematocrit: { unit: "%", decimals: 1, low: 36, high: 46, men: { low: 40, high: 52 } },
    platelets: cells(140, 400, 0),
    creatinine: { unit: "mg/dL", decimals: 2, low: 0.5, high: 0.95, men: { low: 0.7, high: 1.2 } },
    urea: { unit: "mg/dL{urea}", decimals: 0, low: 15, high: 45 },
    bilirubin_total: { unit: "mg/dL", decimals: 1, high: 1.2, atLeast: 0.2 },
    albumin: { unit: "g/dL", decimals: 1, low: 3.5, high: 5.2 },
    glucose: { unit: "mg/dL", decimals: 0, low: 70, high: 140 },
    tsh: { unit: "m[IU]/L", decimals: 2, low: 0.35, high: 4.94, atLeast: 0.01 },
    ft4: { unit: "ng/dL", decimals: 2, low: 0.8, high: 1.7 },
    ft3: { unit: "pg/mL", decimals: 2, low: 1.9, high: 4.4 },
    alt: { unit: "U/L", decimals: 0, high: 33, men: { high: 41 }, atLeast: 5 },
    ast: { unit: "U/L", decimals: 0, high: 32, men: { high: 40 }, atLeast: 5 },
    igg: { unit: "mg/dL", decimals: 0, low: 700, high: 1600 },
    uacr: below("mg/g{creat}", 30, 0, 3),
    upcr: below("mg/g{creat}", 150, 0, 40),
  },
};

/** Conventional units throughout. */
const prairie: Laboratory = {
  name: "Prairie Reference Laboratory",
  prefix: "PR",
  offset: -360,
  assays: {
    ...castellar.assays,
    ...Object.fromEntries(
      ["neutrophils", "lymphocytes", "monocytes", "eosinophils", "basophils", "wbc", "platelets"].map((count) => [
        count,
        { ...si[count]!, unit: "10*3/uL" },
      ]),
    ),
    platelets: { unit: "10*3/uL", decimals: 0, low: 150, high: 450 },
    neutrophils: { unit: "10*3/uL", decimals: 1, low: 1.5, high: 7.8 },
    lymphocytes: { unit: "10*3/uL", decimals: 1, low: 0.9, high: 3.9 },
    rbc: { ...si["rbc"]!, unit: "10*6/uL" },
    cd3: { unit: "/uL", decimals: 0, low: 700, high: 2100 },
    cd4: { unit: "/uL", decimals: 0, low: 490, high: 1740 },
    cd8: { unit: "/uL", decimals: 0, low: 180, high: 1170 },
    cd19: { unit: "/uL", decimals: 0, low: 91, high: 610 },
    nk: { unit: "/uL", decimals: 0, low: 84, high: 724 },
    haemoglobin: { unit: "g/dL", decimals: 1, low: 11.7, high: 15.5, men: { low: 13.2, high: 17.1 } },
    urea: { unit: "mg/dL{urea_N}", decimals: 0, low: 7, high: 25 },
    creatinine: { unit: "mg/dL", decimals: 2, low: 0.5, high: 1.05, men: { low: 0.65, high: 1.3 } },
    alt: { unit: "U/L", decimals: 0, high: 29, men: { high: 46 }, atLeast: 5 },
    tsh: { unit: "u[IU]/mL", decimals: 2, low: 0.4, high: 4.5, atLeast: 0.01, atMost: 150 },
    ft4: { unit: "ng/dL", decimals: 1, low: 0.8, high: 1.8 },
    fibrinogen: { unit: "mg/dL", decimals: 0, low: 200, high: 400 },
    haptoglobin: { unit: "mg/dL", decimals: 0, low: 30, high: 200, atLeast: 8 },
    egfr: { unit: "mL/min/{1.73_m2}", decimals: 0, low: 60 },
  },
};

const tamsin: Laboratory = {
  name: "Tamsin Community Laboratory",
  prefix: "TA",
  offset: 0,
  assays: {
    ...si,
    neutrophils: cells(2, 7.5, 1),
    lymphocytes: cells(1, 4, 1),
    haemoglobin: { unit: "g/L", decimals: 0, low: 120, high: 155, men: { low: 130, high: 170 } },
    creatinine: { unit: "umol/L", decimals: 0, low: 44, high: 80, men: { low: 59, high: 104 } },
    ft4: { unit: "pmol/L", decimals: 1, low: 10, high: 20 },
    ft3: { unit: "pmol/L", decimals: 1, low: 3.5, high: 6.5 },
    alt: { unit: "U/L", decimals: 0, high: 40, men: { high: 50 }, atLeast: 5 },
    tpo_ab: below("[IU]/mL", 60, 0, 28),
  },
};

export const laboratories: readonly Laboratory[] = [nordhafen, castellar, prairie, tamsin];

/** Canonical units; a result at or beyond is telephoned and flagged twice (safety-signals 2.1, column "critical"). */
export const critical: Readonly<Record<string, { readonly low?: number; readonly high?: number }>> = {
  platelets: { low: 30 },
  haemoglobin: { low: 70 },
  wbc: { low: 1 },
  neutrophils: { low: 0.5 },
  creatinine: { high: 354 },
  urea: { high: 30 },
  potassium: { low: 2.8, high: 6 },
  albumin: { low: 20 },
  fibrinogen: { low: 1 },
  glucose: { low: 2.5, high: 20 },
};
