import { describe, expect, it } from "vitest";
import { edssWarnings, type VisitToCheck } from "./consistency.ts";
import { halfPointsOf } from "./half-points.ts";
import { scalesThatFit } from "./recorded-scale.ts";

const normal = { visual: 0, brainstem: 0, pyramidal: 0, cerebellar: 0, sensory: 0, bowelBladder: 0, cerebral: 0 };
const codes = (visit: VisitToCheck): readonly string[] => edssWarnings(visit).map(({ code }) => code);

describe("warnings about a visit", () => {
  it.each<readonly [string, VisitToCheck, readonly string[]]>([
    ["nothing to ask", { grades: { ...normal, pyramidal: 2 }, ambulation: 1, recordedEdss: 2 }, []],
    ["limited without a motor reason", { grades: normal, ambulation: 1 }, ["walking-limited-without-motor-signs"]],
    [
      "an aid with slight signs",
      { grades: { ...normal, pyramidal: 2 }, ambulation: 6 },
      ["walking-far-worse-than-motor-signs"],
    ],
    [
      "a severe grade, unrestricted",
      { grades: { ...normal, sensory: 5 }, ambulation: 0 },
      ["severe-grade-but-unrestricted"],
    ],
    ["blindness alone is no surprise", { grades: { ...normal, visual: 6, bowelBladder: 6 }, ambulation: 0 }, []],
    ["paralysed but walking", { grades: { ...normal, pyramidal: 6 }, ambulation: 6 }, ["lost-function-but-walking"]],
    ["another score recorded", { grades: normal, ambulation: 0, recordedEdss: 3 }, ["recorded-differs"]],
    ["within what is possible", { grades: {}, ambulation: 0, recordedEdss: 3 }, []],
    ["a score that does not exist", { grades: normal, ambulation: 0, recordedEdss: 0.5 }, ["no-such-edss"]],
    [
      "a score of death",
      { grades: normal, ambulation: undefined, recordedEdss: 10, isAlive: true },
      ["death-score-while-alive"],
    ],
    [
      "walking scored as death",
      { grades: normal, ambulation: 16, isAlive: true },
      ["walking-limited-without-motor-signs", "walking-far-worse-than-motor-signs", "death-score-while-alive"],
    ],
    ["day 30 of a relapse", { grades: normal, ambulation: 0, daysSinceRelapseOrSteroids: 30 }, ["during-relapse"]],
    ["day 31", { grades: normal, ambulation: 0, daysSinceRelapseOrSteroids: 31 }, []],
    [
      "a large change without a new finding",
      { grades: normal, ambulation: 0, recordedEdss: 0, previous: { grades: normal, ambulation: 0, recordedEdss: 1 } },
      ["change-without-new-finding"],
    ],
  ])("%s", (_, visit, expected) => {
    expect(codes(visit)).toEqual(expected);
  });
});

describe("which ambulation scale a row uses", () => {
  it("is told only by the recorded score", () => {
    expect(scalesThatFit(normal, 6, 6.5)).toEqual(["registry13"]);
    expect(scalesThatFit(normal, 6, 6)).toEqual(["neurostatus16"]);
    expect(scalesThatFit(normal, 2, 4.5)).toEqual(["neurostatus16", "registry13"]);
    expect(scalesThatFit(normal, 2, 3)).toEqual([]);
    expect(scalesThatFit(normal, 15, 9.5)).toEqual(["neurostatus16"]);
  });
});

describe("half-points", () => {
  it("are of the 20 values only", () => {
    expect([0, 1, 1.5, 10].map(halfPointsOf)).toEqual([0, 2, 3, 20]);
    for (const odd of [0.5, 3.2, -1, 10.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(halfPointsOf(odd)).toBeUndefined();
  });
});
