/**
 * An EDSS in half-points: an integer from 0 to 20, never 1 (the scale has no 0.5). Steps are added and
 * compared in half-points, so that nothing is decided by rounding.
 */
export type HalfPoints = number;

export const edssOfHalfPoints = (half: HalfPoints): number => half / 2;

/**
 * The half-points of an EDSS as it is written.
 *
 * @param edss points, such as 3.5
 * @returns undefined for what is no EDSS: 0.5, 3.2, above 10, below 0, not a number
 */
export function halfPointsOf(edss: number): HalfPoints | undefined {
  const half = edss * 2;
  return Number.isInteger(half) && half >= 0 && half <= 20 && half !== 1 ? half : undefined;
}

/** The 20 values of the scale, ascending, in points. */
export const edssValues: readonly number[] = Array.from({ length: 21 }, (_, half) => half)
  .filter((half) => half !== 1)
  .map(edssOfHalfPoints);
