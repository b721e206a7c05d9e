import { addDays, type Day } from "@longwatch/core";
import type { Body } from "../body/body.ts";

/** A body in which nothing changes; analytes that are not told have the value 1. */
export const stillBody = (
  valueOn: (analyte: string, day: Day) => number = () => 1,
  menstruatingOn: (day: Day) => boolean = () => false,
): Body => ({
  valueOn,
  menstruatingOn,
  lastPeriod: (day) => (menstruatingOn(day) ? addDays(day, 0) : undefined),
  causesOn: () => [],
});
