import { describe, expect, it } from "vitest";
import { numberIn, tableOf } from "../../testing/data/outcomes/read.ts";
import { leastEdssOfAmbulation } from "./ambulation-scales.ts";
import { ambulationScore, bestAmbulation, type Walking } from "./ambulation-score.ts";

describe("the ambulation score", () => {
  it("is that of the reference table", () => {
    const rows = tableOf("ambulation_examples.csv");
    expect(rows).toHaveLength(24);
    for (const row of rows) {
      const metres = numberIn(row, "distance_m");
      const walking = { aid: row["aid"], metres, isUnrestricted: row["restricted"] === "0" } as Walking;
      const score = ambulationScore(walking);
      expect(score).toEqual({ known: "yes", score: numberIn(row, "ambulation16") });
      if (score.known === "yes")
        expect(leastEdssOfAmbulation(score.score, "neurostatus16")! / 2).toBe(numberIn(row, "edss_floor_or_step"));
    }
  });

  it.each([
    [500, 1],
    [499.9, 2],
    [300, 2],
    [299.9, 3],
    [200, 3],
    [100, 4],
    [99.9, 5],
    [0, 5],
  ])("without aid, %d m is %d", (metres, score) => {
    expect(ambulationScore({ aid: "none", metres, isUnrestricted: false })).toEqual({ known: "yes", score });
  });

  it.each([
    ["unilateral", 50, 6],
    ["unilateral", 49.9, 8],
    ["bilateral", 120, 7],
    ["bilateral", 119.9, 9],
    ["bilateral", 5, 9],
    ["bilateral", 4.9, 10],
  ] as const)("with a %s aid, %d m is %d", (aid, metres, score) => {
    expect(ambulationScore({ aid, metres })).toEqual({ known: "yes", score });
  });

  it("stays open where the distance or the judgement is missing", () => {
    expect(ambulationScore({ aid: "unilateral", metres: undefined })).toEqual({
      known: "cannot-tell",
      range: { least: 6, most: 8 },
      missing: ["metres"],
    });
    expect(ambulationScore({ aid: "none", metres: 800, isUnrestricted: undefined })).toEqual({
      known: "cannot-tell",
      range: { least: 0, most: 1 },
      missing: ["unrestricted"],
    });
    expect(ambulationScore({ aid: "none", metres: undefined, isUnrestricted: false })).toMatchObject({
      range: { least: 1, most: 5 },
    });
    for (const metres of [-1, Number.NaN])
      expect(ambulationScore({ aid: "bilateral", metres })).toMatchObject({ missing: ["metres"] });
  });

  it("is the best of several trials", () => {
    const stick = ambulationScore({ aid: "unilateral", metres: 30 });
    const sticks = ambulationScore({ aid: "bilateral", metres: 150 });
    expect(bestAmbulation([stick, sticks])).toEqual({ least: 7, most: 7 });
    expect(bestAmbulation([stick, ambulationScore({ aid: "bilateral", metres: undefined })])).toEqual({
      least: 7,
      most: 8,
    });
    expect(bestAmbulation([])).toEqual({ least: 0, most: 16 });
  });
});
