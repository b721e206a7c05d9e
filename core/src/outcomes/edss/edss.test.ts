import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberIn, tableOf } from "../../testing/data/outcomes/read.ts";
import { runs } from "../../testing/properties.ts";
import { defaultEdssOptions, type EdssOptions, type Examination, edssOf } from "./edss.ts";
import { type FunctionalGrades, type FunctionalSystem, functionalSystems, highestGrade } from "./functional-systems.ts";
import { edssValues } from "./half-points.ts";

const grades = (
  visual: number,
  brainstem = 0,
  pyramidal = 0,
  cerebellar = 0,
  sensory = 0,
  bowelBladder = 0,
  cerebral = 0,
) => ({ visual, brainstem, pyramidal, cerebellar, sensory, bowelBladder, cerebral }) as const;
const registry: EdssOptions = { ...defaultEdssOptions, ambulationScale: "registry13" };

const known = (examination: Examination, options?: EdssOptions): number => {
  const score = edssOf(examination, options);
  if (score.known !== "yes") throw new Error(`cannot tell: ${JSON.stringify(score)}`);
  return score.edss;
};

const anyGrades = fc.record(
  Object.fromEntries(functionalSystems.map((system) => [system, fc.integer({ min: 0, max: highestGrade(system) })])),
) as fc.Arbitrary<Record<FunctionalSystem, number>>;

describe("the EDSS of an examination", () => {
  const rows = tableOf("edss_examples.csv");
  const gradesOf = (row: (typeof rows)[number]): FunctionalGrades =>
    Object.fromEntries(functionalSystems.map((system) => [system, Number(row[system])]));

  it("is that of 400 reference examinations, on both scales and with cerebral grade 1 ignored", () => {
    expect(rows).toHaveLength(400);
    const wrong = rows.filter((row) => {
      const on16 = { grades: gradesOf(row), ambulation: numberIn(row, "ambulation16") };
      const on13 = { grades: gradesOf(row), ambulation: numberIn(row, "ambulation13") };
      return (
        known(on16) !== numberIn(row, "edss") ||
        known(on16, { ...defaultEdssOptions, cerebral1: "ignored" }) !== numberIn(row, "edss_cerebral1_ignored") ||
        known(on13, registry) !== numberIn(row, "edss_registry13")
      );
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ["visual 6 counts as 4", grades(6), 0, 4],
    ["visual 5 counts as 3", grades(5), 0, 3],
    ["bladder 3 and 4 count alike", grades(0, 0, 0, 0, 0, 4), 0, 3],
    ["bladder 3", grades(0, 0, 0, 0, 0, 3), 0, 3],
    ["walking restricted, nothing else", grades(0), 1, 2],
    ["a step of 5.0 with 300 m", grades(0, 5), 2, 5],
    ["every grade 1", grades(1, 1, 1, 1, 1, 1, 1), 0, 1.5],
    ["every grade 1 and restricted", grades(1, 1, 1, 1, 1, 1, 1), 1, 2],
    ["one 4 and one 2", grades(0, 4, 2), 0, 4.5],
    ["death due to MS", grades(0), 16, 10],
  ])("%s", (_, found, ambulation, edss) => {
    expect(known({ grades: found, ambulation })).toBe(edss);
  });

  it("tells which line of the table decided, or that walking did", () => {
    expect(edssOf({ grades: grades(0, 4, 2), ambulation: 0 })).toMatchObject({
      decidedBy: "functional-systems",
      leastLine: { line: 5, isDerived: true },
    });
    expect(edssOf({ grades: grades(0), ambulation: 6 })).toMatchObject({ edss: 6, decidedBy: "ambulation" });
    expect(edssOf({ grades: grades(0, 0, 2), ambulation: 1 })).toMatchObject({ edss: 2, decidedBy: "both" });
  });

  it("ignores cerebral grade 1 in seven combinations only, all with nothing above grade 1", () => {
    const others = functionalSystems.filter((system) => system !== "cerebral");
    const changed = fc.sample(anyGrades, 3000).filter((one) => {
      const examination = { grades: { ...one, cerebral: 1 }, ambulation: 0 };
      return known(examination) !== known(examination, { ...defaultEdssOptions, cerebral1: "ignored" });
    });
    expect(changed.every((one) => others.filter((system) => one[system] > 0).length <= 1)).toBe(true);
    const few = [grades(0, 0, 0, 0, 0, 0, 1), ...others.map((system) => ({ ...grades(0), [system]: 1, cerebral: 1 }))];
    const scores = few.map((one) => [
      known({ grades: one, ambulation: 0 }),
      known({ grades: one, ambulation: 0 }, { ...defaultEdssOptions, cerebral1: "ignored" }),
    ]);
    expect(scores).toEqual([[1, 0], ...others.map(() => [1.5, 1])]);
  });
});

describe("a published registry sample", () => {
  const columns = { pyramidal: "FSpyr", cerebellar: "FScrbl", brainstem: "FSbstem", sensory: "FSsens" };
  const others = { bowelBladder: "FSsph", visual: "FSvis", cerebral: "FScereb" };

  it("has the recorded EDSS in 306 of 308 complete visits, under the registry's scale", () => {
    const scores = tableOf("msoutcomes_sample_visits.csv").flatMap((row) => {
      const cell = (column: string): number | undefined => (row[column] === "NA" ? undefined : numberIn(row, column));
      const found = Object.fromEntries(
        Object.entries({ ...columns, ...others }).map(([system, column]) => [system, cell(column)]),
      );
      const examination = { grades: found, ambulation: cell("FSamb") };
      const isComplete = [...Object.values(found), examination.ambulation, cell("EDSS")].every(
        (one) => one !== undefined,
      );
      return isComplete ? [{ recorded: cell("EDSS"), computed: known(examination, registry) }] : [];
    });
    expect(scores).toHaveLength(308);
    expect(scores.filter(({ recorded, computed }) => recorded === computed)).toHaveLength(306);
  });
});

describe("an EDSS with pieces missing", () => {
  it("is known from walking alone from score 3 upward", () => {
    expect(edssOf({ grades: {}, ambulation: 3 })).toMatchObject({ known: "yes", edss: 5 });
    expect(edssOf({ grades: {}, ambulation: 9 })).toMatchObject({ known: "yes", edss: 6.5 });
    expect(edssOf({ grades: {}, ambulation: 4 }).missing).toHaveLength(7);
  });

  it("is known where the missing grade cannot matter, and an interval where it can", () => {
    const { visual: _, ...rest } = grades(0, 5);
    expect(edssOf({ grades: rest, ambulation: 0 })).toMatchObject({ known: "yes", edss: 5 });
    const { cerebral: __, ...some } = grades(0, 2);
    expect(edssOf({ grades: some, ambulation: 0 })).toMatchObject({
      known: "cannot-tell",
      least: 2,
      most: 5,
      missing: [{ part: "cerebral", why: "not-examined" }],
    });
  });

  it("has only a lower bound without walking", () => {
    expect(edssOf({ grades: grades(0, 3), ambulation: undefined })).toMatchObject({ least: 3, most: 10 });
    expect(edssOf({ grades: {}, ambulation: undefined })).toMatchObject({ least: 0, most: 10 });
  });

  it("takes a range of walking, and no grade that does not exist", () => {
    expect(edssOf({ grades: grades(0), ambulation: { least: 6, most: 8 } })).toMatchObject({ least: 6, most: 6.5 });
    expect(edssOf({ grades: grades(0), ambulation: { least: 5, most: 7 } })).toMatchObject({ known: "yes", edss: 6 });
    expect(edssOf({ grades: { ...grades(0), brainstem: 6 }, ambulation: 0 })).toMatchObject({
      known: "cannot-tell",
      missing: [{ part: "brainstem", why: "not-a-grade" }],
    });
    expect(edssOf({ grades: grades(0), ambulation: 14 }, registry)).toMatchObject({
      missing: [{ part: "ambulation", why: "not-a-grade" }],
    });
    for (const odd of [Number.NaN, 1.5, -1, Number.POSITIVE_INFINITY])
      expect(edssOf({ grades: { ...grades(0), visual: odd }, ambulation: odd })).toMatchObject({ least: 0, most: 10 });
  });

  it("always contains the score that the whole examination has", () => {
    fc.assert(
      fc.property(
        anyGrades,
        fc.integer({ min: 0, max: 16 }),
        fc.subarray([...functionalSystems]),
        (all, walking, lost) => {
          const whole = known({ grades: all, ambulation: walking });
          const part = edssOf({
            grades: Object.fromEntries(Object.entries(all).filter(([system]) => !lost.includes(system as never))),
            ambulation: walking,
          });
          if (part.known === "yes") expect(part.edss).toBe(whole);
          else expect(part.least <= whole && whole <= part.most).toBe(true);
          const values = part.known === "yes" ? [part.edss] : [part.least, part.most];
          expect(values.every((value) => edssValues.includes(value))).toBe(true);
        },
      ),
      runs(2000),
    );
  });
});
