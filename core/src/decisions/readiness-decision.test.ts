import { describe, expect, it } from "vitest";
import { renderReadiness } from "../render-readiness.ts";
import { back } from "../testing/candidates.ts";
import type { Loose } from "../testing/panel.ts";
import { readiness, today } from "../testing/ready.ts";

const known = `${back(today, 0, 9)}T10:00:00Z`;
const since = `${back(today, 0, 1)}T10:00:00Z`;
const stroke = (recordedAt: string): Loose => ({
  id: "stroke",
  kind: "condition-recorded",
  condition: "ischaemic-stroke",
  onsetOn: back(today, 60),
  recordedAt,
});
/** A decision on the course, five days ago as the one it stands for. */
const word = (about: string, more: object = {}): Loose => ({
  id: "word",
  kind: "decision-made",
  decidedOn: back(today, 0, 5),
  recordedAt: `${back(today, 0, 5)}T10:00:00Z`,
  about,
  of: "candidacy/course-1",
  outcome: "for",
  rationale: "No other way is left",
  by: "Dr B",
  ...more,
});
/** What was answered before the decision, with `no` to all. */
const asked = (condition: string, answer: string, recordedAt: string): Loose => ({
  id: `asked-${recordedAt}`,
  kind: "history-reviewed",
  reviewedOn: recordedAt.slice(0, 10),
  recordedAt,
  items: [{ condition, answer }],
});

type Case = readonly [
  name: string,
  change: Parameters<typeof readiness>[0],
  state: string,
  answer: string,
  override: string | undefined,
];

describe("the decision on the course, by what the rules of the day say", () => {
  const replaced = { without: ["decision"] };
  it.each<Case>([
    ["nothing against it", {}, "green", "go", undefined],
    ["known, and decided for", { add: [stroke(known)] }, "red", "no-go", undefined],
    ["come up since, and decided for", { add: [stroke(since)] }, "red", "no-go", undefined],
    [
      "known, and decided for against the rules",
      { ...replaced, add: [stroke(known), word("override")] },
      "red",
      "with-override",
      "Dr B",
    ],
    [
      "come up since a decision against the rules",
      { ...replaced, add: [stroke(since), word("override")] },
      "red",
      "no-go",
      undefined,
    ],
    [
      "come up since, and decided anew against the rules",
      {
        ...replaced,
        add: [stroke(since), word("override", { decidedOn: today, recordedAt: `${today}T07:00:00Z` })],
      },
      "red",
      "with-override",
      "Dr B",
    ],
    [
      "a decision against the rules of which nothing is left",
      { ...replaced, add: [word("override")] },
      "green",
      "go",
      undefined,
    ],
    [
      "known and never asked again, decided for",
      { answers: { "other-stroke": "not asked", stroke: "not asked" } },
      "unknown",
      "cannot-tell",
      undefined,
    ],
    [
      "never asked, decided for against the rules",
      { ...replaced, answers: { stroke: "not asked" }, add: [word("override")] },
      "red",
      "with-override",
      "Dr B",
    ],
    [
      "it could be told then and no longer can",
      {
        ...replaced,
        answers: { stroke: "not asked" },
        add: [asked("stroke", "no", known), asked("stroke", "unknown", since), word("override")],
      },
      "unknown",
      "cannot-tell",
      undefined,
    ],
    [
      "it could not be told then, and is met now",
      { ...replaced, answers: { stroke: "not asked" }, add: [stroke(since), word("override")] },
      "red",
      "no-go",
      undefined,
    ],
    ["a warning that was known", { add: [stroke(known)], jurisdiction: "US" }, "green", "go", undefined],
    ["a warning that came up since", { add: [stroke(since)], jurisdiction: "US" }, "red", "no-go", undefined],
  ])("%s", (_, change, state, answer, override) => {
    const found = readiness(change);
    const line = found.items.find(({ stated }) => stated.id === "decision")!;
    expect([line.found.state, found.answer, line.override?.by]).toEqual([state, answer, override]);
    if (override !== undefined) expect(line.override!.rationale).toBe("No other way is left");
  });

  it("says which answer is missing, and what must be asked again", () => {
    const missing = (change: Parameters<typeof readiness>[0]) =>
      readiness(change)
        .items.find(({ stated }) => stated.id === "decision")!
        .found.lacks.map(({ what, of }) => `${what} ${of}`);
    expect(missing({ answers: { stroke: "not asked" } })).toEqual(["condition stroke"]);
    const untold = [asked("stroke", "no", known), asked("stroke", "unknown", since)];
    expect(missing({ answers: { stroke: "not asked" }, add: untold })).toEqual(["answer-again Stroke"]);
  });

  it("tells a word of the day from the decision on the course, and what is partly unknown", () => {
    const told = (change: Parameters<typeof readiness>[0]) => {
      const { override, isPartlyUnknown } = renderReadiness(readiness(change)).items.find(
        ({ item }) => item === "decision",
      )!;
      return [override?.holds, isPartlyUnknown];
    };
    const ofTheDay = word("override", { id: "of-the-day", decidedOn: today, of: "readiness/decision" });
    const add = [stroke(since), { ...ofTheDay, recordedAt: `${today}T08:00:00Z` }];
    expect(told({ ...replaced, add: [stroke(known), word("override")] })).toEqual(["course", false]);
    expect(told({ add })).toEqual(["day", false]);
    expect(told({ add, answers: { hiv: "not asked" }, without: ["hiv"] })).toEqual(["day", true]);
  });

  it("red today beside what is unknown: no override of the day lets it begin", () => {
    const override = word("override", { id: "of-the-day", decidedOn: today, of: "readiness/decision" });
    const add = [stroke(since), { ...override, recordedAt: `${today}T08:00:00Z` }];
    expect(readiness({ add }).answer).toBe("with-override");
    expect(readiness({ add, answers: { hiv: "not asked" }, without: ["hiv"] }).answer).toBe("cannot-tell");
  });

  it("a word of the day against it outweighs the decision against the rules", () => {
    const against = word("override", { id: "no", decidedOn: today, of: "readiness/decision", outcome: "against" });
    const add = [stroke(known), word("override"), { ...against, recordedAt: `${today}T08:00:00Z` }];
    expect(readiness({ without: ["decision"], add }).answer).toBe("no-go");
  });
});

describe("a warning before a second course that was open at the decision", () => {
  const given = [1, 2, 3, 4, 5].map(
    (day): Loose => ({
      id: `i-${day}`,
      kind: "infusion-given",
      infusedOn: `2025-05-0${day}`,
      drug: "alemtuzumab",
      doseMg: 12,
    }),
  );
  const low: Loose = {
    id: "low",
    kind: "result-reported",
    collectedOn: back(today, 1),
    analyte: "platelets",
    value: 40,
    unit: "10*9/L",
  };
  const act = (action: string, days: number): Loose => ({
    id: action,
    kind: "signal-acted",
    actedAt: `${back(today, 0, days)}T12:00:00Z`,
    recordedAt: `${back(today, 0, days)}T12:00:00Z`,
    signal: "ITP/low",
    action,
    reason: "Seen by haematology",
    by: "Dr C",
  });
  const plan: Loose = { id: "plan-2", kind: "course-planned", firstInfusionOn: today, courseNumber: 2 };
  it.each<[name: string, confirmed: number | undefined, about: string, state: string, override: string | undefined]>([
    ["open, decided for", undefined, "retreat", "green", undefined],
    ["confirmed since, decided for", 2, "retreat", "red", undefined],
    ["confirmed since, decided against the rules", 2, "override", "red", undefined],
    ["confirmed before, decided for: a specialist has not said", 9, "retreat", "unknown", undefined],
    ["confirmed before, decided against the rules", 9, "override", "red", "Dr B"],
  ])("%s", (_, confirmed, about, state, override) => {
    const decision = word(about, { of: "candidacy/course-2" });
    const found = readiness({
      without: ["plan", "decision"],
      add: [...given, plan, low, decision, ...(confirmed === undefined ? [] : [act("confirmed", confirmed)])],
    });
    const line = found.items.find(({ stated }) => stated.id === "decision")!;
    expect([found.infusion.course, line.found.state, line.override?.by]).toEqual([2, state, override]);
  });
});
