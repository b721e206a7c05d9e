import { analytes, type functionalSystems } from "@longwatch/core";

/** Short names that are in common use. From memory; everything else is cut from our own key. */
const common: Readonly<Record<string, string>> = {
  wbc: "WBC",
  rbc: "RBC",
  haemoglobin: "HGB",
  haematocrit: "HCT",
  platelets: "PLAT",
  neutrophils_abs: "NEUT",
  lymphocytes_abs: "LYM",
  monocytes_abs: "MONO",
  eosinophils_abs: "EOS",
  basophils_abs: "BASO",
  creatinine: "CREAT",
  tsh: "TSH",
  ft4: "T4FR",
  ft3: "T3FR",
  alt: "ALT",
  ast: "AST",
  alp: "ALP",
  ggt: "GGT",
  bilirubin_total: "BILI",
  bilirubin_direct: "BILDIR",
  albumin: "ALB",
  inr: "INR",
  ck: "CK",
  ldh: "LDH",
  crp: "CRP",
  urea: "UREA",
};

/** Written out: cut to eight letters, cerebellar and cerebral are the same. */
export const systemCodes: Readonly<Record<(typeof functionalSystems)[number], string>> = {
  visual: "KFSVISUA",
  brainstem: "KFSBRAIN",
  pyramidal: "KFSPYRAM",
  cerebellar: "KFSCBLAR",
  sensory: "KFSSENSO",
  bowelBladder: "KFSBOWEL",
  cerebral: "KFSCBRAL",
};

/** Functional tests and questionnaires of the closed list. */
export const scaleTestCodes: ReadonlyMap<string, string> = new Map([
  ["t25fw", "T25FW"],
  ["9hpt-dominant", "X9HPTDOM"],
  ["9hpt-other", "X9HPTOTH"],
  ["sdmt", "SDMT"],
  ["pasat3", "PASAT3"],
  ["msis29-physical", "MSIS29PH"],
  ["msis29-psychological", "MSIS29PS"],
  ["low-contrast-acuity", "LOWCONTR"],
  ["fsmc", "FSMC"],
  ["mfis", "MFIS"],
  ["eq5d", "EQ5D"],
  ["six-minute-walk", "SIXMINUT"],
]);

/** A test outside the list, which leaves only where people are identified; its name says which. */
export const otherTestCode = "OTHER";

/** A code of one to eight letters and digits for each analyte, no two the same. */
export const testCodes: ReadonlyMap<string, string> = makeCodes([...analytes.keys()]);

function makeCodes(keys: readonly string[]): ReadonlyMap<string, string> {
  const codes = new Map(Object.entries(common).filter(([key]) => analytes.has(key)));
  const taken = new Set(codes.values());
  for (const key of keys) {
    if (codes.has(key)) continue;
    const code = freeCode(key, taken);
    taken.add(code);
    codes.set(key, code);
  }
  return codes;
}

function freeCode(key: string, taken: ReadonlySet<string>): string {
  const letters = key.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const stem = /^\d/.test(letters) ? `X${letters}` : letters;
  for (let n = 1; ; n += 1) {
    const code = n === 1 ? stem.slice(0, 8) : `${stem.slice(0, 8 - `${n}`.length)}${n}`;
    if (!taken.has(code)) return code;
  }
}
