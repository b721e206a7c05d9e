import { daysPerMonth, type Life } from "../life.ts";
import { uniform } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import type { BodyParameters } from "./parameters.ts";

/** What a cause may know of the person whose values it moves. */
export type Setting = {
  readonly life: Life;
  readonly parameters: BodyParameters;
  readonly streams: Streams;
  /** The person's own usual value of a quantity, in the canonical unit. */
  readonly usual: (analyte: string) => number;
};

export type Range = readonly [number, number];

export const within = (draw: Draw, [min, max]: Range): number => uniform(draw, min, max);

export const months = (count: number): number => count * daysPerMonth;
export const weeks = (count: number): number => count * 7;
