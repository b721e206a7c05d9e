import { describe, expect, it } from "vitest";
import { back } from "../testing/candidates.ts";
import { realEvidence } from "../testing/evidence.ts";
import type { Loose } from "../testing/panel.ts";
import {
  asked,
  complete,
  disease,
  infused,
  likeTreated,
  weighedOn as on,
  relapsed,
  scored,
  took,
  weighed,
} from "../testing/weighed.ts";

const trialsOf = (facts: readonly Loose[], asOf = on): string => {
  const { treatedBefore, trials } = weighed(facts, { asOf });
  return `${treatedBefore}: ${trials.map(({ study, isTheirs }) => `${study.id}${isTheirs ? "" : "?"}`).join(", ")}`;
};
const nobodyElse = (reviewedOn = on): Loose => asked({ "other-therapy": "no" }, reviewedOn);

describe("whose people somebody resembles", () => {
  it.each<[string, readonly Loose[], string]>([
    ["nothing on file", [], "cannot-tell: care-ms-1?, care-ms-2?, camms223?"],
    ["none on file, and asked", [nobodyElse()], "no: care-ms-1, camms223"],
    ["asked a year ago", [nobodyElse(back(on, 12))], "no: care-ms-1, camms223"],
    ["asked a day longer ago", [nobodyElse(back(on, 12, 1))], "cannot-tell: care-ms-1?, care-ms-2?, camms223?"],
    ["asked and not known", [asked({ "other-therapy": "unknown" })], "cannot-tell: care-ms-1?, care-ms-2?, camms223?"],
    [
      "asked, and there was another",
      [asked({ "other-therapy": "yes" })],
      "cannot-tell: care-ms-1?, care-ms-2?, camms223?",
    ],
    ["any earlier therapy", [took("fingolimod")], "yes: care-ms-2"],
    ["alemtuzumab is no earlier one", [took("Lemtrada"), nobodyElse()], "no: care-ms-1, camms223"],
    [
      "one that came after the first course",
      [infused(back(on, 40)), took("ocrelizumab"), nobodyElse()],
      "no: care-ms-1, camms223",
    ],
    ["one that was before the first course", [infused(back(on, 10)), took("ocrelizumab")], "yes: care-ms-2"],
    [
      "one that began, nobody knows on which side of the first course",
      [
        infused(back(on, 10)),
        took("ocrelizumab", { startedOn: back(on, 10).slice(0, 4), stoppedOn: on }),
        nobodyElse(),
      ],
      "cannot-tell: care-ms-1?, care-ms-2?, camms223?",
    ],
  ])("%s", (_, facts, expected) => {
    expect(trialsOf(facts)).toBe(expected);
  });

  it("says what is missing where nobody can tell, and why where somebody can", () => {
    expect(weighed([])).toMatchObject({ missing: ["whether there were other therapies than those on file"] });
    expect(weighed(likeTreated)).toMatchObject({
      because:
        "Treated for MS before, so that of the two large trials CARE-MS II is the one whose people come nearest.",
      evidence: ["took-interferon beta-1a", "history"],
      missing: [],
    });
  });
});

describe("a smaller trial of the same people", () => {
  const camms223 = "camms223";
  const never = [
    disease({ onsetOn: back(on, 36) }),
    scored(3),
    relapsed(back(on, 24)),
    relapsed(back(on, 13)),
    complete,
  ];

  it("stands after the large one, with its benefits and its harms", () => {
    const [large, small] = weighed(never).trials;
    expect([large!.isFurther, small!.isFurther, small!.isTheirs]).toEqual([false, true, true]);
    expect(small!.figures.map(({ id }) => id)).toEqual(
      ["relapse-free", "confirmed-worsening", "relapse-rate", "thyroid", "death"].map((one) => `${camms223}.${one}`),
    );
    const death = small!.figures.find(({ outcome }) => outcome === "death")!;
    expect(death.text).toMatch(/9 in 1000 people .*12 or 24 mg.*; 0 in 1000 people/);
    expect(death.note).toMatch(/immune thrombocytopenia, one by a heart attack/);
  });

  it("says what it asked for that nobody is compared with, and which of its limits was not read", () => {
    const { likeness, differs } = weighed(never).trials[1]!;
    expect(likeness.map(({ what, answer }) => [what, answer])).toEqual([
      ["phenotype", "within"],
      ["before", "within"],
      ["age", "not-known"],
      ["onset", "within"],
      ["edss", "within"],
      ["relapses", "within"],
      ["alemtuzumab", "within"],
      ["also", "not-known"],
    ]);
    expect(differs).toMatch(/Not known: 2\.$/);
  });

  it("leaves its harms in the sight of everybody else", () => {
    const wider = weighed(likeTreated).wider.map(({ id }) => id);
    expect(wider).toEqual(expect.arrayContaining([`${camms223}.death`, `${camms223}.thyroid`]));
    expect(weighed(never).wider.map(({ study }) => study.id)).not.toContain(camms223);
  });
});

it("every figure is shown to somebody", () => {
  const shown = [[], [nobodyElse()], likeTreated].flatMap((facts) => {
    const { trials, wider } = weighed(facts);
    return [...trials.flatMap(({ figures }) => figures), ...wider].map(({ id }) => id);
  });
  expect(realEvidence.figures.map(({ id }) => id).filter((id) => !shown.includes(id))).toEqual([]);
});

/** How one thing compares, with what is read of the person. */
const like = (what: string, facts: readonly Loose[], study = "care-ms-2", options = {}): string => {
  const trial = weighed(facts, options).trials.find((one) => one.study.id === study)!;
  const { answer, saw } = trial.likeness.find((one) => one.what === what)!;
  return `${answer}: ${saw}`;
};
/** Both trials are shown of somebody of whom nobody knows whether they were treated. */
const first = "care-ms-1";

describe("in what somebody is like the people of a trial", () => {
  it("in everything", () => {
    const [trial] = weighed(likeTreated).trials;
    expect(trial!.likeness.map(({ what, answer }) => [what, answer])).toEqual(
      ["phenotype", "before", "age", "onset", "edss", "relapses", "alemtuzumab"].map((what) => [what, "within"]),
    );
    expect(trial!.differs).toBe("In nothing that is known does the person lie outside what the trial took.");
  });

  it("counts the points outside, and those that nobody knows", () => {
    const [trial] = weighed([
      ...likeTreated.filter(({ kind }) => kind !== "edss-scored"),
      disease({ id: "later", phenotype: "SPMS", asOf: on }),
    ]).trials;
    expect(trial!.differs).toBe(
      "People like this were not in the trial: 1 of the points is outside what it took. Not known: 1.",
    );
  });

  it.each<[string, string, readonly Loose[], string, string]>([
    ["no course of the disease", "phenotype", [], first, "not-known: not on file"],
    ["another course", "phenotype", [disease({ phenotype: "SPMS-active" })], first, "outside: SPMS-active"],
    [
      "two words of one day",
      "phenotype",
      [disease(), disease({ id: "other", phenotype: "CIS" })],
      first,
      "not-known: RRMS, CIS",
    ],
    ["onset five years ago to the day", "onset", [disease({ onsetOn: back(on, 60) })], first, "within: 5 years"],
    ["onset a day longer ago", "onset", [disease({ onsetOn: back(on, 60, 1) })], first, "outside: 5 years"],
    ["onset in a year on the limit", "onset", [disease({ onsetOn: "2021" })], first, "not-known: 4 to 5 years"],
    ["ten years in the other trial", "onset", [disease({ onsetOn: back(on, 120) })], "care-ms-2", "within: 10 years"],
    ["onset unknown", "onset", [disease({ onsetOn: undefined })], first, "not-known: not on file"],
    ["EDSS at the limit", "edss", [scored(3)], first, "within: 3.0"],
    ["EDSS above it", "edss", [scored(3.5)], first, "outside: 3.5"],
    ["and within the other trial's", "edss", [scored(5)], "care-ms-2", "within: 5.0"],
    ["and above that", "edss", [scored(5.5)], "care-ms-2", "outside: 5.5"],
    ["no EDSS", "edss", [], first, "not-known: not on file"],
    ["an EDSS of a year ago", "edss", [scored(2, back(on, 12))], first, "within: 2.0"],
    ["an EDSS of longer ago", "edss", [scored(2, back(on, 12, 1))], first, "not-known: 2.0, too long ago"],
    ["two of one day around the limit", "edss", [scored(3), scored(3.5)], first, "not-known: 3.0 to 3.5"],
    [
      "two relapses at both limits",
      "relapses",
      [relapsed(back(on, 24)), relapsed(back(on, 12))],
      first,
      "within: 2 on file in 2 years",
    ],
    [
      "the newest a day too old",
      "relapses",
      [relapsed(back(on, 24)), relapsed(back(on, 12, 1)), complete],
      first,
      "outside: 2 on file in 2 years",
    ],
    [
      "the older a day too old",
      "relapses",
      [relapsed(back(on, 24, 1)), relapsed(back(on, 12)), complete],
      first,
      "outside: 1 on file in 2 years",
    ],
    ["one, and nobody asked", "relapses", [relapsed(back(on, 12))], first, "not-known: 1 on file in 2 years"],
    [
      "one, and asked too long ago",
      "relapses",
      [relapsed(back(on, 12)), asked({ "other-relapse": "no" }, back(on, 0, 31))],
      first,
      "not-known: 1 on file in 2 years",
    ],
    [
      "two of which one is of a year that begins too early",
      "relapses",
      [relapsed("2024"), relapsed(back(on, 2)), complete],
      first,
      "not-known: 1 on file in 2 years",
    ],
  ])("%s", (_, what, facts, study, expected) => {
    // Where somebody was asked about other therapies, only one trial is theirs: the untreated one.
    expect(like(what, facts, study)).toBe(expected);
  });

  it.each([
    ["1976-11-21", first, "within: 49 years"],
    ["1975-11-21", first, "within: 50 years"],
    ["1975-11-20", first, "outside: 51 years"],
    ["1975", first, "not-known: 50 to 51 years"],
    ["1975-11-20", "care-ms-2", "within: 51 years"],
    ["1970-11-20", "care-ms-2", "outside: 56 years"],
    ["2008-11-20", first, "within: 18 years"],
    ["2008-11-21", first, "outside: 17 years"],
    [undefined, first, "not-known: not on file"],
  ])("born %s, in %s: %s", (bornOn, study, expected) => {
    expect(like("age", [], study, { bornOn })).toBe(expected);
  });
});

describe("earlier treatment, beside a trial of people who relapsed on interferon or glatiramer", () => {
  it.each<[string, readonly Loose[], string]>([
    ["ended for want of effect, long enough", [took("Avonex"), complete], "within: Avonex"],
    ["with an accent", [took("acetato de glatirámero"), complete], "within: acetato de glatirámero"],
    ["six months to the day", [took("Rebif", { stoppedOn: back(on, 18) }), complete], "within: Rebif"],
    ["a day less", [took("Rebif", { stoppedOn: back(on, 18, 1) }), complete], "outside: Rebif"],
    [
      "ended for another reason, with a relapse on it",
      [took("Rebif", { stopReason: "intolerance" }), relapsed(back(on, 10)), complete],
      "within: Rebif",
    ],
    [
      "ended for another reason, with no relapse on file",
      [took("Rebif", { stopReason: "intolerance" }), complete],
      "not-known: Rebif",
    ],
    ["another medicine, and no other", [took("fingolimod"), complete], "outside: fingolimod"],
    ["another medicine, and nobody asked", [took("fingolimod")], "not-known: fingolimod; not asked for others"],
  ])("%s", (_, facts, expected) => {
    expect(like("before", facts)).toBe(expected);
  });
});

describe("alemtuzumab before", () => {
  it.each<[string, readonly Loose[], string]>([
    ["none, and asked", likeTreated, "within: none on file"],
    ["nobody asked", [took("Rebif")], "not-known: none on file"],
    ["a course", [took("Rebif"), infused(back(on, 3))], "outside: 1 course"],
    ["told", [took("Rebif"), took("alemtuzumab")], "outside: yes"],
  ])("%s", (_, facts, expected) => {
    expect(like("alemtuzumab", facts)).toBe(expected);
  });
});

describe("numbers", () => {
  const figures = weighed(likeTreated).trials[0]!.figures;
  const textOf = (id: string): string => figures.find((one) => one.id === id)!.text;

  it("are absolute, of a hundred people, with interval, comparator, trial and time", () => {
    expect(textOf("care-ms-2.relapse-free")).toBe(
      "No relapse in 2 years – CARE-MS II, alemtuzumab against subcutaneous interferon beta-1a: 65 in 100 people (95 % interval 61 to 70) with alemtuzumab, 12 mg a day; 47 in 100 people (95 % interval 40 to 54) with subcutaneous interferon beta-1a; estimated by Kaplan-Meier.",
    );
  });

  it("have their ratio only beside them, and what chance may explain is said", () => {
    expect(textOf("care-ms-2.confirmed-worsening")).toMatch(
      /13 in 100.*21 in 100.*hazard ratio 0\.58 \(95 % interval 0\.38 to 0\.87\); est/,
    );
    const text = weighed([nobodyElse()]).trials[0]!.figures.find(
      (one) => one.id === "care-ms-1.confirmed-worsening",
    )!.text;
    expect(text).toMatch(
      /8 in 100.*11 in 100.*hazard ratio 0\.70 \(95 % interval 0\.40 to 1\.23\), not significant: chance may explain/,
    );
  });

  it("that are rare are of a thousand, in both arms", () => {
    const text = weighed([nobodyElse()]).trials[0]!.figures.find(
      (one) => one.id === "care-ms-1.thrombocytopenia",
    )!.text;
    expect(text).toMatch(/8 in 1000 people .*; 0 in 1000 people/);
  });

  it("of relapses say whether they are modelled or raw", () => {
    expect(textOf("care-ms-2.relapse-rate")).toMatch(/0\.26 for each person and year.*modelled rate/);
    expect(textOf("care-ms-2.relapse-rate-raw")).toMatch(/0\.28 for each person and year.*raw rate/);
  });

  it("of reported cases are no rate", () => {
    const { text, values } = weighed([]).wider.find((one) => one.measure === "reports")!;
    expect(text).toMatch(/13 cases .*no rate/);
    expect(values[0]!.frequency).toBeNull();
  });
});
