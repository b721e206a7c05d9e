import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { moved, parameterPaths } from "../preset/move.ts";
import source from "../presets/common/record.json" with { type: "json" };
import { type RecordCheck, recordChecks } from "../testing/checks/record.ts";
import { type RecordParameters, recordParameters } from "./parameters.ts";

const group = { record: source };
const read = (from: unknown): RecordParameters => z.parse(recordParameters, (from as { record: unknown }).record);
const fits = ({ measure, expected, within }: RecordCheck, parameters: RecordParameters): boolean =>
  Math.abs(measure(parameters) - expected) <= within;

/** The parameters with one of them multiplied, where its schema allows that. */
function movedBy(path: string, factor: number): RecordParameters | undefined {
  try {
    return read(moved(group, path, (was) => was * factor));
  } catch {
    return undefined;
  }
}

describe("record: what comes out", () => {
  it.each(recordChecks)("$name", (check) => expect(fits(check, read(group))).toBe(true));
});

describe("record: a parameter that is moved is noticed", () => {
  const moves = recordChecks.flatMap((check) => check.guards.map((path) => ({ check, path })));
  it.each(moves)("$path", ({ check, path }) => {
    const others = [2, 0.5].flatMap((factor) => movedBy(path, factor) ?? []);
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((parameters) => fits(check, parameters))).toEqual([]);
  });
});

it("record: every parameter is guarded", () => {
  const guarded = new Set(recordChecks.flatMap(({ guards }) => guards));
  expect(parameterPaths(group).filter((path) => !guarded.has(path))).toEqual([]);
});
