/** One LOINC number under which an analyte arrives. All are accepted; the preferred one is what we send. */
export type LoincTerm = {
  readonly code: string;
  /** Method, property or specimen that sets this term apart from its siblings. */
  readonly variant: string;
  /**
   * The UCUM unit usual for the term; undefined where it has none. It never stands in for a unit that was
   * not sent: it only chooses between the readings of a unit that was (mg/dL of urea or of its nitrogen).
   */
  readonly usualUnit: string | undefined;
  /** V verified in a second source, U known by use only, M remembered (interop.md section 1.1). */
  readonly evidence: "V" | "U" | "M";
  readonly preferred: boolean;
};

/** In the canonical unit. A value below `min` or above `max` is outside; the ends themselves are inside. */
export type Limits = { readonly min?: number; readonly max?: number };

/** A unit that converts: canonical = sent × factor + offset, in exact decimals. */
export type AlsoUnit = { readonly unit: string; readonly factor: string; readonly offset?: string };

/** What an analyte is measured with; decides which specimen remark spoils it (validity.ts). */
export type AnalyteGroup =
  | "blood-count"
  | "cell-subsets"
  | "coagulation"
  | "chemistry"
  | "serology"
  | "urine"
  | "cervix"
  | "vital-sign";

export type Analyte = {
  readonly key: string;
  /** Plain English, for people. */
  readonly name: string;
  readonly group: AnalyteGroup;
  /** `other` where blood and urine both serve (pregnancy test), or nothing was drawn (vital signs). */
  readonly specimen: "blood" | "urine" | "cervix" | "other";
  readonly scale: "quantity" | "ordinal" | "qualitative" | "text";
  /** Canonical UCUM unit, `1` where dimensionless; undefined where the result is a word or a text. */
  readonly unit: string | undefined;
  readonly alsoUnits: readonly AlsoUnit[];
  readonly loinc: readonly LoincTerm[];
  readonly aliases: readonly string[];
  /**
   * The analyte this one is about but must never stand for: bands are about neutrophils, and are not an
   * absolute neutrophil count; a presence test is about an antibody, and is not its quantity.
   */
  readonly related?: string;
  /** Outside: refused to a person. */
  readonly hard?: Limits;
  /** Outside: kept and judged at once, and confirmed by a person. */
  readonly soft?: Limits;
  /** Where limits and factors come from. */
  readonly source: string;
};
