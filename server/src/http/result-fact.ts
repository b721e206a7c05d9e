import { analytes, type FactJson } from "@longwatch/core";

/** What a person typed into the form of a result. */
export type TypedResult = {
  readonly analyte: string;
  readonly value: string;
  readonly unit?: string | undefined;
  readonly refLow?: string | undefined;
  readonly refHigh?: string | undefined;
  readonly collectedOn: string;
};

/**
 * A result as a fact. The unit is the one that the form shows beside the test, unless another was typed; a sign of comparison
 * may stand before the number. Whether it is a possible result the core decides.
 */
export function resultFact({ analyte, value, unit, refLow, refHigh, collectedOn }: TypedResult): FactJson {
  const [, comparator, rest] = /^(<=|>=|<|>)?\s*(.*)$/.exec(value)!;
  const number = numberOf(rest!);
  const shown = unit ?? (number === undefined ? undefined : analytes.get(analyte)?.unit);
  return {
    kind: "result-reported",
    collectedOn,
    analyte,
    value: number ?? rest!,
    ...(comparator === undefined ? {} : { comparator }),
    ...(shown === undefined ? {} : { unit: shown }),
    ...(refLow === undefined ? {} : { refLow: numberOf(refLow) ?? refLow }),
    ...(refHigh === undefined ? {} : { refHigh: numberOf(refHigh) ?? refHigh }),
  } as FactJson;
}

/** A plain number with a point; what could be read in two ways is left to the core, which refuses it. */
const numberOf = (text: string): number | undefined => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined);
