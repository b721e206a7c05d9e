import * as z from "zod/mini";
import { moved } from "../preset/move.ts";
import type { Preset } from "../preset/preset.ts";
import { presetFile } from "../preset/preset.ts";
import { type PresetSource, presetSource } from "../preset/source.ts";

/**
 * One figure that a process must give, and the parameters that it stands guard over: each of them, doubled or
 * halved, must put the figure outside its limits.
 */
export type Check = {
  readonly name: string;
  /** The preset that is measured; `care-ms-1` unless told. */
  readonly preset?: string;
  /** Paths (see `moved`); for a list or table with the element that is moved. */
  readonly guards: readonly string[];
  /** Runs the process for enough people; seeded, so the same each time. */
  readonly measure: (preset: Preset) => number;
  readonly expected: number;
  /** Largest distance from `expected`, included. Expected from the law or the publication, not from a run. */
  readonly within: number;
  /** Other factors than 2, ½ and 0 (switched off), where those make no difference by the nature of the law. */
  readonly factors?: readonly number[];
};

/** A preset whose groups are parsed when they are first asked for: a check reads one or two of them. */
function lazily(source: PresetSource): Preset {
  const groups: Record<string, unknown> = {};
  const preset = {};
  for (const [name, schema] of Object.entries(presetFile.shape)) {
    Object.defineProperty(preset, name, { get: () => (groups[name] ??= z.parse(schema, source[name])) });
  }
  return preset as Preset;
}

export const sourceOf = (check: Check): PresetSource => presetSource(check.preset ?? "care-ms-1")!;

/** Whether the figure is inside its limits; with a parameter multiplied by a factor, or as it is. */
export function fits(check: Check, path?: string, factor = 1): boolean {
  const source = sourceOf(check);
  const preset = lazily(path === undefined ? source : moved(source, path, (was) => was * factor));
  return Math.abs(check.measure(preset) - check.expected) <= check.within;
}

/** Doubled, halved and switched off: as far as the parameter's schema allows. */
export function factorsOf(check: Check, path: string): readonly number[] {
  if (check.factors !== undefined) return check.factors;
  return [2, 0.5, 0].filter((factor) => {
    try {
      const group = path.split(".")[0] as keyof Preset;
      lazily(moved(sourceOf(check), path, (was) => was * factor))[group];
      return true;
    } catch {
      return false;
    }
  });
}
