import { limit } from "./typed-number.ts";

/** The range within which a value is accepted, as it is typed; what is not chosen is that of the warning. */
export type TypedRange = {
  readonly analyte: string;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
};
export const noRange: TypedRange = { analyte: "", low: "", high: "", unit: "" };

type Analyte = { readonly key: string; readonly units: readonly string[] };

/** The test and the unit that are meant. */
export function meantBy(
  { analyte, unit }: TypedRange,
  analytes: readonly Analyte[],
  only: Analyte | undefined,
): { readonly analyte: string; readonly unit: string } {
  const one = analyte === "" ? only : analytes.find(({ key }) => key === analyte);
  return { analyte: one?.key ?? analyte, unit: unit === "" ? (one?.units[0] ?? "") : unit };
}

/** As a field of what is signed; without either end there is none. */
export function acceptedRangeOf({ low, high }: TypedRange, meant: ReturnType<typeof meantBy>): object {
  const ends = { ...limit("low", low), ...limit("high", high) };
  return Object.keys(ends).length === 0 ? {} : { acceptedRange: { analyte: meant.analyte, ...ends, unit: meant.unit } };
}
