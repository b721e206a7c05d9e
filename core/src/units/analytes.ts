import type { Analyte, LoincTerm } from "./analyte.ts";
import { bloodCount } from "./catalogue/blood-count.ts";
import { chemistry } from "./catalogue/chemistry.ts";
import { coagulation } from "./catalogue/coagulation.ts";
import { kidney } from "./catalogue/kidney.ts";
import { liver } from "./catalogue/liver.ts";
import { serology } from "./catalogue/serology.ts";
import { thyroid } from "./catalogue/thyroid.ts";
import { urineChemistry } from "./catalogue/urine-chemistry.ts";
import { urineSediment } from "./catalogue/urine-sediment.ts";
import { urineStrip } from "./catalogue/urine-strip.ts";
import { vitalSigns } from "./catalogue/vital-signs.ts";
import { whiteCells } from "./catalogue/white-cells.ts";

export type { AlsoUnit, Analyte, Limits, LoincTerm } from "./analyte.ts";

const catalogue: readonly Analyte[] = [
  ...bloodCount,
  ...whiteCells,
  ...kidney,
  ...urineStrip,
  ...urineSediment,
  ...urineChemistry,
  ...thyroid,
  ...liver,
  ...coagulation,
  ...chemistry,
  ...serology,
  ...vitalSigns,
];

/** Every analyte by its key. A rule names keys; nothing else is a key. */
export const analytes: ReadonlyMap<string, Analyte> = new Map(catalogue.map((analyte) => [analyte.key, analyte]));

const nameKey = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

const byName: ReadonlyMap<string, Analyte> = new Map([
  ...catalogue.flatMap((analyte) => analyte.aliases.map((alias) => [nameKey(alias), analyte] as const)),
  ...catalogue.map((analyte) => [nameKey(analyte.key), analyte] as const),
]);

/**
 * The analyte of a key or alias, whatever its case; blanks and hyphens count as underscores. Undefined
 * where unknown: names that blood and urine share ("leucocytes", "protein") are nobody's alias.
 */
export const findAnalyte = (keyOrAlias: string): Analyte | undefined =>
  analytes.get(keyOrAlias) ?? byName.get(nameKey(keyOrAlias));

const byLoinc: ReadonlyMap<string, { readonly analyte: Analyte; readonly term: LoincTerm }> = new Map(
  catalogue.flatMap((analyte) => analyte.loinc.map((term) => [term.code, { analyte, term }] as const)),
);

/** The analyte and term of a LOINC number; undefined where it is not listed, or is a panel's. */
export const analyteByLoinc = (code: string): { readonly analyte: Analyte; readonly term: LoincTerm } | undefined =>
  byLoinc.get(code);

/** Panels: their members are results, they are none themselves (IO 1.1; 75622-1 is the HIV 1 and 2 panel). */
export const panelLoinc: ReadonlySet<string> = new Set([
  "58410-2",
  "57021-8",
  "57782-5",
  "24317-0",
  "24356-8",
  "24357-6",
  "50556-0",
  "53293-7",
  "75622-1",
]);
