import type { Observation } from "@longwatch/core";
import type { Seen } from "./seen.ts";

export const year = 365.25;

/** Events and years of each person inside [from, to), in days. */
export function within(people: readonly Seen[], events: (one: Seen) => readonly number[], from: number, to: number) {
  const seen = people.filter(({ through }) => through > from);
  return {
    counts: seen.map((one) => events(one).filter((day) => day >= from && day < to).length),
    years: seen.map(({ through }) => (Math.min(through, to) - from) / year),
  };
}

/** Time to the first of some days. */
export const firstOf =
  (events: (one: Seen) => readonly number[]) =>
  (one: Seen): Observation => {
    const first = Math.min(...events(one));
    return Number.isFinite(first) ? { time: first, event: true } : { time: one.through, event: false };
  };

export const relapses = ({ relapses: all }: Seen): readonly number[] => all;
/** Of a person's days, those of the month that is asked for. */
export const edssChange = (people: readonly Seen[], month: number): readonly number[] =>
  people.flatMap(({ edss, person }) => {
    const then = edss.get(month);
    return then === undefined ? [] : [then - person.edss];
  });

/** People with a scan in each of the years. */
export const scanned = (people: readonly Seen[], years: readonly number[]): readonly Seen[] =>
  people.filter(({ scans }) => years.every((y) => scans.some((scan) => scan.year === y)));

export const atYear = (one: Seen, y: number) => one.scans.find((scan) => scan.year === y)!;
