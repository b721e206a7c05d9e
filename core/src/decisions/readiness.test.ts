import { describe, expect, it } from "vitest";
import { back } from "../testing/candidates.ts";
import type { Loose } from "../testing/panel.ts";
import { morning, notGreen, readiness, stateOf, today } from "../testing/ready.ts";

const result = (analyte: string, value: number | string, unit: string, more: object = {}): Loose => ({
  id: `new-${analyte}`,
  kind: "result-reported",
  collectedOn: back(today, 0, 1),
  analyte,
  value,
  unit,
  ...more,
});
const vitals = (more: object): Loose => ({
  id: "later-reading",
  kind: "vitals-measured",
  measuredAt: `${today}T08:00:00Z`,
  systolic: 120,
  diastolic: 75,
  temperatureC: 36.5,
  phase: "before",
  ...more,
});
const condition = (name: string, more: object = {}): Loose => ({
  id: `c-${name}`,
  kind: "condition-recorded",
  condition: name,
  onsetOn: back(today, 12),
  ...more,
});

describe("somebody for whom everything is in place", () => {
  it.each(["EU", "GB", "CH", "US", "CA", "AU"])("%s: go", (jurisdiction) => {
    const found = readiness({ jurisdiction });
    expect([notGreen(found), found.answer, found.infusion.ordinal, found.infusion.of]).toEqual([{}, "go", 1, 5]);
  });
});

describe("limits of the day, just below, on and just above", () => {
  it.each<[item: string, value: string, fact: Loose, state: string]>([
    ["platelets", "99", result("platelets", 99, "10*9/L"), "red"],
    ["platelets", "99.9", result("platelets", 99.9, "10*9/L"), "red"],
    ["platelets", "100", result("platelets", 100, "10*9/L"), "green"],
    ["platelets", "101", result("platelets", 101, "10*9/L"), "green"],
    ["platelets", "99000 per µL", result("platelets", 99_000, "/uL"), "red"],
    ["platelets", "below 150", result("platelets", 150, "10*9/L", { comparator: "<" }), "unknown"],
    ["neutrophils", "1.49", result("neutrophils", 1.49, "10*9/L"), "red"],
    ["neutrophils", "1.5", result("neutrophils", 1.5, "10*9/L"), "green"],
    ["neutrophils", "1.51", result("neutrophils", 1.51, "10*9/L"), "green"],
    ["alt", "120 of 40", result("alt", 120, "U/L", { refHigh: 40 }), "green"],
    ["alt", "119 of 40", result("alt", 119, "U/L", { refHigh: 40 }), "green"],
    ["alt", "121 of 40", result("alt", 121, "U/L", { refHigh: 40 }), "red"],
    ["creatinine", "90.9 after 70", result("creatinine", 90.9, "umol/L"), "green"],
    ["creatinine", "91 after 70", result("creatinine", 91, "umol/L"), "red"],
    ["creatinine", "91.1 after 70", result("creatinine", 91.1, "umol/L"), "red"],
    ["tsh", "0.4 of 0.4–4", result("tsh", 0.4, "m[IU]/L", { refLow: 0.4, refHigh: 4 }), "green"],
    ["tsh", "0.39", result("tsh", 0.39, "m[IU]/L", { refLow: 0.4, refHigh: 4 }), "red"],
    ["tsh", "4", result("tsh", 4, "m[IU]/L", { refLow: 0.4, refHigh: 4 }), "green"],
    ["tsh", "4.01", result("tsh", 4.01, "m[IU]/L", { refLow: 0.4, refHigh: 4 }), "red"],
    ["temperature", "37.9", vitals({ temperatureC: 37.9 }), "green"],
    ["temperature", "38.0", vitals({ temperatureC: 38.0 }), "red"],
    ["temperature", "38.1", vitals({ temperatureC: 38.1 }), "red"],
    ["blood-pressure", "159/99", vitals({ systolic: 159, diastolic: 99 }), "green"],
    ["blood-pressure", "160/80", vitals({ systolic: 160, diastolic: 80 }), "red"],
    ["blood-pressure", "120/100", vitals({ systolic: 120, diastolic: 100 }), "red"],
    ["blood-pressure", "161/101", vitals({ systolic: 161, diastolic: 101 }), "red"],
  ])("%s %s", (item, _, fact, state) => {
    const found = readiness({ add: [fact] });
    expect(stateOf(found, item)).toBe(state);
  });

  it.each<[state: string, counts: readonly number[], value: number]>([
    ["green", [1.2, 1.2, 1.2], 1.2],
    ["green", [1.2, 1.2, 1.2], 1.21],
    ["red", [1.2, 1.2, 1.2], 1.19],
    ["green", [2, 2, 2], 1.5],
    ["red", [2, 2, 2], 1.49],
  ])("%s: with Duffy-null and earlier neutrophils of %j, %d", (state, counts, value) => {
    const earlier = counts.map((count, i) => ({
      ...result("neutrophils", count, "10*9/L"),
      id: `n-${i}`,
      collectedOn: back(today, 3, i),
    }));
    const found = readiness({
      without: ["r-neutrophils"],
      add: [...earlier, condition("duffy-null"), result("neutrophils", value, "10*9/L")],
    });
    expect(stateOf(found, "neutrophils")).toBe(state);
  });

  it("without Duffy-null the same count is red", () => {
    expect(stateOf(readiness({ add: [result("neutrophils", 1.2, "10*9/L")] }), "neutrophils")).toBe("red");
  });
});

describe("how old a result may be", () => {
  it.each([
    [29, "green"],
    [30, "green"],
    [31, "unknown"],
  ] as const)("%d days: %s", (days, state) => {
    const old = { ...result("platelets", 220, "10*9/L"), collectedOn: back(today, 0, days) };
    const found = readiness({ without: ["r-platelets"], add: [old] });
    expect([stateOf(found, "platelets"), stateOf(found, "panel")]).toEqual([state, state]);
    expect(found.answer).toBe(state === "green" ? "go" : "cannot-tell");
  });

  it("an old low one stays red until there is a better one", () => {
    const old = { ...result("platelets", 80, "10*9/L"), collectedOn: back(today, 0, 60) };
    expect(stateOf(readiness({ without: ["r-platelets"], add: [old] }), "platelets")).toBe("red");
  });

  it("a preliminary low one is red on arrival, a preliminary good one says nothing", () => {
    const low = result("platelets", 80, "10*9/L", { status: "preliminary" });
    expect(stateOf(readiness({ add: [low] }), "platelets")).toBe("red");
    const good = result("platelets", 220, "10*9/L", { status: "preliminary" });
    expect(stateOf(readiness({ without: ["r-platelets"], add: [good] }), "platelets")).toBe("unknown");
  });

  it("a clotted sample is none", () => {
    const clotted = result("platelets", 220, "10*9/L", { specimen: ["clotted"] });
    expect(stateOf(readiness({ without: ["r-platelets"], add: [clotted] }), "platelets")).toBe("unknown");
  });

  it("the first creatinine of all has its range: inside is green, above is not known", () => {
    const first = (value: number) => result("creatinine", value, "umol/L", { refLow: 45, refHigh: 90 });
    const found = (value: number) =>
      stateOf(readiness({ without: ["r-creatinine"], add: [first(value)] }), "creatinine");
    expect([found(90), found(91)]).toEqual(["green", "unknown"]);
  });
});

describe("answers of the day", () => {
  const questions: readonly [question: string, item: string, wrong: string][] = [
    ["active-infection", "infection", "yes"],
    ["urinary-infection-symptoms", "urinary-infection", "yes"],
    ["possible-pregnancy", "pregnancy-asked", "yes"],
    ["steroid-at-hand", "steroid", "no"],
    ["antiviral-at-hand", "antiviral", "no"],
    ["intensive-care-at-hand", "intensive-care", "no"],
  ];
  it.each(questions)("%s: the other answer is red, none is unknown, that of yesterday too", (question, item, wrong) => {
    expect(stateOf(readiness({ answers: { [question]: wrong } }), item)).toBe("red");
    const unasked = readiness({ answers: { [question]: "not asked" } });
    expect([stateOf(unasked, item), unasked.answer]).toEqual(["unknown", "cannot-tell"]);
    const right = wrong === "yes" ? "no" : "yes";
    const yesterday: Loose = {
      id: "yesterday",
      kind: "history-reviewed",
      reviewedOn: back(today, 0, 1),
      items: [{ condition: question, answer: right }],
    };
    expect(stateOf(readiness({ answers: { [question]: "not asked" }, add: [yesterday] }), item)).toBe("unknown");
    expect(stateOf(readiness({ answers: { [question]: "unknown" } }), item)).toBe("unknown");
  });

  it("an infection on file that is not over is red whatever was answered", () => {
    expect(stateOf(readiness({ add: [condition("pneumonia")] }), "infection")).toBe("red");
    expect(stateOf(readiness({ add: [condition("urinary-infection")] }), "urinary-infection")).toBe("red");
    const over = condition("pneumonia", { resolvedOn: back(today, 1) });
    expect(stateOf(readiness({ add: [over] }), "infection")).toBe("green");
  });

  it("vital signs of yesterday, or of during the infusion, are none of before it", () => {
    const without = ["morning-vitals"];
    expect(stateOf(readiness({ without }), "temperature")).toBe("unknown");
    expect(stateOf(readiness({ without, add: [vitals({ phase: "during" })] }), "temperature")).toBe("unknown");
    const before = vitals({ measuredAt: `${back(today, 0, 1)}T08:00:00Z` });
    expect(stateOf(readiness({ without, add: [before] }), "blood-pressure")).toBe("unknown");
  });

  it.each<[name: string, readings: readonly object[], state: string]>([
    ["one number alone", [{ diastolic: undefined }], "unknown"],
    ["one number alone that is over the limit", [{ systolic: 185, diastolic: undefined }], "red"],
    ["both, then one alone over the limit", [{}, { systolic: 185, diastolic: undefined }], "red"],
    ["both, then one alone below it", [{}, { systolic: 130, diastolic: undefined }], "unknown"],
    ["the other over the limit, then one alone below it", [{ diastolic: 105 }, { diastolic: undefined }], "red"],
    ["one alone over the limit, then both below", [{ systolic: 185, diastolic: undefined }, {}], "green"],
    [
      "each in a reading of its own, of one moment",
      [
        { diastolic: undefined, at: 0 },
        { systolic: undefined, at: 0 },
      ],
      "green",
    ],
    ["two of one moment, one over the limit", [{ systolic: 165, at: 0 }, { at: 0 }], "red"],
  ])("blood pressure: %s", (_, readings, state) => {
    const add = readings.map(({ at, ...more }: { readonly at?: number }, i) =>
      vitals({ id: `reading-${9 - i}`, measuredAt: `${today}T08:0${at ?? i}:00Z`, ...more }),
    );
    expect(stateOf(readiness({ without: ["morning-vitals"], add }), "blood-pressure")).toBe(state);
  });

  it("a reading that was taken again counts instead of the first", () => {
    const high = vitals({ id: "high", measuredAt: `${today}T07:40:00Z`, systolic: 165 });
    expect(stateOf(readiness({ add: [high] }), "blood-pressure")).toBe("red");
    expect(stateOf(readiness({ add: [high, vitals({ systolic: 150 })] }), "blood-pressure")).toBe("green");
  });
});

describe("pregnancy", () => {
  const test = (outcome: string, doneOn = today): Loose => ({
    id: "t",
    kind: "exam-done",
    doneOn,
    exam: "pregnancy-test",
    outcome,
  });
  it.each<[name: string, add: readonly Loose[], state: string]>([
    ["no test", [], "red"],
    ["negative today", [test("normal")], "green"],
    ["negative yesterday", [test("normal", back(today, 0, 1))], "red"],
    ["positive", [test("abnormal")], "red"],
    ["cannot be read", [test("uninterpretable")], "red"],
    ["hCG negative today", [{ ...result("hcg", "negative", "1"), collectedOn: today }], "green"],
    ["hCG positive", [{ ...result("hcg", "positive", "1"), collectedOn: today }], "red"],
  ])("%s: %s", (_, add, state) => {
    const found = readiness({ without: ["test"], add });
    expect(stateOf(found, "pregnancy-test")).toBe(state);
    expect(found.answer).toBe(state === "green" ? "go" : "no-go");
  });

  it("is not asked of whoever cannot be pregnant", () => {
    const found = readiness({ without: ["test"], sex: "male" });
    expect([stateOf(found, "pregnancy-test"), stateOf(found, "pregnancy-asked")]).toEqual(["not asked", "not asked"]);
    const after = readiness({ without: ["test"], add: [condition("postmenopausal")] });
    expect(stateOf(after, "pregnancy-test")).toBe("not asked");
  });
});

describe("medicines", () => {
  const aspirin = (startedOn: string, more: object = {}): Loose => ({
    id: "aspirin",
    kind: "medicine-recorded",
    medicine: "aspirin",
    startedOn,
    ...more,
  });
  it.each<[name: string, add: readonly Loose[], state: string]>([
    ["none", [], "green"],
    ["begun the day before the decision", [aspirin(back(today, 0, 6))], "green"],
    ["begun on the day of the decision", [aspirin(back(today, 0, 5))], "green"],
    ["begun the day after it", [aspirin(back(today, 0, 4))], "red"],
    ["begun since and stopped yesterday", [aspirin(back(today, 0, 4), { stoppedOn: back(today, 0, 1) })], "green"],
    ["begun since and stopped today", [aspirin(back(today, 0, 4), { stoppedOn: today })], "red"],
    ["declined", [aspirin(back(today, 0, 4), { status: "declined" })], "green"],
  ])("aspirin: %s", (_, add, state) => {
    expect(stateOf(readiness({ add, jurisdiction: "US" }), "new-antithrombotic")).toBe(state);
  });

  it("without the review of the day nobody can tell", () => {
    expect(stateOf(readiness({ without: ["morning-medicines", "medicines"] }), "new-antithrombotic")).toBe("unknown");
  });
});

describe("what was decided", () => {
  const word = (more: object): Loose => ({
    id: "word",
    kind: "decision-made",
    decidedOn: back(today, 0, 2),
    about: "start-course",
    outcome: "for",
    rationale: "r",
    by: "Dr B",
    ...more,
  });
  it.each<[name: string, without: readonly string[], add: readonly Loose[], state: string]>([
    ["nothing", ["decision"], [], "unknown"],
    ["for", [], [], "green"],
    ["against, later", [], [word({ outcome: "against" })], "red"],
    ["put off, later", [], [word({ about: "defer", outcome: "for" })], "red"],
    ["in words that say neither", ["decision"], [word({ outcome: "maybe" })], "unknown"],
    ["of another course", ["decision"], [word({ of: "course/2" })], "unknown"],
    ["of this course by its key", ["decision"], [word({ of: "course/1" })], "green"],
    ["of one cell only", ["decision"], [word({ about: "candidacy", of: "candidacy/x/stroke" })], "unknown"],
    [
      "of this course as the screen signs it",
      ["decision"],
      [word({ about: "candidacy", of: "candidacy/course-1" })],
      "green",
    ],
    ["of another course as the screen signs it", ["decision"], [word({ of: "candidacy/course-2" })], "unknown"],
    ["against, later, as the screen signs it", [], [word({ outcome: "against", of: "candidacy/course-1" })], "red"],
    ["put off, later, as the screen signs it", [], [word({ about: "defer", of: "candidacy/course-1" })], "red"],
    [
      "for it against the rules of the day",
      ["decision"],
      [word({ about: "override", of: "candidacy/course-1" })],
      "green",
    ],
    ["an override of nothing in particular is no decision", ["decision"], [word({ about: "override" })], "unknown"],
  ])("%s: %s", (_, without, add, state) => {
    expect(stateOf(readiness({ without, add }), "decision")).toBe(state);
  });
});

describe("what was prepared", () => {
  it.each<[name: string, without: readonly string[], item: string]>([
    ["an ECG", ["e-ecg"], "work-up"],
    ["HIV", ["hiv"], "work-up"],
    ["counselling", ["s-counselling"], "counselling"],
    ["the alert card", ["s-alert-card"], "counselling"],
    ["liver enzymes", ["r-ast"], "panel"],
    ["urine under the microscope", ["r-urine_rbc_microscopy"], "panel"],
  ])("%s is missing", (_, without, item) => {
    const found = readiness({ without });
    expect([stateOf(found, item), found.answer]).toEqual(["unknown", "cannot-tell"]);
  });

  it("a step that somebody waived by name is done", () => {
    const waived: Loose = {
      id: "waived",
      kind: "obligation-waived",
      waivedOn: back(today, 0, 3),
      obligation: "workup.ecg/1/1",
      reason: "Recorded at the cardiologist's",
      by: "Dr A",
    };
    expect(readiness({ without: ["e-ecg"], add: [waived] }).answer).toBe("go");
  });

  it("an open warning that holds the infusion is red", () => {
    const found = readiness({ add: [result("platelets", 45, "10*9/L")] });
    expect(stateOf(found, "nothing-held")).toBe("red");
  });

  it.each([["US", "rems-authorisation", "morning-authorised"]])(
    "%s: %s is asked there alone",
    (jurisdiction, item, step) => {
      expect(stateOf(readiness({ jurisdiction, without: [step] }), item)).toBe("unknown");
      expect(stateOf(readiness({ jurisdiction: "EU", without: [step] }), item)).toBe("not asked");
    },
  );

  it.each([
    ["EU", "intensive-care", "certified-facility"],
    ["GB", "intensive-care", "certified-facility"],
    ["CH", "intensive-care", "certified-facility"],
    ["CA", "intensive-care", "certified-facility"],
    ["AU", "intensive-care", "certified-facility"],
    ["US", "certified-facility", "intensive-care"],
  ])("%s: %s and not %s", (jurisdiction, asked, other) => {
    const found = readiness({ jurisdiction });
    expect([stateOf(found, asked), stateOf(found, other)]).toEqual(["green", "not asked"]);
  });
});

describe("blood pressure that is raised", () => {
  it("once: whether it is uncontrolled nobody can tell; on two days it is", () => {
    const high = (on: string): Loose => vitals({ id: `high-${on}`, measuredAt: `${on}T08:00:00Z`, systolic: 165 });
    const found = (...days: readonly string[]) => notGreen(readiness({ add: days.map(high) }));
    expect(found(today)).toEqual({ "blood-pressure": "red", decision: "unknown" });
    expect(found(back(today, 0, 20), today)).toEqual({ "blood-pressure": "red", decision: "red" });
  });
});

describe("an override", () => {
  const none = { "steroid-at-hand": "no" };
  const override = (more: object = {}): Loose => ({
    id: "override",
    kind: "decision-made",
    decidedOn: today,
    about: "override",
    of: "readiness/steroid",
    outcome: "for",
    rationale: "Has it from the ward",
    by: "Dr A",
    ...more,
  });
  it.each<[name: string, add: readonly Loose[], answer: string]>([
    ["none", [], "no-go"],
    ["of today", [override()], "with-override"],
    ["of yesterday", [override({ decidedOn: back(today, 0, 1) })], "no-go"],
    ["of another item", [override({ of: "readiness/alt" })], "no-go"],
    ["against", [override({ outcome: "against" })], "no-go"],
  ])("%s", (_, add, answer) => {
    const found = readiness({ answers: none, add });
    expect([stateOf(found, "steroid"), found.answer]).toEqual(["red", answer]);
  });

  it("holds through that day alone", () => {
    const again: Loose = {
      id: "again",
      kind: "history-reviewed",
      reviewedOn: "2026-06-02",
      recordedAt: "2026-06-02T09:00:00Z",
      items: [{ condition: "steroid-at-hand", answer: "no" }],
    };
    const test = {
      id: "t",
      kind: "exam-done",
      doneOn: "2026-06-02",
      exam: "pregnancy-test",
      outcome: "normal",
    } as const;
    const early = morning("2026-06-02", "-2").map((one) => ({ ...one, recordedAt: "2026-06-02T07:00:00Z" }));
    const found = readiness({
      answers: none,
      add: [override(), test, ...early, again],
      asOf: "2026-06-02",
    });
    expect([notGreen(found), found.answer]).toEqual([{ steroid: "red" }, "no-go"]);
    expect(found.items.flatMap(({ override: one }) => one ?? [])).toEqual([]);
  });

  it("of what is unknown is shown and lets nothing begin", () => {
    const found = readiness({
      answers: { "active-infection": "not asked" },
      add: [override({ of: "readiness/infection" })],
    });
    expect(found.answer).toBe("cannot-tell");
    expect(found.items.find(({ key }) => key === "readiness/infection")!.override).toMatchObject({ by: "Dr A" });
  });

  it("what a red TSH means is a decision about it, and not for a newer one", () => {
    const tsh = result("tsh", 6, "m[IU]/L", { refLow: 0.4, refHigh: 4 });
    const meaning = override({ about: "start-course", of: "readiness/tsh" });
    const found = readiness({ add: [tsh, meaning] });
    expect(stateOf(found, "tsh")).toBe("green");
    const newer = { ...tsh, id: "newer", collectedOn: today };
    expect(stateOf(readiness({ add: [tsh, meaning, newer] }), "tsh")).toBe("red");
    // Of one day the hour tells whether the word was given once the result was there.
    const at = (one: Loose, time: string): Loose => ({ ...one, recordedAt: `${today}T${time}:00Z` });
    const order = (resultAt: string, wordAt: string) =>
      stateOf(readiness({ add: [at(newer, resultAt), at(meaning, wordAt)] }), "tsh");
    expect([order("08:00", "09:00"), order("09:00", "08:00"), order("09:00", "09:00")]).toEqual([
      "green",
      "red",
      "red",
    ]);
  });
});
