import { type Analyte, findAnalyte } from "@longwatch/core";

/**
 * Names of columns in German, Spanish and French, beside the English ones of the catalogue. Only names that
 * mean one thing in blood: "Leukozyten" and "Eiweiss" may be urine's, and are nobody's.
 */
const names: Readonly<Record<string, string>> = {
  thrombozyten: "platelets",
  plaquetas: "platelets",
  plaquettes: "platelets",
  platelet: "platelets",
  hamoglobin: "haemoglobin",
  hemoglobina: "haemoglobin",
  hemoglobine: "haemoglobin",
  hamatokrit: "haematocrit",
  hematocrito: "haematocrit",
  hematocrite: "haematocrit",
  neutrophile: "neutrophils",
  neutrofilos: "neutrophils",
  neutrophiles: "neutrophils",
  lymphozyten: "lymphocytes",
  linfocitos: "lymphocytes",
  kreatinin: "creatinine",
  creatinina: "creatinine",
  harnstoff: "urea",
  uree: "urea",
  kalium: "potassium",
  potasio: "potassium",
  bilirrubina: "bilirubin_total",
  bilirubine: "bilirubin_total",
};

const fold = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .trim()
    .replace(/[\s-]+/g, "_");

/** The analyte of a name; undefined where it is not listed, or may mean another thing. */
export function namedAnalyte(name: string): Analyte | undefined {
  const key = fold(name);
  return findAnalyte(name) ?? findAnalyte(Object.hasOwn(names, key) ? names[key]! : key);
}

export type NamedColumn = { readonly analyte: Analyte; readonly unit: string };

/** `Platelets (10*9/L)`, `TSH [mU/L]`, `Hb g/dL`: an analyte and the text of its unit, which may be empty. */
export function analyteColumn(header: string): NamedColumn | undefined {
  const whole = namedAnalyte(header);
  if (whole !== undefined) return { analyte: whole, unit: "" };
  const bracketed = /^(.*?)\s*(?:\((.+)\)|\[(.+)\])$/.exec(header.trim());
  const [name, unit] =
    bracketed === null
      ? (/^(.*?)[\s,]+(\S*[/%]\S*)$/.exec(header.trim())?.slice(1) ?? [])
      : [bracketed[1], bracketed[2] ?? bracketed[3]];
  const analyte = name === undefined ? undefined : namedAnalyte(name);
  return analyte === undefined ? undefined : { analyte, unit: unit ?? "" };
}
