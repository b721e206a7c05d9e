import { describe, expect, it } from "vitest";
import { parameterPaths } from "../preset/move.ts";
import { presetSource } from "../preset/source.ts";
import { type Check, factorsOf, fits } from "./sensitivity.ts";

/** Every figure is as expected; every guarded number, moved, is noticed; no parameter of the group is unguarded. */
export function verify(group: string, checks: readonly Check[]): void {
  describe(`${group}: what comes out`, () => {
    it.each(checks)("$name", (check) => {
      expect(fits(check)).toBe(true);
    });
  });
  describe(`${group}: a parameter that is moved is noticed`, () => {
    const moves = checks.flatMap((check) => check.guards.map((path) => ({ check, path })));
    it.each(moves)("$path, by: $check.name", ({ check, path }) => {
      const factors = factorsOf(check, path);
      expect(factors.length).toBeGreaterThan(0);
      expect(factors.filter((factor) => fits(check, path, factor))).toEqual([]);
    });
  });
  it(`${group}: every parameter is guarded`, () => {
    const guarded = new Set(checks.flatMap(({ guards }) => guards.map((path) => path.split("/")[0])));
    const paths = parameterPaths(presetSource("care-ms-1")!).filter((path) => path.startsWith(`${group}.`));
    expect(paths.filter((path) => !guarded.has(path))).toEqual([]);
  });
}
