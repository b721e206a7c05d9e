import { describe, expect, test } from "vitest";
import { changesWork, compareAnswers, isAlike } from "./compare-answers.ts";
import { compileRulebook } from "./protocol/rulebook.ts";
import { ask } from "./testing/ask.ts";
import { every, handParameters, protocolOf } from "./testing/rulebook.ts";

const parameters = handParameters;
const book = (rules: Parameters<typeof protocolOf>[0]["rules"], from = "2013-01-01") =>
  compileRulebook([protocolOf({ protocol: "x-eu", parameters, rules }, from)]);
const infusion = { kind: "infusion-given", infusedOn: "2024-03-08", drug: "alemtuzumab", doseMg: 12 } as const;
const answer = (rules: Parameters<typeof book>[0]) => ask([infusion], "2027-06-01", { rulebook: book(rules) });

const monthly = every("monitor.cbc", { months: 1 });

describe("two answers about one patient", () => {
  test("are alike under the same rules", () => {
    const changes = compareAnswers(answer([monthly]), answer([monthly]));
    expect(isAlike(changes)).toBe(true);
  });

  test("a longer interval takes dates away and moves none", () => {
    const { rules } = compareAnswers(answer([monthly]), answer([every("monitor.cbc", { months: 3 })]));
    expect(rules).toHaveLength(1);
    const { before, after, appear, vanish, move } = rules[0]!;
    expect([appear, move]).toEqual([0, 0]);
    expect(vanish).toBe(before.dates - after.dates);
    expect(after.dates).toBeGreaterThan(0);
    expect([before.nextOn, after.nextOn]).toEqual(["2027-06-08", "2027-06-08"]);
  });

  test("another distance moves dates; a rule that is new brings them; one that is gone takes them", () => {
    const [before, after] = [
      answer([every("monitor.skin", { months: 12 }), every("monitor.tsh", { months: 12 })]),
      answer([every("monitor.skin", { months: 10 }), every("monitor.lft", { months: 12 })]),
    ];
    const { rules } = compareAnswers(before, after);
    expect(rules.map(({ rule, appear, vanish, move }) => [rule, appear > 0, vanish > 0, move > 0])).toEqual([
      ["monitor.lft", true, false, false],
      ["monitor.skin", false, false, true],
      ["monitor.tsh", false, true, false],
    ]);
  });

  test("another grace changes the day from which the same dates are late", () => {
    const [short, long] = [7, 21].map((graceDays) =>
      answer([every("monitor.cbc", { months: 1 }, { window: { opensDaysBefore: 7, graceDays } })]),
    );
    const { rules } = compareAnswers(short!, long!);
    expect(rules[0]).toMatchObject({ appear: 0, vanish: 0, move: 0 });
    expect(rules[0]?.otherLimit).toBeGreaterThan(8);
  });

  test("a longer watch ends later", () => {
    const watch = (months: number) =>
      answer([
        {
          id: "watch.end",
          name: "End",
          says: "The watch ends.",
          requirement: "required",
          confidence: "K2",
          sources: [{ ref: "TEST" }],
          kind: "end-of-watch",
          untilMonthsAfterLastInfusion: months,
          graceDays: 30,
        },
      ]);
    expect(compareAnswers(watch(48), watch(60)).followUpEnds).toEqual({ before: "2028-03-08", after: "2029-03-08" });
  });

  test("the same dates by another text change nobody's work, and are said", () => {
    const of = (version: string) =>
      ask([infusion], "2027-06-01", {
        rulebook: compileRulebook([
          protocolOf({ protocol: "x-eu", version, parameters, rules: [monthly] }, "2013-01-01"),
        ]),
      });
    const changes = compareAnswers(of("1"), of("2"));
    expect([isAlike(changes), changesWork(changes)]).toEqual([false, false]);
    expect(changes.rules.map(({ rule, governs }) => [rule, governs])).toEqual([
      ["monitor.cbc", { before: "x-eu@1", after: "x-eu@2" }],
    ]);
  });

  test("tasks that only one of them has are named", () => {
    const { tasks } = compareAnswers(answer([monthly]), answer([]));
    expect(tasks.vanish).toContain("overdue/monitor.cbc");
    expect(compareAnswers(answer([]), answer([monthly])).tasks.appear).toEqual(tasks.vanish);
  });

  test("what is held by one of them only is named", () => {
    expect(compareAnswers(answer([monthly]), answer([])).holds).toEqual({ appear: [], vanish: ["next-course"] });
    expect(compareAnswers(answer([]), answer([monthly])).holds).toEqual({ appear: ["next-course"], vanish: [] });
  });
});
