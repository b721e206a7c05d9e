import { formatDay } from "@longwatch/core";
import type { Measured, Sample } from "../laboratory/sample.ts";
import type { AutoimmuneEvent } from "../life.ts";
import type { OutOfRange } from "./labels.ts";

export type LabelledSample = { readonly measured: Measured; readonly outOfRange: readonly OutOfRange[] };

/** The first sample before an event was recognised in which it had moved a value out of its usual range. */
export type Seen = {
  readonly on: string;
  readonly analytes: string[];
  /** Days from the sample to the day of recognition. */
  readonly lagDays: number;
  readonly reason: Sample["reason"];
};

/**
 * What could have been seen before the recognition: in any sample, and in those of the schedule alone (baseline and
 * scheduled ones).
 * @param samples in order of day
 */
export function seenBefore(
  { kind, recognisedOn }: AutoimmuneEvent,
  samples: readonly LabelledSample[],
): { readonly bySchedule: Seen | null; readonly byAny: Seen | null } {
  const showing = samples.flatMap(({ measured: { sample }, outOfRange }): readonly Seen[] => {
    if (sample.day >= recognisedOn) return [];
    const analytes = outOfRange.filter(({ because }) => because.includes(kind)).map(({ analyte }) => analyte);
    if (analytes.length === 0) return [];
    return [{ on: formatDay(sample.day), analytes, lagDays: recognisedOn - sample.day, reason: sample.reason }];
  });
  const isScheduled = ({ reason }: Seen): boolean => reason === "scheduled" || reason === "baseline";
  return { bySchedule: showing.find(isScheduled) ?? null, byAny: showing[0] ?? null };
}
