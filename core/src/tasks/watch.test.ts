import { describe, expect, it } from "vitest";
import { ask, on } from "../testing/ask.ts";
import { course, type Loose } from "../testing/panel.ts";

const first = course(on("2020-03-02"), 5); // last infusion 2020-03-06, watched through 2024-03-06
const keys = (facts: readonly Loose[], asOf: string): readonly string[] =>
  ask([...first, ...facts], asOf)
    .tasks.map((task) => task.key)
    .filter((key) => /review/.test(key));
const ended = (endedOn: string, reason: string, more: object = {}): Loose => ({
  kind: "follow-up-ended",
  endedOn,
  reason,
  by: "AB",
  ...more,
});

describe("the review at the end of the watch", () => {
  it.each([
    ["2024-03-05", []],
    ["2024-03-06", ["review/1"]],
    ["2026-03-06", ["overdue/end.review", "review/1"]],
  ])("on %s: %j", (asOf, expected) => {
    expect(keys([], asOf).toSorted()).toEqual(expected);
  });

  it("is closed by a completed review on or after the last day, and by nothing before it", () => {
    expect(keys([ended("2024-03-06", "completed-review")], "2024-03-07")).toEqual([]);
    expect(keys([ended("2024-03-05", "completed-review")], "2024-03-07")).toEqual(["review/1"]);
  });
});

// contract section 4, item 8
describe("after a hand-over or a refusal", () => {
  it.each([
    ["2022-05-09", []],
    ["2022-05-10", ["yearly-review/1"]],
    ["2023-05-09", ["yearly-review/1"]],
    ["2023-05-10", ["yearly-review/2"]],
  ])("the last clinic looks again every year: on %s %j", (asOf, expected) => {
    expect(keys([ended("2021-05-10", "handed-over", { acceptedBy: "clinic B" })], asOf)).toEqual(expected);
    expect(keys([ended("2021-05-10", "declined")], asOf)).toEqual(expected);
  });

  it("a hand-over that nobody accepted changes nothing", () => {
    expect(keys([ended("2021-05-10", "handed-over")], "2022-05-10")).toEqual([]);
  });
});
