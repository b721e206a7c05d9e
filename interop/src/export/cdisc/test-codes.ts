import { analytes } from "@longwatch/core";

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
