import { describe, expect, it } from "vitest";
import { answer, back, type Change, candidacy } from "../testing/candidates.ts";
import type { Loose } from "../testing/panel.ts";

const naive = ["drug-fingolimod", "drug-interferon beta-1a"];

describe("no answer yes while something is not known", () => {
  const asked = candidacy("EU-2020", {}).criteria.map(({ criterion }) => criterion.id);
  it("asks at least what the label weighs", () => {
    expect(asked.length).toBeGreaterThan(15);
  });
  it.each([...["disease", "history", "medicines", "allergy", "hiv", "pressure", "test"]])("without %s", (id) => {
    const { answer: said, criteria } = candidacy("EU-2020", { without: [id] });
    expect(said).toBe("cannot-tell");
    expect(criteria.flatMap(({ judged }) => judged.lacks)).not.toEqual([]);
  });
});

describe("decisions by name", () => {
  const made = (id: string, of: string, outcome: string, decidedOn: string): Loose => ({
    id,
    kind: "decision-made",
    decidedOn,
    about: "candidacy",
    outcome,
    rationale: "agreed",
    by: "neurologist-1",
    of,
  });
  const struck: Loose = { kind: "condition-recorded", condition: "ischaemic-stroke", onsetOn: "2020-01-01" };
  const decided = (...facts: readonly Loose[]) => candidacy("EU-2020", { add: () => facts });

  it("stay in sight, newest first; the newest on the coming course counts, and none changes the answer", () => {
    const { answer: said, decided: found } = decided(
      struck,
      made("first", "candidacy/course-1", "against", "2020-08-01"),
      made("second", "candidacy/course-1", "for", "2020-08-20"),
      made("later", "candidacy/course-2", "for", "2020-08-25"),
      made("elsewhere", "overdue/monitor.cbc", "for", "2020-08-26"),
    );
    expect(said).toBe("no");
    expect(found.map(({ fact, counts }) => [fact.id, counts])).toEqual([
      ["later", false],
      ["second", true],
      ["first", false],
    ]);
  });

  it("of one day count in the order in which they were written down, whatever their ids; of one moment, what is against counts", () => {
    const at = (recordedAt: string) => ({ recordedAt });
    const onDay = (id: string, outcome: string, more: object): Loose => ({
      ...made(id, "candidacy/course-1", outcome, "2020-08-20"),
      ...more,
    });
    const first = (...facts: readonly Loose[]) => decided(...facts).decided.map(({ fact }) => fact.id);
    const [early, late] = [at("2020-08-20T08:00:00Z"), at("2020-08-20T09:00:00Z")];
    expect(first(onDay("b", "against", early), onDay("a", "for", late))).toEqual(["a", "b"]);
    expect(first(onDay("a", "against", early), onDay("b", "for", late))).toEqual(["b", "a"]);
    expect(first(onDay("b", "for", early), onDay("a", "against", early))).toEqual(["a", "b"]);
  });

  it("of a later day are not made yet", () => {
    expect(decided(made("tomorrow", "candidacy/course-1", "for", "2020-09-02")).decided).toEqual([]);
  });
});

describe("whoever began before a restriction", () => {
  const begun = (first: string): Change => ({
    without: naive,
    add: () =>
      [0, 1, 2, 3, 4].map(
        (i): Loose => ({
          id: `dose-${i}`,
          kind: "infusion-given",
          infusedOn: back(first, 0, -i),
          drug: "alemtuzumab",
          doseMg: 12,
        }),
      ),
  });
  it("goes on under the interim rule of 2019, while a new start needs two therapies", () => {
    expect(answer("EU-2019-interim", { without: naive })).toBe("cannot-tell");
    expect(answer("EU-2019-interim", { without: naive, answers: { "other-therapies-unsuitable": "no" } })).toBe("no");
    expect(answer("EU-2019-interim", begun("2018-06-04"))).toBe("yes");
  });
});
