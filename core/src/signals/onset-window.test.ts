import { describe, expect, it } from "vitest";
import { answerAt, said, treatedOn } from "../testing/signals.ts";

describe("a window after an infusion, for a symptom that began before it was told", () => {
  const week = {
    kind: "all",
    of: [
      { kind: "infusion-window", since: "any-infusion", fromDay: 0, throughDay: 7 },
      { kind: "symptom", anyOf: ["neck"] },
    ],
  } as const;
  const told = (on: string, startedOn: string): string =>
    answerAt(week, [treatedOn("2024-03-08"), said("neck", on, { startedOn })], `neck-${on}`);

  it.each([
    ["began on the last day of it", "2024-03-20", "2024-03-15", "yes"],
    ["began the day after", "2024-03-20", "2024-03-16", "no"],
    ["began before the infusion, told after the window", "2024-03-20", "2024-03-07", "no"],
    ["began before the infusion, told within", "2024-03-10", "2024-03-01", "yes"],
    ["began in it thirty days ago", "2024-04-14", "2024-03-15", "yes"],
    ["began in it longer ago", "2024-04-15", "2024-03-15", "no"],
  ])("%s", (_, on, startedOn, expected) => {
    expect(told(on, startedOn)).toBe(expected);
  });
});
