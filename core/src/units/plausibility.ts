import type { Analyte, Limits } from "./analyte.ts";

/**
 * `impossible`: outside the hard limits, refused to a person. `questionable`: outside the soft limits, or
 * like a known slip of unit; kept, judged at once, and confirmed by a person.
 */
export type Plausibility = "plausible" | "questionable" | "impossible";

/** A number that fits another unit than the one it was sent in. */
type Slip = {
  /** Of the value in the canonical unit. */
  readonly fits: (value: number) => boolean;
  readonly likelyUnit: string;
  /** The one unit under which this slip is made; otherwise any but the likely one. */
  readonly onlyUnder?: string;
};

/** Safety-signals 2.2, second point; the second creatinine row is 30 to 300 mg/dL × 88.4. */
const slips: ReadonlyMap<string, readonly Slip[]> = new Map([
  [
    "creatinine",
    [
      { fits: (v) => v >= 0.3 && v <= 15, likelyUnit: "mg/dL" },
      { fits: (v) => v >= 2652 && v <= 26_520, likelyUnit: "umol/L", onlyUnder: "mg/dL" },
    ],
  ],
  ["haemoglobin", [{ fits: (v) => v >= 3 && v <= 25, likelyUnit: "g/dL" }]],
  ["platelets", [{ fits: (v) => v > 3000, likelyUnit: "/uL" }]],
  ["ft4", [{ fits: (v) => v >= 0.1 && v <= 5, likelyUnit: "ng/dL" }]],
  ["bilirubin_total", [{ fits: (v) => v >= 0 && v < 3, likelyUnit: "mg/dL" }]],
  ["cd4", [{ fits: (v) => v > 10, likelyUnit: "/uL" }]],
] satisfies readonly (readonly [string, readonly Slip[]])[]);

const isOutside = (value: number, limits: Limits | undefined): boolean =>
  limits !== undefined &&
  ((limits.min !== undefined && value < limits.min) || (limits.max !== undefined && value > limits.max));

/**
 * The unit a number would fit better than its own, where safety-signals 2.2 names the slip. For a person
 * to read, never to be applied: nothing is guessed from the size of a number.
 *
 * @param canonicalValue  in the canonical unit
 * @param sentUnit  the UCUM unit it was sent in
 */
export function likelyUnit(
  analyte: Analyte,
  canonicalValue: number,
  sentUnit: string | undefined = analyte.unit,
): string | undefined {
  const slip = slips
    .get(analyte.key)
    ?.find(
      ({ fits, likelyUnit: other, onlyUnder }) =>
        (onlyUnder === undefined ? sentUnit !== other : sentUnit === onlyUnder) && fits(canonicalValue),
    );
  return slip?.likelyUnit;
}

/**
 * Whether a number can be true of a person. The ends of every limit are inside. Without limits every
 * finite number is plausible; a number that is not finite is impossible. The extremes this drug produces
 * (platelets 1 to 5, TSH beyond 100, ferritin in the hundreds of thousands) are never impossible.
 *
 * @param canonicalValue  in the canonical unit; of an interval, judge both ends
 * @param sentUnit  the UCUM unit it was sent in; 2 umol/L of bilirubin is questioned, 0.1 mg/dL is not
 * @source  safety-signals 2.1 (limits) and 2.2 (slips)
 */
export function judgePlausibility(
  analyte: Analyte,
  canonicalValue: number,
  sentUnit: string | undefined = analyte.unit,
): Plausibility {
  if (!Number.isFinite(canonicalValue) || isOutside(canonicalValue, analyte.hard)) return "impossible";
  if (isOutside(canonicalValue, analyte.soft)) return "questionable";
  return likelyUnit(analyte, canonicalValue, sentUnit) === undefined ? "plausible" : "questionable";
}
