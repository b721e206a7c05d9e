import type { ChoicesJson } from "@longwatch/api";
import { limit, numberOf } from "./typed-number.ts";

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
