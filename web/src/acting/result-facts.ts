import type { ChoicesJson } from "@longwatch/api";

/** A line of the form of results, as it is typed. */
export type TypedResult = {
  readonly analyte: string;
  readonly value: string;
  readonly unit: string;
  readonly refLow: string;
  readonly refHigh: string;
};
export const noResult: TypedResult = { analyte: "", value: "", unit: "", refLow: "", refHigh: "" };

/** Results as facts. A sign of comparison may stand before the number; whether it is a possible result the server says. */
export function resultFacts(
  collectedOn: string,
  rows: readonly TypedResult[],
  analytes: ChoicesJson["analytes"],
): readonly object[] {
  return rows
    .filter(({ analyte, value }) => analyte !== "" && value.trim() !== "")
    .map((row) => resultFact(collectedOn, row, analytes));
}

function resultFact(collectedOn: string, row: TypedResult, analytes: ChoicesJson["analytes"]): object {
  const [, comparator, rest = ""] = /^(<=|>=|<|>)?\s*(.*)$/.exec(row.value.trim()) ?? [];
  const number = numberOf(rest);
  const unit = row.unit === "" ? analytes.find(({ key }) => key === row.analyte)?.units[0] : row.unit;
  return {
    kind: "result-reported",
    collectedOn,
    analyte: row.analyte,
    value: number ?? rest,
    ...(comparator === undefined ? {} : { comparator }),
    ...(number === undefined || unit === undefined ? {} : { unit }),
    ...limit("refLow", row.refLow),
    ...limit("refHigh", row.refHigh),
  };
}

const limit = (name: "refLow" | "refHigh", text: string): object =>
  text.trim() === "" ? {} : { [name]: numberOf(text) ?? text.trim() };

/** A plain number with a point. What could be read in two ways is left as it was typed, and the server refuses it. */
const numberOf = (text: string): number | undefined =>
  /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text.trim()) : undefined;
