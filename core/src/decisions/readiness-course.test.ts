import { describe, expect, it } from "vitest";
import { ask } from "../testing/ask.ts";
import { back } from "../testing/candidates.ts";
import type { Loose } from "../testing/panel.ts";
import { morning, notGreen, readiness, readyFacts, stateOf, today } from "../testing/ready.ts";
import { realRulebook } from "../testing/rulebook.ts";

const infusion = (infusedOn: string, more: object = {}): Loose => ({
  id: `i-${infusedOn}`,
  kind: "infusion-given",
  infusedOn,
  drug: "alemtuzumab",
  doseMg: 12,
  ...more,
});
const june = (day: number): string => `2026-06-${String(day).padStart(2, "0")}`;
const days = (...list: readonly number[]): readonly Loose[] => list.map((day) => infusion(june(day)));
const at = (asOf: string, add: readonly Loose[]) => readiness({ add: [...add, ...morning(asOf, "-then")], asOf });

describe("which infusion is asked about", () => {
  const which = (asOf: string, add: readonly Loose[]) => {
    const found = ask(readyFacts({ add }), asOf, {
      rulebook: realRulebook,
      patient: { jurisdiction: "EU", bornOn: "1990-05-01" },
    }).readiness();
    return found && [found.infusion.course, found.infusion.ordinal, found.infusion.of, found.infusion.isGiven];
  };
  it.each<[name: string, asOf: string, add: readonly Loose[], expected: unknown]>([
    ["the day before the planned one", back(today, 0, 1), [], undefined],
    ["the planned day", today, [], [1, 1, 5, false]],
    ["a day later, not begun", june(2), [], [1, 1, 5, false]],
    ["the first is given", today, days(1), [1, 1, 5, true]],
    ["the day after", june(2), days(1), [1, 2, 5, false]],
    ["the fifth", june(5), days(1, 2, 3, 4), [1, 5, 5, false]],
    ["the fifth is given", june(5), days(1, 2, 3, 4, 5), [1, 5, 5, true]],
    ["the day after the last", june(6), days(1, 2, 3, 4, 5), undefined],
    ["28 days after the second", june(30), days(1, 2), [1, 3, 5, false]],
    ["29 days after it", "2026-07-01", days(1, 2), undefined],
    ["the first of a second course", "2027-06-07", [...days(1, 2, 3, 4, 5), plan("2027-06-07")], [2, 1, 3, false]],
  ])("%s", (_, asOf, add, expected) => {
    expect(which(asOf, add)).toEqual(expected);
  });
});

function plan(firstInfusionOn: string): Loose {
  return { id: "plan-2", kind: "course-planned", firstInfusionOn, courseNumber: 2 };
}

describe("the days after the first", () => {
  it.each([2, 3, 4, 5])("infusion %d asks for the answers of its own day", (day) => {
    const before = days(...Array.from({ length: day - 1 }, (_, i) => i + 1));
    expect(notGreen(at(june(day), before))).toEqual({});
    const unasked = readiness({ add: before, asOf: june(day) });
    expect(unasked.answer).toBe("cannot-tell");
    expect(stateOf(unasked, "infection")).toBe("unknown");
  });

  it("the steroid is asked for at the first three infusions, whatever day of the calendar it is", () => {
    expect(stateOf(at(june(3), days(1, 2)), "steroid")).toBe("green");
    expect(stateOf(at(june(4), days(1, 2, 3)), "steroid")).toBe("not asked");
    expect(stateOf(at(june(9), days(1, 2)), "steroid")).toBe("green");
  });

  it("the pregnancy test of the first day counts for the course, one of before it does not", () => {
    expect(stateOf(at(june(5), days(1, 2, 3, 4)), "pregnancy-test")).toBe("green");
  });

  it("a panel of 30 days before the first infusion serves the whole course, but not after a break", () => {
    const old = (on: string): readonly Loose[] =>
      readyFacts({})
        .filter(({ id }) => String(id).startsWith("r-"))
        .map((one): Loose => ({ ...one, collectedOn: on }));
    const ids = old(today).map(({ id }) => String(id));
    const found = (asOf: string, given: readonly number[]) =>
      readiness({
        without: ids,
        add: [...old(back(today, 0, 30)), ...days(...given), ...morning(asOf, "-then")],
        asOf,
      });
    expect(stateOf(found(june(5), [1, 2, 3, 4]), "panel")).toBe("green");
    expect(stateOf(found(june(5), [1, 2, 3]), "panel")).toBe("unknown");
  });

  it("a count that fell on the third day stops the fourth", () => {
    const low: Loose = {
      id: "low",
      kind: "result-reported",
      collectedOn: june(3),
      analyte: "platelets",
      value: 99,
      unit: "10*9/L",
    };
    expect(stateOf(at(june(4), [...days(1, 2, 3), low]), "platelets")).toBe("red");
  });
});

describe("going on after a break", () => {
  const word = (more: object = {}): Loose => ({
    id: "word",
    kind: "decision-made",
    decidedOn: june(8),
    about: "start-course",
    of: "readiness/resumption",
    outcome: "for",
    rationale: "Fever over",
    by: "Dr A",
    ...more,
  });
  const grade = (of: number, on: string): Loose => ({
    id: "reaction",
    kind: "reaction-observed",
    observedAt: `${on}T10:00:00Z`,
    symptom: "rash",
    grade: of,
  });
  it.each<[name: string, asOf: string, add: readonly Loose[], state: string]>([
    ["the next day", june(3), days(1, 2), "not asked"],
    ["a day left out", june(4), days(1, 2), "unknown"],
    ["a day left out, with the word", june(8), [...days(1, 2), word()], "green"],
    ["with a word against it", june(8), [...days(1, 2), word({ outcome: "against" })], "red"],
    ["with a word of before the last infusion", june(8), [...days(1, 2), word({ decidedOn: june(1) })], "unknown"],
    ["an override is no such word", june(8), [...days(1, 2), word({ about: "override" })], "unknown"],
    ["one that was broken off", june(3), [...days(1), infusion(june(2), { interrupted: true, doseMg: 5 })], "unknown"],
    ["a reaction of grade 2", june(3), [...days(1, 2), grade(2, june(2))], "not asked"],
    ["a reaction of grade 3", june(3), [...days(1, 2), grade(3, june(2))], "unknown"],
    [
      "of grade 3 and the word of the next day",
      june(3),
      [...days(1, 2), grade(3, june(2)), word({ decidedOn: june(3) })],
      "green",
    ],
    [
      "of grade 3 and a word of that day",
      june(3),
      [...days(1, 2), grade(3, june(2)), word({ decidedOn: june(2) })],
      "unknown",
    ],
    ["of grade 3 at the infusion before the last", june(4), [...days(1, 2, 3), grade(3, june(2))], "not asked"],
  ])("%s", (_, asOf, add, state) => {
    expect(stateOf(at(asOf, add), "resumption")).toBe(state);
  });

  it.each<[name: string, word: string, reaction: string, state: string]>([
    ["the word after it", "12:00", "11:00", "green"],
    ["the word before it, of an earlier break", "07:00", "11:00", "unknown"],
    ["the word of the same moment", "11:00", "11:00", "unknown"],
  ])("a reaction of grade 3 and %s", (_, wordAt, reactionAt, state) => {
    const at = (one: Loose, time: string): Loose => ({ ...one, recordedAt: `${june(4)}T${time}:00Z` });
    const add = [
      ...days(1, 2),
      at(word({ decidedOn: june(4) }), wordAt),
      at(infusion(june(4), { interrupted: true, doseMg: 5 }), "10:30"),
      at(grade(3, june(4)), reactionAt),
    ];
    expect(stateOf(readiness({ add: [...add, ...morning(june(5), "-then")], asOf: june(5) }), "resumption")).toBe(
      state,
    );
  });

  it.each([
    [3, "not asked"],
    [4, "red"],
    [5, "red"],
  ])("a reaction of grade %d: for good is %s", (of, state) => {
    expect(stateOf(at(june(3), [...days(1, 2), grade(of, june(1))]), "earlier-reaction")).toBe(state);
  });
});

describe("a further course", () => {
  it("with tests that are late is red", () => {
    const found = at("2027-06-07", [...days(1, 2, 3, 4, 5), plan("2027-06-07")]);
    expect([found.infusion.course, stateOf(found, "nothing-late"), found.answer]).toEqual([2, "red", "no-go"]);
  });
});

describe("what was taken back", () => {
  it("is named where the item is kinder without it", () => {
    const low: Loose = {
      id: "low",
      kind: "result-reported",
      collectedOn: back(today, 0, 1),
      analyte: "platelets",
      value: 80,
      unit: "10*9/L",
    };
    const retracted: Loose = { id: "back", kind: "fact-retracted", fact: "low", reason: "wrong person", by: "AB" };
    const found = readiness({ add: [low, retracted] });
    const line = found.items.find(({ stated }) => stated.id === "platelets")!;
    expect([line.found.state, line.withdrawn]).toEqual(["green", ["low"]]);
  });
});
