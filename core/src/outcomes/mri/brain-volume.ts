import { daysPerYear } from "../../base/calendar.ts";

const tolerance = 1e-9;

/** Per cent a year: a greater loss is pathological. */
export const pathologicalLoss = -0.4;

/**
 * The yearly change of brain volume, in per cent, negative for loss.
 *
 * @param changePercent between the two scans
 * @returns undefined where the scans are not in order, or on one day
 * @source outcomes reference, section 4
 */
export const annualisedVolumeChange = (changePercent: number, previousDay: number, day: number): number | undefined =>
  day > previousDay ? changePercent / ((day - previousDay) / daysPerYear) : undefined;

/** Exactly the cut-off is not yet pathological. */
export const isPathologicalLoss = (percentPerYear: number): boolean => percentPerYear < pathologicalLoss - tolerance;
