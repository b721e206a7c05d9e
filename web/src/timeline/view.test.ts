import { describe, expect, it } from "vitest";
import { brought, type Extent, panned, presets, presetView, zoomed } from "./view.ts";

const extent: Extent = { from: 18_000, through: 20_000, asOf: 19_500, lastCourseOn: 19_000 };
const all = presetView("whole", extent)!;

describe("the view", () => {
  it("shows all that was at first, and everything where what is to come is asked for", () => {
    const was = presetView("all", extent)!;
    expect(was.from < 18_000 && was.through > 19_500 && was.through < 19_700).toBe(true);
    expect(all.from).toBeLessThan(18_000);
    expect(all.through).toBeGreaterThan(20_000);
  });

  it("of every preset holds the day itself; there is none since a course that never was", () => {
    for (const preset of presets) {
      const view = presetView(preset, extent)!;
      expect([preset, view.from < 19_500 && view.through > 19_500]).toEqual([preset, true]);
    }
    expect(presetView("since-course", { ...extent, lastCourseOn: undefined })).toBeUndefined();
  });

  it("comes closer around a day, which stays where it is", () => {
    const near = zoomed(all, 0.5, 19_000, extent);
    const share = (view: typeof all) => (19_000 - view.from) / (view.through - view.from);
    expect(share(near)).toBeCloseTo(share(all), 6);
    expect(near.through - near.from).toBeCloseTo((all.through - all.from) / 2, 6);
  });

  it("never comes nearer than two weeks, nor goes far beyond everything", () => {
    expect(zoomed(all, 1e-9, 19_000, extent).through - zoomed(all, 1e-9, 19_000, extent).from).toBeCloseTo(14, 6);
    const far = zoomed(all, 1e9, 19_000, extent);
    expect(far.through - far.from).toBeLessThanOrEqual((all.through - all.from) * 1.2 + 1e-6);
  });

  it("never loses sight of everything, however far it is moved", () => {
    for (const days of [-1e6, 1e6]) {
      const view = panned(presetView("six-months", extent)!, days, extent);
      expect(view.from < all.through && view.through > all.from).toBe(true);
    }
  });

  it("is moved to a day only if it cannot be seen", () => {
    const view = presetView("six-months", extent)!;
    expect(brought(view, 19_450, extent)).toBe(view);
    const moved = brought(view, 18_200, extent);
    expect(moved.from < 18_200 && moved.through > 18_200).toBe(true);
  });
});
