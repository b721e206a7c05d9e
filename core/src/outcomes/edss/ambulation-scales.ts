import type { HalfPoints } from "./half-points.ts";

/**
 * `neurostatus16`: the score 0 to 16 that goes with the examination. `registry13`: the older code 0 to 13 of
 * registries and trial databases. The same digit means something else at 1 and from 6 upward.
 */
export type AmbulationScale = "neurostatus16" | "registry13";

/**
 * The EDSS, in half-points, that each score makes the least possible. From score 3 upward it reaches the
 * highest step of the functional systems (5.0), so there it is the EDSS.
 *
 * @source outcomes reference, sections 1.3, 1.4 and 1.5
 */
const leastByScale: Readonly<Record<AmbulationScale, readonly HalfPoints[]>> = {
  neurostatus16: [0, 4, 9, 10, 11, 12, 12, 12, 13, 13, 14, 15, 16, 17, 18, 19, 20],
  registry13: [0, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
};

export const highestAmbulation = (scale: AmbulationScale): number => leastByScale[scale].length - 1;

/**
 * The least EDSS, in half-points, that walking as scored allows.
 *
 * @returns undefined where the scale has no such score
 */
export const leastEdssOfAmbulation = (score: number, scale: AmbulationScale): HalfPoints | undefined =>
  leastByScale[scale][score];
