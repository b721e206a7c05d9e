import { describe, expect, it } from "vitest";
import { parameterPaths } from "../preset/move.ts";
import { presetSource } from "../preset/source.ts";
import { eventsChecks } from "../testing/checks/events.ts";
import { factorsOf, fits } from "../testing/sensitivity.ts";

describe("every figure of the events comes out as the law or the publication says", () => {
  it.each(eventsChecks.map((check) => [check.name, check] as const))("%s", (_, check) => {
    expect(fits(check)).toBe(true);
  });
});

describe("a parameter that is moved puts the figure outside", () => {
  const moves = eventsChecks.flatMap((check) =>
    check.guards.flatMap((path) => factorsOf(check, path).map((factor) => [path, factor, check] as const)),
  );
  it.each(moves)("%s × %d", (path, factor, check) => {
    expect(fits(check, path, factor)).toBe(false);
  });
});

it("every parameter has a check that guards it", () => {
  const guarded = new Set(eventsChecks.flatMap((check) => check.guards.map((path) => path.split("/")[0])));
  const events = parameterPaths({ events: presetSource("care-ms-1")!["events"] });
  expect(events.filter((path) => !guarded.has(path))).toEqual([]);
});
