import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../../testing/properties.ts";
import { defaultEdssOptions, type EdssPart, type Examination, edssOf } from "./edss.ts";
import { type FunctionalSystem, functionalSystems, highestGrade } from "./functional-systems.ts";
import { stillNeeded } from "./still-needed.ts";

const normal = Object.fromEntries(functionalSystems.map((system) => [system, 0])) as Record<FunctionalSystem, number>;
const without = (systems: readonly FunctionalSystem[], grades: Record<FunctionalSystem, number>) =>
  Object.fromEntries(Object.entries(grades).filter(([system]) => !systems.includes(system as FunctionalSystem)));

describe("what is still needed", () => {
  it.each<readonly [string, Examination, readonly EdssPart[]]>([
    [
      "nothing yet: everything, walking first",
      { grades: {}, ambulation: undefined },
      ["ambulation", ...functionalSystems],
    ],
    ["all but walking", { grades: normal, ambulation: undefined }, ["ambulation"]],
    ["walking decides", { grades: {}, ambulation: 3 }, []],
    ["a grade 5 decides while walking is free", { grades: { brainstem: 5 }, ambulation: 0 }, []],
    ["a grade 5, walking open", { grades: { brainstem: 5 }, ambulation: undefined }, ["ambulation"]],
    ["one system open", { grades: without(["cerebral"], normal), ambulation: 0 }, ["cerebral"]],
    [
      // 300 m is 4.5; to pass it the systems must reach 5.0, which a visual grade, 4 at most, cannot do alone.
      "visual cannot reach beyond what 300 m gives",
      { grades: without(["visual"], normal), ambulation: 2 },
      [],
    ],
    ["an aid whose distance is open", { grades: normal, ambulation: { least: 6, most: 8 } }, ["ambulation"]],
    ["an open distance that changes nothing", { grades: {}, ambulation: { least: 5, most: 7 } }, []],
  ])("%s", (_, examination, expected) => {
    expect(stillNeeded(examination)).toEqual(expected);
  });

  const anyCase = fc.record({
    grades: fc.record(
      Object.fromEntries(
        functionalSystems.map((system) => [system, fc.integer({ min: 0, max: highestGrade(system) })]),
      ) as Record<FunctionalSystem, fc.Arbitrary<number>>,
    ),
    ambulation: fc.integer({ min: 0, max: 3 }),
    lost: fc.uniqueArray(fc.constantFrom(...functionalSystems), { minLength: 1, maxLength: 2 }),
    losesWalking: fc.boolean(),
  });

  it("is exactly what can still change the score, tried out on every way in which the rest can turn out", () => {
    fc.assert(
      fc.property(anyCase, ({ grades, ambulation, lost, losesWalking }) => {
        const known = without(lost, grades);
        const walks = losesWalking ? [0, 1, 2, 3, 9, 16] : [ambulation];
        let completions: readonly Record<string, number>[] = walks.map((walk) => ({ ...known, walk }));
        for (const system of lost)
          completions = completions.flatMap((one) =>
            Array.from({ length: highestGrade(system) + 1 }, (_, grade) => ({ ...one, [system]: grade })),
          );
        const scoreOf = ({ walk, ...all }: Record<string, number>): number => {
          const score = edssOf({ grades: all, ambulation: walk });
          return score.known === "yes" ? score.edss : Number.NaN;
        };
        const matters = (part: string): boolean => {
          const scores = new Map<string, number>();
          return completions.some((one) => {
            const { [part]: _, ...others } = one;
            const key = JSON.stringify(Object.entries(others).toSorted(([a], [b]) => (a < b ? -1 : 1)));
            const score = scoreOf(one);
            const isOther = scores.has(key) && scores.get(key) !== score;
            scores.set(key, score);
            return isOther;
          });
        };
        const needed = stillNeeded({ grades: known, ambulation: losesWalking ? undefined : ambulation });
        const expected = [
          ...(losesWalking && matters("walk") ? ["ambulation"] : []),
          ...functionalSystems.filter((system) => lost.includes(system) && matters(system)),
        ];
        expect(needed).toEqual(expected);
      }),
      runs(2000),
    );
  });

  it("asks for cerebral without fatigue only where fatigue may be what made the grade", () => {
    const options = { ...defaultEdssOptions, fatigue: "ignored" } as const;
    const at = (cerebral: number, more = {}) =>
      stillNeeded({ grades: { ...normal, cerebral }, ambulation: 0, ...more }, options);
    expect([0, 1, 2, 3, 4].map((grade) => at(grade))).toEqual([[], ["cerebral"], ["cerebral"], [], []]);
    expect(at(2, { cerebralWithoutFatigue: 1 })).toEqual([]);
    expect(edssOf({ grades: { ...normal, cerebral: 2 }, ambulation: 0 }, options)).toMatchObject({ least: 0, most: 2 });
    expect(
      edssOf({ grades: { ...normal, cerebral: 2 }, ambulation: 0, cerebralWithoutFatigue: 1 }, options),
    ).toMatchObject({ edss: 1 });
  });

  it("leaves out what is not due to MS", () => {
    const examination: Examination = { grades: { ...normal, visual: 6 }, ambulation: 0 };
    expect(edssOf(examination)).toMatchObject({ edss: 4 });
    expect(edssOf({ ...examination, notDueToMs: ["visual"] })).toMatchObject({ edss: 0 });
  });
});
