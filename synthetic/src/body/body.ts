import type { Day } from "@longwatch/core";

/** What the body is like on any day: true values, before a laboratory has measured anything. */
export type Body = {
  /**
   * @param analyte key of the core's catalogue
   * @param minute of the day, 0 to 1439
   * @returns in the catalogue's canonical unit; for an ordinal the mean number of plusses (0 negative, 0.5 trace, 1 …)
   */
  readonly valueOn: (analyte: string, day: Day, minute: number) => number;
  /** First day of the last period that began on or before the day; undefined for those who have none. */
  readonly lastPeriod: (day: Day) => Day | undefined;
  readonly menstruatingOn: (day: Day) => boolean;
  /** What moves the analyte away from its usual values on that day: names of events, distractors and phases. */
  readonly causesOn: (analyte: string, day: Day) => readonly string[];
};
