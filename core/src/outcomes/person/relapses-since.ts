import type { Day } from "../../base/calendar.ts";
import type { OutcomeReadings } from "../readings/readings.ts";
import { type RelapseExposure, relapseExposure, type WhichCount } from "../relapses/exposure.ts";
import { undatedSince } from "./reference.ts";

export type RelapsesSince = RelapseExposure & {
  /** Onsets of those that may count, in order. */
  readonly onsets: readonly Day[];
  /** Facts whose day is not exact: they may lie in the time, and may each be a relapse more. */
  readonly undated: readonly string[];
};

/**
 * Relapses after the first infusion of a course until the last contact, with the time at risk. A relapse without an
 * exact day raises the most that there may have been, never the least.
 *
 * @source outcomes reference, section 3
 */
export function relapsesSince(firstOn: Day, read: OutcomeReadings, which: WhichCount, asOf: Day): RelapsesSince {
  const { relapses, undated } = read.relapses;
  const exposure = relapseExposure(relapses, { after: firstOn, through: asOf }, undefined, read.lastContact, which);
  const may = undatedSince(undated, firstOn, asOf);
  const { least, most } = exposure.relapses;
  return {
    ...exposure,
    relapses: { least, most: most + may.length },
    onsets: relapses
      .filter(({ onset, confirmed }) => onset > firstOn && (which === "reported" || confirmed !== "no"))
      .map(({ reports }) => reports[0]!.onset),
    undated: may,
  };
}
