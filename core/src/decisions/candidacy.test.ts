import { describe, expect, it } from "vitest";
import { answer, back, type Change, candidacy, drug, relapse, type Version, versions } from "../testing/candidates.ts";
import type { Loose } from "../testing/panel.ts";

const has = (condition: string): Change => ({
  add: (on) => [{ id: "c", kind: "condition-recorded", condition, onsetOn: back(on, 40) }],
});
const takes = (medicine: string): Change => ({
  add: (on) => [{ id: "m", kind: "medicine-recorded", medicine, startedOn: back(on, 5) }],
});

describe("somebody for whom nothing is missing and nothing speaks against it", () => {
  it.each(Object.keys(versions) as Version[])("%s: yes", (version) => {
    expect(answer(version, {})).toBe("yes");
  });
});

describe.each<readonly [string, Change, Partial<Record<Version, string>>]>([
  [
    "stroke",
    has("ischaemic-stroke"),
    {
      "EU-2013": "yes",
      "EU-2019-interim": "yes",
      "EU-2020": "no",
      "EU-2022+": "no",
      "US-2014": "with-justification",
      "US-now": "with-justification",
      CH: "no",
      "CA-2019": "cannot-tell",
      AU: "cannot-tell",
    },
  ],
  [
    "heart attack",
    has("myocardial-infarction"),
    {
      "EU-2013": "yes",
      "EU-2020": "no",
      "US-2014": "with-justification",
      "US-now": "with-justification",
      CH: "no",
      AU: "cannot-tell",
    },
  ],
  [
    "aspirin",
    takes("aspirin"),
    { "EU-2013": "yes", "EU-2020": "no", "US-now": "with-justification", CH: "no", "CA-2019": "cannot-tell" },
  ],
  [
    "HIV",
    has("hiv"),
    { "EU-2013": "no", "EU-2020": "no", "US-2014": "no", "US-now": "no", CH: "no", "CA-2019": "no", AU: "no" },
  ],
  [
    "another autoimmune disease",
    has("graves-disease"),
    { "EU-2013": "yes", "EU-2020": "no", "US-now": "with-justification", CH: "with-justification", AU: "cannot-tell" },
  ],
  [
    "hepatitis B",
    has("hepatitis-b"),
    {
      "EU-2013": "with-justification",
      "EU-2020": "with-justification",
      "US-now": "with-justification",
      CH: "no",
      AU: "cannot-tell",
    },
  ],
  [
    "basal-cell cancer",
    has("basal-cell-carcinoma"),
    { "EU-2020": "with-justification", "US-now": "with-justification", CH: "yes" },
  ],
  ["melanoma", has("melanoma"), { "EU-2020": "with-justification", CH: "no", AU: "cannot-tell" }],
  [
    "an infection",
    has("urinary-infection"),
    {
      "EU-2013": "with-justification",
      "EU-2020": "no",
      "US-2014": "with-justification",
      "US-2020": "no",
      "US-now": "no",
      CH: "no",
      AU: "cannot-tell",
    },
  ],
  [
    "allergy",
    {
      without: ["allergy"],
      add: (on) => [{ id: "a", kind: "allergy-recorded", recordedOn: on, substance: "alemtuzumab", answer: "yes" }],
    },
    { "EU-2013": "no", "EU-2020": "no", "US-2014": "yes", "US-2020": "no", CH: "no" },
  ],
  [
    "one therapy only",
    { without: ["drug-fingolimod"] },
    {
      "EU-2013": "yes",
      "EU-2019-interim": "cannot-tell",
      "EU-2020": "yes",
      "US-2014": "with-justification",
      "US-now": "with-justification",
      CH: "yes",
      "CA-2019": "cannot-tell",
    },
  ],
  [
    "no therapy before, rapidly evolving",
    { without: ["drug-fingolimod", "drug-interferon beta-1a"] },
    { "EU-2013": "yes", "EU-2020": "yes", "US-now": "with-justification", CH: "no" },
  ],
  [
    "a first attack alone",
    { without: ["disease"], add: (on) => [{ id: "d", kind: "disease-recorded", phenotype: "CIS", asOf: back(on, 2) }] },
    {
      "EU-2013": "no",
      "EU-2020": "no",
      "US-2014": "cannot-tell",
      "US-2019": "no",
      "US-now": "no",
      CH: "no",
      AU: "cannot-tell",
    },
  ],
  [
    "active secondary progressive",
    {
      without: ["disease"],
      add: (on) => [{ id: "d", kind: "disease-recorded", phenotype: "SPMS-active", asOf: back(on, 2) }],
    },
    { "EU-2020": "no", "US-2014": "yes", "US-2019": "yes", "US-now": "yes", CH: "no", AU: "yes" },
  ],
  ["HIV not tested", { without: ["hiv"] }, { "EU-2020": "cannot-tell", "US-now": "cannot-tell", CH: "cannot-tell" }],
  [
    "17 years old",
    { born: (on) => back(on, 18 * 12 - 1) },
    { "EU-2020": "no", "US-2014": "yes", "US-now": "no", CH: "no" },
  ],
])("%s", (_, change, expected) => {
  it.each(Object.entries(expected) as [Version, string][])("%s: %s", (version, said) => {
    expect(answer(version, change)).toBe(said);
  });
});

type Edge = readonly [what: string, change: Change, said: string];
/** Under the EU label of 2020, which has most of them, on 2020-09-01. */
const on = versions["EU-2020"].on;
const naive = ["drug-fingolimod", "drug-interferon beta-1a"];
const only = (...added: readonly ReturnType<typeof relapse>[]): Change => ({
  without: ["drug-fingolimod", "drug-interferon beta-1a", "relapse-1", "relapse-2"],
  add: () => added,
});
const exposed = (startedOn: string, stoppedOn: string): Change => ({
  without: naive,
  // Without a disabling relapse the other way in is closed.
  add: () => [drug("teriflunomide", on, { startedOn, stoppedOn, adequateCourse: "unknown" })],
});

describe.each<readonly [string, readonly Edge[]]>([
  [
    "eighteen years: from the birthday on",
    [
      ["the day before", { born: () => "2002-09-02" }, "no"],
      ["the birthday", { born: () => "2002-09-01" }, "yes"],
      ["a month that holds it", { born: () => "2002-09" }, "cannot-tell"],
      ["the month before", { born: () => "2002-08" }, "yes"],
    ],
  ],
  [
    "fifty-five years: the oldest in the trials",
    [
      ["55 to the last day", { born: () => "1964-09-02" }, "yes"],
      ["56", { born: () => "1964-09-01" }, "with-justification"],
    ],
  ],
  [
    "two disabling relapses within one year",
    [
      ["a year and a day apart", only(relapse("a", "2019-08-31"), relapse("b", "2020-09-01")), "no"],
      ["a year apart", only(relapse("a", "2019-09-01"), relapse("b", "2020-09-01")), "yes"],
      ["the last a year ago", only(relapse("a", "2019-03-01"), relapse("b", "2019-09-01")), "yes"],
      ["the last a year and a day ago", only(relapse("a", "2019-03-01"), relapse("b", "2019-08-31")), "no"],
      ["one of them not disabling", only(relapse("a", "2020-03-01"), relapse("b", "2020-06-01", false)), "no"],
      [
        "in a month that may or may not reach",
        only(relapse("a", "2019-08"), relapse("b", "2020-08-15")),
        "cannot-tell",
      ],
    ],
  ],
  [
    "six months of a therapy are a full course, where nobody says",
    [
      ["six months", exposed("2019-01-15", "2019-07-15"), "yes"],
      [
        "a day less, and two relapses",
        { ...exposed("2019-01-15", "2019-07-14"), without: [...naive, "scan"] },
        "cannot-tell",
      ],
    ],
  ],
  [
    "an answer about infection counts for seven days",
    [
      [
        "seven days old",
        { answers: { "active-infection": "not asked" }, add: () => [reviewed("2020-08-25", "active-infection", "no")] },
        "yes",
      ],
      [
        "eight days old",
        { answers: { "active-infection": "not asked" }, add: () => [reviewed("2020-08-24", "active-infection", "no")] },
        "cannot-tell",
      ],
    ],
  ],
  [
    "a negative pregnancy test counts for 28 days",
    [
      ["28 days old", { without: ["test"], add: () => [test_("2020-08-04")] }, "yes"],
      ["29 days old", { without: ["test"], add: () => [test_("2020-08-03")] }, "cannot-tell"],
    ],
  ],
  [
    "raised blood pressure on two of the last 90 days",
    [
      ["two", { add: () => [pressure("2020-08-01", 140, 80), pressure("2020-06-03", 120, 90)] }, "no"],
      [
        "one of them 91 days ago, the other normal since",
        { add: () => [pressure("2020-06-02", 150, 80), pressure("2020-08-01", 139, 89)] },
        "yes",
      ],
      ["on one day only", { add: () => [pressure("2020-08-01", 141, 80)] }, "cannot-tell"],
    ],
  ],
])("%s", (_, edges) => {
  it.each(edges)("%s", (_what, change, said) => {
    expect(answer("EU-2020", change)).toBe(said);
  });
});

const reviewed = (reviewedOn: string, condition: string, said: string): Loose => ({
  id: "answered",
  kind: "history-reviewed",
  reviewedOn,
  items: [{ condition, answer: said }],
});
const test_ = (doneOn: string): Loose => ({
  id: "t",
  kind: "exam-done",
  doneOn,
  exam: "pregnancy-test",
  outcome: "normal",
});
const pressure = (day: string, systolic: number, diastolic: number): Loose => ({
  id: `pressure-${day}`,
  kind: "vitals-measured",
  measuredAt: `${day}T09:00:00Z`,
  systolic,
  diastolic,
});

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

describe("an autoimmune disease acquired since the first course (EU)", () => {
  const treated: Change = {
    add: (day) => [
      ...[0, 1, 2, 3, 4].map(
        (i): Loose => ({
          id: `dose-${i}`,
          kind: "infusion-given",
          infusedOn: back(day, 14, -i),
          drug: "alemtuzumab",
          doseMg: 12,
        }),
      ),
      { id: "graves", kind: "condition-recorded", condition: "graves-disease", onsetOn: back(day, 4) },
    ],
  };
  const decided = (outcome: string, decidedOn: string): Change => ({
    add: (day) => [
      ...treated.add!(day),
      {
        id: "word",
        kind: "decision-made",
        decidedOn,
        about: "candidacy",
        outcome,
        rationale: "treated, stable",
        by: "endocrinologist-1",
        of: "candidacy/alemtuzumab-eu/acquired-autoimmune-disease",
      },
    ],
  });
  it.each([
    ["neither passes nor blocks by itself", treated, "cannot-tell"],
    ["a specialist decides for it", decided("for", on), "with-justification"],
    ["a specialist decides against it", decided("against", on), "no"],
    ["a word of 90 days ago counts", decided("for", "2020-06-03"), "with-justification"],
    ["a word of 91 days ago does not", decided("for", "2020-06-02"), "cannot-tell"],
  ] as const)("%s", (_, change, said) => {
    expect(answer("EU-2020", change)).toBe(said);
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
