import { ln } from "../random/arithmetic.ts";

/**
 * How one cause moves one analyte: straight lines between points. Of a quantity the values are logarithms of
 * factors, which add up with those of other causes; of a grade (a test strip) they are plusses, of which the
 * highest counts. Before the first point the cause does nothing.
 */
export type Track = {
  readonly analyte: string;
  readonly cause: string;
  /** Rising; parts of a day are allowed. */
  readonly days: readonly number[];
  readonly values: readonly number[];
  /** The last value stays for good; else the cause ends on the last day, which is not included. */
  readonly stays: boolean;
};

/** A day, and a factor or a grade on that day. */
export type Point = readonly [day: number, value: number];

const make = (analyte: string, cause: string, points: readonly Point[], stays: boolean): Track => ({
  analyte,
  cause,
  days: points.map(([day]) => day),
  values: points.map(([, value]) => value),
  stays,
});

/** Factors on the usual value, 1 for none, joined on the logarithmic scale. */
export const factors = (analyte: string, cause: string, points: readonly Point[], stays = false): Track =>
  make(
    analyte,
    cause,
    points.map(([day, factor]) => [day, ln(factor)]),
    stays,
  );

/** One factor from a day through another, both included. */
export const factorDuring = (analyte: string, cause: string, from: number, through: number, factor: number): Track =>
  factors(analyte, cause, [
    [from, factor],
    [through + 1, factor],
  ]);

/** Plusses: 0.5 is a trace. */
export const grades = (analyte: string, cause: string, points: readonly Point[], stays = false): Track =>
  make(analyte, cause, points, stays);

export const gradeDuring = (analyte: string, cause: string, from: number, through: number, grade: number): Track =>
  grades(analyte, cause, [
    [from, grade],
    [through + 1, grade],
  ]);

export function isActive({ days, stays }: Track, time: number): boolean {
  return time >= days[0]! && (stays || time < days[days.length - 1]!);
}

/** @param time a day, with the part of it that has passed */
export function valueAt(track: Track, time: number): number {
  if (!isActive(track, time)) return 0;
  const { days, values } = track;
  let next = 1;
  while (next < days.length && time >= days[next]!) next++;
  const value = values[next - 1]!;
  if (next === days.length) return value;
  const passed = (time - days[next - 1]!) / (days[next]! - days[next - 1]!);
  return value + passed * (values[next]! - value);
}
