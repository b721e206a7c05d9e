import { describe, expect, it } from "vitest";
import { type Day, parseDay } from "../../base/calendar.ts";
import type { FactJson } from "../../facts/fact.ts";
import { aroundVisit } from "./around-visit.ts";

const on = parseDay("2026-11-21") as Day;
const scored = (scoredOn: string, more = {}): FactJson => ({ kind: "edss-scored", scoredOn, ...more });
const relapse = (startedOn: string): FactJson => ({ kind: "relapse-occurred", startedOn });
const steroids = (startedOn: string, more = {}): FactJson => ({
  kind: "medicine-recorded",
  medicine: "methylprednisolone",
  medicineClass: "corticosteroid",
  startedOn,
  ...more,
});

describe("what a record says around an examination", () => {
  it.each<readonly [string, readonly FactJson[], number | undefined]>([
    ["nothing", [], undefined],
    ["a relapse of that day", [relapse("2026-11-21")], 0],
    ["a later one does not count", [relapse("2026-11-22"), relapse("2026-11-01")], 20],
    ["the latest of both", [relapse("2026-11-01"), steroids("2026-11-04")], 17],
    ["steroids that were not taken", [steroids("2026-11-04", { status: "declined" })], undefined],
    ["another medicine", [steroids("2026-11-04", { medicineClass: "antiviral" })], undefined],
    ["only the month is known", [relapse("2026-11")], 20],
  ])("days since the beginning of a relapse or of steroids: %s", (_, facts, days) => {
    expect(aroundVisit(facts, on).daysSinceRelapseOrSteroids).toBe(days);
  });

  it("is held against the examination before, not that of the day or a later one", () => {
    const all = [
      scored("2026-11-21", { score: 9 }),
      scored("2026-05-02", { score: 3, ambulation: { scale: "0-16", score: 1 }, functionalSystems: { visual: 2 } }),
      scored("2025-05-02", { score: 1 }),
      scored("2027-01-01", { score: 8 }),
    ];
    expect(aroundVisit(all, on)).toMatchObject({
      before: { scoredOn: "2026-05-02" },
      previous: { grades: { visual: 2 }, ambulation: 1, recordedEdss: 3 },
      isAlive: true,
    });
    expect(aroundVisit([], on)).toMatchObject({ before: undefined, previous: undefined });
  });

  it("takes no walking score of the other scale, and knows who died", () => {
    const facts: readonly FactJson[] = [
      scored("2026-05-02", { ambulation: { scale: "0-13", score: 6 } }),
      { kind: "follow-up-ended", endedOn: "2026-06-01", reason: "died", by: "a" },
    ];
    expect(aroundVisit(facts, on)).toMatchObject({ previous: { ambulation: undefined }, isAlive: false });
  });
});
