import type { EventsParameters } from "../../events/parameters.ts";
import type { Disease } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { type Streams, streamsOf } from "../../random/stream.ts";
import { diseaseOf, type Wanted } from "../disease.ts";

/** What a process makes of each of many people; made once for each preset. */
export function cohort<Result>(
  people: number,
  wanted: Wanted,
  run: (disease: Disease, parameters: EventsParameters, streams: Streams) => Result,
): (preset: Preset) => readonly Result[] {
  let diseases: readonly Disease[] | undefined;
  const known = new WeakMap<Preset, readonly Result[]>();
  return (preset) => {
    diseases ??= Array.from({ length: people }, (_, index) => diseaseOf({ ...wanted, index }));
    let results = known.get(preset);
    if (results === undefined) {
      results = diseases.map((disease, index) => run(disease, preset.events, streamsOf("checks", index)));
      known.set(preset, results);
    }
    return results;
  };
}

export const frailtyOf = (autoimmune: number) =>
  ({ disease: 1, response: 1, covariates: 1, lesions: 1, autoimmune }) as const;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
export const share = <Value>(values: readonly Value[], has: (value: Value) => boolean): number =>
  values.reduce((count, value) => count + Number(has(value)), 0) / values.length;
export function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}
/** @param p 0.5 for the median */
export const quantile = (values: readonly number[], p: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * p)] ?? Number.NaN;
export const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
export const smallest = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
