import type { Day } from "@longwatch/core";
import { daysPerMonth } from "../life.ts";
import { exp, ln } from "../random/arithmetic.ts";
import { noiseOf } from "./noise.ts";
import type { Quantity } from "./quantities.ts";
import type { Setting } from "./setting.ts";
import { isActive, type Track, valueAt } from "./track.ts";

/** Noise begins so many months before treatment: no sample is earlier. */
const knotsBefore = 24;

export const tracksByAnalyte = (tracks: readonly Track[]): ReadonlyMap<string, readonly Track[]> => {
  const sorted = new Map<string, Track[]>();
  for (const track of tracks) {
    const list = sorted.get(track.analyte);
    if (list === undefined) sorted.set(track.analyte, [track]);
    else list.push(track);
  }
  return sorted;
};

/** The logarithm of noise and tracks together, at a time in days. */
export type Series = (time: number) => number;

/** @param name of the noise and of the tracks; @param within log-SD */
export function seriesOf(
  { life, parameters, streams }: Setting,
  name: string,
  within: number,
  tracks: readonly Track[] = [],
): Series {
  const noise = noiseOf(streams(`body ${name}`), parameters.correlation);
  const origin = life.person.start - knotsBefore * daysPerMonth;
  return (time) => {
    let sum = within * noise((time - origin) / daysPerMonth);
    for (const track of tracks) sum += valueAt(track, time);
    return sum;
  };
}

/** True values of the quantities that have a usual value. */
export function quantitiesOf(setting: Setting, tracks: ReadonlyMap<string, readonly Track[]>) {
  const series = new Map<Quantity, { readonly usual: number; readonly at: Series }>();
  return (quantity: Quantity, time: number): number => {
    let own = series.get(quantity);
    if (own === undefined) {
      const { within } = setting.parameters.usual[quantity];
      own = {
        usual: ln(setting.usual(quantity)),
        at: seriesOf(setting, quantity, within, tracks.get(quantity)),
      };
      series.set(quantity, own);
    }
    return exp(own.usual + own.at(time));
  };
}

/** The highest grade of those at work; 0 without any. */
export function gradeAt(tracks: readonly Track[] | undefined, time: number): number {
  let highest = 0;
  for (const track of tracks ?? []) highest = Math.max(highest, valueAt(track, time));
  return highest;
}

export const causesAt = (tracks: readonly Track[] | undefined, day: Day): readonly string[] =>
  (tracks ?? []).filter((track) => isActive(track, day) || isActive(track, day + 0.99)).map(({ cause }) => cause);
