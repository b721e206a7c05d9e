import type { Day } from "../../base/calendar.ts";
import type { OutcomeReadings } from "../readings/readings.ts";
import { type RelapseExposure, relapseExposure, type WhichCount } from "../relapses/exposure.ts";
import { onLatestDay, undatedRelapsesIn } from "../relapses/undated.ts";

export type RelapsesSince = RelapseExposure & {
  /** Onsets of those that may count, in order. */
  readonly onsets: readonly Day[];
  /** Facts whose day is not exact and that may lie in the time: each is a relapse more, for certain or perhaps. */
  readonly undated: readonly string[];
};

/**
 * Relapses after the first infusion of a course until the last contact, with the time at risk. A relapse without an
 * exact day counts where all its days lie in that time and no other report is near; else it raises the most only.
 *
 * @source outcomes reference, section 3
 */
export function relapsesSince(firstOn: Day, read: OutcomeReadings, which: WhichCount, asOf: Day): RelapsesSince {
  const { relapses, undated } = read.relapses;
  const span = { after: firstOn, through: asOf };
  const { certain, possible } = undatedRelapsesIn(undated, span);
  const all = [...relapses, ...onLatestDay(certain)];
  const exposure = relapseExposure(all, span, undefined, read.lastContact, which);
  const { least, most } = exposure.relapses;
  return {
    ...exposure,
    relapses: { least, most: most + possible.length },
    onsets: relapses
      .filter(({ onset, confirmed }) => onset > firstOn && (which === "reported" || confirmed !== "no"))
      .map(({ reports }) => reports[0]!.onset),
    undated: [...certain, ...possible].map(({ fact }) => fact),
  };
}
