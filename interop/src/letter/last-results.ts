import {
  type Analyte,
  type FactOfKind,
  findAnalyte,
  formatClinicalDate,
  type PatientRecord,
  parseDay,
  printedUnit,
  readUnit,
} from "@longwatch/core";

/** What a family doctor looks for first, in their order. */
const shown = [
  ...["platelets", "haemoglobin", "neutrophils_abs", "lymphocytes_abs", "creatinine", "egfr", "tsh", "ft4"],
  ...["alt", "bilirubin_total", "urine_protein_dipstick", "urine_blood_dipstick", "urine_rbc_microscopy", "upcr"],
];

/** The last result of each that holds and was really measured, by the day that is asked about: test, value, reference, day. */
export function lastResults({ held }: PatientRecord, asOf: string): readonly (readonly string[])[] {
  const through = parseDay(asOf)!;
  return shown.flatMap((key) => {
    const analyte = findAnalyte(key);
    const series = held.results.get(key);
    if (analyte === undefined || series === undefined) return [];
    const results = series.facts as readonly Result[];
    const at = results.findLastIndex(
      (fact, i) => fact.earliest <= through && series.flaws[i] === undefined && fact.value !== undefined,
    );
    const fact = results[at];
    return fact === undefined ? [] : [[analyte.name, valueIn(fact, analyte), rangeOf(fact), formatClinicalDate(fact)]];
  });
}

type Result = FactOfKind<"result-reported">;

function valueIn({ value, comparator, unit }: Result, analyte: Analyte): string {
  if (typeof value === "string") return value;
  const read = unit === undefined ? undefined : readUnit(unit, analyte);
  const written = read?.kind === "unit" ? ` ${printedUnit(read.unit)}`.trimEnd() : "";
  if (typeof value === "number") return `${comparator ?? ""}${value}${written}`;
  if (value === undefined) return "";
  return "titre" in value ? `1:${value.titre}` : `${value.low}–${value.high}${written}`;
}

const rangeOf = ({ refLow, refHigh }: Result): string => {
  if (refLow !== undefined && refHigh !== undefined) return `${refLow}–${refHigh}`;
  if (refHigh !== undefined) return `≤ ${refHigh}`;
  return refLow === undefined ? "" : `≥ ${refLow}`;
};
