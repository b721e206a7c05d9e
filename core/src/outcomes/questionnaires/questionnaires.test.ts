import { describe, expect, it } from "vitest";
import { jsonOf } from "../../testing/data/outcomes/read.ts";
import { type Answers, fss, type MsisVersion, msis29, type QuestionnaireScore } from "./questionnaires.ts";

type Example = {
  readonly msis_version: MsisVersion;
  readonly physical_items: readonly (number | null)[];
  readonly psychological_items: readonly (number | null)[];
  readonly fss_items: readonly (number | null)[];
  readonly expected: {
    readonly msis_physical: number | null;
    readonly msis_psychological: number | null;
    readonly fss_mean: number | null;
  };
};

const answers = (items: readonly (number | null)[]): Answers => items.map((one) => one ?? undefined);
const shown = (score: QuestionnaireScore): number | null =>
  score.known === "yes" ? Number(score.score.toFixed(6)) : null;
const ones = (n: number): Answers => Array.from({ length: n }, () => 1);

describe("questionnaires", () => {
  it("score as the reference examples", () => {
    const examples = jsonOf<readonly Example[]>("pro_examples.json");
    expect(examples).toHaveLength(6);
    for (const one of examples)
      expect({
        msis_physical: shown(msis29("physical", one.msis_version, answers(one.physical_items))),
        msis_psychological: shown(msis29("psychological", one.msis_version, answers(one.psychological_items))),
        fss_mean: shown(fss(answers(one.fss_items))),
      }).toEqual(one.expected);
  });

  it.each([
    ["physical", 10, "yes"],
    ["physical", 9, "cannot-tell"],
    ["psychological", 5, "yes"],
    ["psychological", 4, "cannot-tell"],
  ] as const)("MSIS-29 %s with %d answers: %s", (part, given, known) => {
    expect(msis29(part, 1, ones(given))).toMatchObject({ known, answered: given });
  });

  it("FSS needs all nine, and says which are missing", () => {
    expect(fss([1, 1, undefined, 1, 1, 1, 1, 1])).toMatchObject({ known: "cannot-tell", missing: [3, 9] });
  });

  it("does not take an answer that the form lacks: it may be the other version", () => {
    expect(msis29("physical", 2, [5, ...ones(19)])).toMatchObject({ known: "cannot-tell", notAnAnswer: [1] });
    expect(msis29("physical", 1, [0, 1.5, Number.NaN, ...ones(17)])).toMatchObject({ notAnAnswer: [1, 2, 3] });
    expect(fss(ones(10))).toMatchObject({ known: "cannot-tell" });
  });

  it("has its ends", () => {
    const of = (answer: number, version: MsisVersion): number | null =>
      shown(
        msis29(
          "psychological",
          version,
          ones(9).map(() => answer),
        ),
      );
    expect([of(1, 1), of(5, 1), of(1, 2), of(4, 2)]).toEqual([0, 100, 0, 100]);
  });
});
