import { describe, expect, it } from "vitest";
import { addDays, type Day, formatDay } from "../base/calendar.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { parseFacts } from "../facts/parse-record.ts";
import { on } from "../testing/ask.ts";
import { infusion, type Loose } from "../testing/panel.ts";
import { coursesOf } from "./courses.ts";

const lengths = { firstInfusions: 5, laterInfusions: 3, maxGapDays: 28 };

function infusions(facts: readonly Loose[]): readonly FactOfKind<"infusion-given">[] {
  const parsed = parseFacts(facts);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value as readonly FactOfKind<"infusion-given">[];
}
const days = (first: string, count: number): readonly Loose[] =>
  Array.from({ length: count }, (_, i) => infusion(addDays(on(first), i)));
const shown = (facts: readonly Loose[], asOf: string): readonly string[] =>
  coursesOf(infusions(facts), lengths, on(asOf)).map(
    (one) =>
      `${one.number}: ${formatDay(one.firstOn)} ${formatDay(one.lastOn)} ${one.days.length} ${one.state}${one.isInterrupted ? " interrupted" : ""}`,
  );
const at = (first: string, ...offsets: number[]): readonly Loose[] =>
  offsets.map((n) => infusion(addDays(on(first), n)));

// protocols.md section 2.1
describe("courses", () => {
  const table: readonly (readonly [string, readonly Loose[], string, readonly string[]])[] = [
    ["five days are a first course", days("2024-03-04", 5), "2024-03-08", ["1: 2024-03-04 2024-03-08 5 complete"]],
    ["four days wait for the fifth", days("2024-03-04", 4), "2024-03-08", ["1: 2024-03-04 2024-03-07 4 in-progress"]],
    [
      "on the last day of the gap a course still waits",
      days("2024-03-04", 4),
      "2024-04-04",
      ["1: 2024-03-04 2024-03-07 4 in-progress"],
    ],
    [
      "one day later it is closed as incomplete",
      days("2024-03-04", 4),
      "2024-04-05",
      ["1: 2024-03-04 2024-03-07 4 incomplete"],
    ],
    ["a single infusion is a course", days("2024-03-04", 1), "2024-09-01", ["1: 2024-03-04 2024-03-04 1 incomplete"]],
    [
      "resumed after a gap: one course, interrupted",
      at("2024-03-04", 0, 1, 2, 20, 21),
      "2024-05-01",
      ["1: 2024-03-04 2024-03-25 5 complete interrupted"],
    ],
    [
      "resumed on the last day of the gap",
      at("2024-03-04", 0, 28),
      "2024-04-02",
      ["1: 2024-03-04 2024-04-01 2 in-progress interrupted"],
    ],
    [
      "a day later it is another course",
      at("2024-03-04", 0, 29),
      "2024-04-02",
      ["1: 2024-03-04 2024-03-04 1 incomplete", "2: 2024-04-02 2024-04-02 1 in-progress"],
    ],
    [
      "three days are a second course",
      [...days("2024-03-04", 5), ...days("2025-03-04", 3)],
      "2025-03-06",
      ["1: 2024-03-04 2024-03-08 5 complete", "2: 2025-03-04 2025-03-06 3 complete"],
    ],
    [
      "a second course of one infusion counts",
      [...days("2024-03-04", 5), ...days("2025-03-04", 1)],
      "2025-05-06",
      ["1: 2024-03-04 2024-03-08 5 complete", "2: 2025-03-04 2025-03-04 1 incomplete"],
    ],
    [
      "a course followed by another is over",
      [...days("2024-03-04", 2), ...days("2024-05-04", 1)],
      "2024-05-04",
      ["1: 2024-03-04 2024-03-05 2 incomplete", "2: 2024-05-04 2024-05-04 1 in-progress"],
    ],
    [
      "two entries of one day are one infusion day",
      [...days("2024-03-04", 5), infusion(on("2024-03-08"), { doseMg: 4 })],
      "2024-03-08",
      ["1: 2024-03-04 2024-03-08 5 complete"],
    ],
    [
      "Lemtrada is the product, in any letters",
      [infusion(on("2024-03-04"), { drug: "LEMTRADA" })],
      "2024-03-04",
      ["1: 2024-03-04 2024-03-04 1 in-progress"],
    ],
    ["the oncology brand is not", [infusion(on("2024-03-04"), { drug: "Campath" })], "2024-03-04", []],
    ["nothing infused is no infusion", [infusion(on("2024-03-04"), { doseMg: 0 })], "2024-03-04", []],
    [
      "a partial infusion is one",
      [infusion(on("2024-03-04"), { doseMg: 0.5 })],
      "2024-03-04",
      ["1: 2024-03-04 2024-03-04 1 in-progress"],
    ],
    [
      "a month alone: the latest day is counted",
      [infusion(on("2017-10-01"), { infusedOn: "2017-10" })],
      "2018-03-04",
      ["1: 2017-10-01 2017-10-31 1 incomplete interrupted"],
    ],
  ];
  it.each(table)("%s", (_name, facts, asOf, expected) => {
    expect(shown(facts, asOf)).toEqual(expected);
  });

  it("says when an unfinished course closes, and only then", () => {
    expect(coursesOf(infusions(days("2024-03-04", 4)), lengths, on("2024-03-07"))[0]!.closesOn).toBe(
      on("2024-04-05") as Day,
    );
    expect(coursesOf(infusions(days("2024-03-04", 5)), lengths, on("2024-03-08"))[0]!.closesOn).toBeUndefined();
  });

  // Resolutions 1.10: an uncertain date is a span. Courses that overlap would let two runs hold the same days.
  it("an infusion whose date is a whole year does not make courses overlap", () => {
    const facts = [
      infusion(on("2017-01-01"), { infusedOn: "2017" }),
      infusion(on("2017-03-04")),
      infusion(on("2017-11-01")),
    ];
    const courses = coursesOf(infusions(facts), lengths, on("2018-03-04"));
    for (const [i, course] of courses.entries())
      if (i > 0) expect(course.firstOn).toBeGreaterThan(courses[i - 1]!.lastOn);
  });
});
