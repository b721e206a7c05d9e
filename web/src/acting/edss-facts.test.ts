import { describe, expect, it } from "vitest";
import { type EdssDraft, factsOf } from "./edss-facts.ts";

const empty: EdssDraft = {
  scoredOn: "2026-11-21",
  grades: {},
  walk: null,
  metres: "",
  notDueToMs: [],
  cerebellarX: false,
  ownScore: "",
};
const normal = { visual: 0, brainstem: 0, pyramidal: 0, cerebellar: 0, sensory: 0, bowelBladder: 0, cerebral: 0 };

describe("what the EDSS form saves", () => {
  it.each<readonly [string, Partial<EdssDraft>, object | undefined]>([
    ["nothing of an empty one", {}, undefined],
    ["nothing without a day", { scoredOn: "", walk: "unrestricted" }, undefined],
    [
      "free walking, with the score that is known",
      { grades: normal, walk: "unrestricted" },
      {
        score: 0,
        functionalSystems: normal,
        ambulation: { scale: "0-16", score: 0, assistance: "none", restricted: false },
      },
    ],
    [
      "a distance with its score of walking",
      { walk: "unilateral", metres: "80" },
      { score: 6, ambulation: { scale: "0-16", score: 6, distanceM: 80, assistance: "unilateral" } },
    ],
    [
      "no score where it is not known, and no system that was taken back",
      { grades: { visual: 1, sensory: undefined }, walk: "none" },
      { functionalSystems: { visual: 1 }, ambulation: { scale: "0-16", assistance: "none", restricted: true } },
    ],
    [
      "a distance that is none as it was typed: the server refuses it",
      { walk: "bilateral", metres: "far" },
      { ambulation: { scale: "0-16", distanceM: "far", assistance: "bilateral" } },
    ],
    [
      "the examiner's own score, with a comma too",
      { walk: "wheelchair-alone", ownScore: "6,5" },
      { score: 6.5, ambulation: { scale: "0-16", score: 10, assistance: "wheelchair-alone" } },
    ],
    ["nothing with a score that is not on the scale", { walk: "unrestricted", ownScore: "0.5" }, undefined],
    ["nothing with a score that is no number", { walk: "unrestricted", ownScore: "x" }, undefined],
    [
      "what is left out, and that weakness got in the way",
      { grades: { visual: 3, cerebellar: 2 }, notDueToMs: ["visual"], cerebellarX: true },
      { functionalSystems: { visual: 3, cerebellar: 2 }, notDueToMs: ["visual"], cerebellarX: true },
    ],
  ])("%s", (_, part, expected) => {
    const facts = factsOf({ ...empty, ...part });
    expect(facts).toEqual(expected === undefined ? [] : [{ kind: "edss-scored", scoredOn: "2026-11-21", ...expected }]);
  });
});
