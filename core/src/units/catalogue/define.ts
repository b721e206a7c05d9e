import type { AlsoUnit, Analyte, Limits, LoincTerm } from "../analyte.ts";

type Defaulted = "specimen" | "scale" | "alsoUnits" | "loinc" | "aliases" | "source";

/** The abbreviations of `source`. SS: safety-signals section 2.1 (limits); IO: interop sections 1.1 and 1.2. */
export const listed = "SS 2.1; IO 1.1, 1.2";

/** A catalogue entry; a quantity in blood, known by its LOINC rows only, unless it says otherwise. */
export const define = (entry: Omit<Analyte, Defaulted> & Partial<Pick<Analyte, Defaulted>>): Analyte => ({
  specimen: "blood",
  scale: "quantity",
  alsoUnits: [],
  loinc: [],
  aliases: [],
  source: "IO 1.1, 1.2",
  ...entry,
});

/** A row of IO 1.1 (test/samples/loinc-analytes.csv); an empty unit means that the term has none. */
export const term = (
  code: string,
  variant: string,
  usualUnit: string,
  evidence: LoincTerm["evidence"],
  preferred?: "preferred",
): LoincTerm => ({
  code,
  variant,
  usualUnit: usualUnit === "" ? undefined : usualUnit,
  evidence,
  preferred: preferred === "preferred",
});

/** Canonical = sent × factor + offset. */
export const also = (unit: string, factor: string, offset?: string): AlsoUnit =>
  offset === undefined ? { unit, factor } : { unit, factor, offset };

/** Counts, concentrations and times are never negative: a definition, not a clinical limit. */
export const notNegative: Limits = { min: 0 };

/** A part of a whole, in per cent: a definition, not a clinical limit. */
export const percentage: Limits = { min: 0, max: 100 };
