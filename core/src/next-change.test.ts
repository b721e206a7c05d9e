import { describe, expect, it } from "vitest";
import { addDays, afterAllDays, type Day, formatDay } from "./base/calendar.ts";
import { compileRulebook } from "./protocol/rulebook.ts";
import { ask, on } from "./testing/ask.ts";
import { course, type Loose, result } from "./testing/panel.ts";
import { differences, undated } from "./testing/properties.ts";
import { every, handParameters, protocolOf } from "./testing/rulebook.ts";

const rulebook = compileRulebook([
  protocolOf(
    { protocol: "one-eu", rules: [every("monitor.creatinine", { months: 1 })], parameters: handParameters },
    "2013-01-01",
  ),
]);
const first = course(on("2024-03-04"), 5); // last infusion 2024-03-08, first due 2024-04-08, late from 04-16, closed on 05-01
const creatinine = (day: string): Loose => result("creatinine", on(day));
const waiver: Loose = {
  kind: "obligation-waived",
  waivedOn: "2024-03-10",
  obligation: "monitor.creatinine/1/1",
  reason: "abroad",
  by: "AB",
};
const died: Loose = { kind: "follow-up-ended", endedOn: "2024-04-10", reason: "died", by: "AB" };
const scored = ["2024-03-01", "2024-04-01"].map(
  (scoredOn): Loose => ({ kind: "edss-scored", id: scoredOn, scoredOn, score: 3 }),
);

const worse: readonly Loose[] = [scored[0]!, { kind: "edss-scored", id: "w", scoredOn: "2024-04-01", score: 4 }];

/** The first later day within 400 days on which the answer really differs, found by asking every day. */
function firstDifference(facts: readonly Loose[], asOf: string): Day {
  const now = undated(ask(facts, asOf, { rulebook }));
  for (let day = addDays(on(asOf), 1); day < on(asOf) + 400; day = addDays(day, 1)) {
    if (differences(now, undated(ask(facts, formatDay(day), { rulebook }))).length > 0) return day;
  }
  return afterAllDays;
}

// Contract section 3: nextChangeOn is the first later day on which the answer would differ with no new fact.
describe("the next change", () => {
  it.each([
    ["nothing on file", [], "2024-12-01"],
    ["an open period", first, "2024-03-20"],
    ["a due day", first, "2024-04-08"],
    ["an overdue one", first, "2024-04-16"],
    [
      "a period that was done early: its last day in time changes the coverage",
      [...first, creatinine("2024-03-10")],
      "2024-04-10",
    ],
    ["a period that was done", [...first, creatinine("2024-04-08")], "2024-04-09"],
    ["a waived period", [...first, waiver], "2024-04-10"],
    ["after a death nothing more happens", [...first, died], "2024-04-12"],
    ["the newest EDSS becomes too old to say how they are now", [...first, ...scored, died], "2024-12-01"],
    ["the time in which a worsening could be confirmed ends", [...first, ...worse, died], "2024-11-01"],
    ["a superseded schedule makes no gaps", [...first, ...course(on("2024-09-20"), 3)], "2024-09-23"],
    ["an infusion that lies ahead", first, "2024-03-05"],
    ["a course that closes by itself", first.slice(0, 3), "2024-03-10"],
    ["the end of the watch", first, "2028-03-05"],
    ["a refusal, looked at every year", [...first, { ...died, reason: "declined" }], "2024-06-01"],
  ] satisfies readonly (readonly [string, readonly Loose[], string])[])("%s", (_name, facts, asOf) => {
    const { nextChangeOn } = ask(facts, asOf, { rulebook });
    const shown = (day: Day): string => (Number.isFinite(day) ? formatDay(day) : "never");
    expect(shown(nextChangeOn)).toBe(shown(firstDifference(facts, asOf)));
  });
});
