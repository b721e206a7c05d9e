import { describe, expect, it } from "vitest";
import { explore } from "./explore.ts";
import { shortPlans } from "./plans.ts";
import { walk } from "./walk.ts";
import { startStates } from "./world.ts";

// The short run of `npm run model`. Its counts are printed there; here it must only not shrink to nothing.

describe("no order of events drops a living, treated patient", () => {
  const starts = Object.entries(startStates());
  it.each(shortPlans)("$name, every order to depth $depth", ({ families, depth }) => {
    const explored = starts.map(([name, start]) => ({ name, ...explore(start, families, depth) }));
    expect(explored.flatMap(({ name, wrong }) => wrong.map((one) => `${name}: ${one}`))).toEqual([]);
    expect(explored.reduce((sum, { states }) => sum + states, 0)).toBeGreaterThan(1000);
  });

  it("random sequences", () => {
    const { sequences, events, wrong } = walk(20_261_121, 4000, 12);
    expect(wrong).toEqual([]);
    expect(sequences).toBe(4000);
    expect(events).toBeGreaterThan(15_000);
  });
});
