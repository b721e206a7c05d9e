import type { Sex } from "../life.ts";
import type { RecordParameters } from "./parameters.ts";

/** Whether a true value, in the canonical unit or in plusses, lies out of the usual range; limits are inside. */
export type IsOutside = (analyte: string, value: number) => boolean;

export function outsideOf({ limits }: RecordParameters, sex: Sex): IsOutside {
  return (analyte, value) => {
    const limit = (sex === "male" ? limits.male[analyte] : undefined) ?? limits.all[analyte];
    if (limit === undefined) return false;
    return value < (limit.low ?? Number.NEGATIVE_INFINITY) || value > (limit.high ?? Number.POSITIVE_INFINITY);
  };
}
