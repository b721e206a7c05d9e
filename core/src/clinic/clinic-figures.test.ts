import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRulebook } from "../protocol/rulebook.ts";
import { ask, on } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { every, handParameters, protocolOf, realRulebook } from "../testing/rulebook.ts";
import { clinicFigures } from "./clinic-figures.ts";
import { type PersonSummary, personSummary } from "./person-summary.ts";

const rulebook = compileRulebook([
  protocolOf(
    { protocol: "x-eu", parameters: handParameters, rules: [every("monitor.tsh", { months: 3 })] },
    "2013-01-01",
  ),
]);
const infusion = (infusedOn: string): Loose => ({ kind: "infusion-given", infusedOn, drug: "alemtuzumab", doseMg: 12 });
const tsh = (collectedOn: string): Loose => ({
  kind: "result-reported",
  collectedOn,
  analyte: "tsh",
  value: 2.1,
  unit: "m[IU]/L",
});
const lymphocytes = (collectedOn: string, value: number | string): Loose => ({
  kind: "result-reported",
  collectedOn,
  analyte: "lymphocytes",
  value,
  unit: "10*9/L",
  refLow: 1,
  refHigh: 4,
});
const asOf = "2026-06-01";
const person = (...facts: readonly Loose[]): PersonSummary => personSummary(ask(facts, asOf, { rulebook }));
const figures = (people: readonly PersonSummary[], from = "2025-01", through = "2026-06") =>
  clinicFigures(people, { from, through }, on(asOf));
const treated = infusion("2025-01-08");

describe("adherence", () => {
  test("says of everything due what became of it, by the month of its due day", () => {
    const { adherence } = figures([person(treated, tsh("2025-04-08"), tsh("2025-07-28"))]);
    expect(adherence.rules[0]).toMatchObject({
      rule: "monitor.tsh",
      people: 1,
      total: { due: 5, inTime: 1, late: 1, missed: 2, overdue: 1, waived: 0, waiting: 0 },
    });
    expect(
      adherence.rules[0]?.months.map(({ month, inTime, late, missed, overdue }) => [
        month,
        inTime,
        late,
        missed,
        overdue,
      ]),
    ).toEqual([
      ["2025-04", 1, 0, 0, 0],
      ["2025-07", 0, 1, 0, 0],
      ["2025-10", 0, 0, 1, 0],
      ["2026-01", 0, 0, 1, 0],
      ["2026-04", 0, 0, 0, 1],
    ]);
  });

  test("takes only the months that were asked for", () => {
    const { all } = figures([person(treated)], "2025-10", "2026-01").adherence;
    expect([all.people, all.total.due, all.months.map(({ month }) => month)]).toEqual([1, 2, ["2025-10", "2026-01"]]);
  });

  test("of nobody says that nothing was due", () => {
    const { all, rules } = figures([]).adherence;
    expect([all.total.due, all.people, rules]).toEqual([0, 0, []]);
  });
});

describe("where people are", () => {
  const died: Loose = { kind: "follow-up-ended", endedOn: "2025-12-01", reason: "died", by: "a" };
  test("everybody is in exactly one state, and the watched by course and month", () => {
    const {
      states,
      watched,
      treated: count,
    } = figures([person(), person(treated), person(treated, infusion("2026-01-10")), person(treated, died)]);
    expect(states.filter(({ people }) => people > 0)).toEqual([
      { state: "not-started", people: 1 },
      { state: "active", people: 2 },
      { state: "died", people: 1 },
    ]);
    expect([count, watched]).toEqual([
      3,
      [
        { course: 1, month: 16, people: 1 },
        { course: 2, month: 4, people: 1 },
      ],
    ]);
  });
});

describe("autoimmune diseases", () => {
  const condition = (key: string, onsetOn: string, certainty = "confirmed"): Loose => ({
    kind: "condition-recorded",
    condition: key,
    onsetOn,
    certainty,
  });
  const of = (people: readonly PersonSummary[], group: string) =>
    figures(people).autoimmunity.find((one) => one.group === group)!;

  test("count once confirmed, from the first infusion, and not where they were there before", () => {
    const people = [
      person(treated, condition("graves-disease", "2025-12-08")),
      person(treated, condition("graves-disease", "2025-12-08", "suspected")),
      person(treated, condition("graves-disease", "2019-01-01")),
      person(treated),
    ];
    const thyroid = of(people, "thyroid");
    expect([thyroid.atRisk, thyroid.hadBefore, thyroid.people]).toEqual([3, 1, 1]);
    expect(thyroid.curve).toMatchObject({ estimable: true, events: 1, steps: [{ time: 11, atRisk: 3 }] });
    expect(of(people, "kidney")).toMatchObject({ atRisk: 4, people: 0, curve: { estimable: true, events: 0 } });
    expect(of(people, "any").people).toBe(1);
  });

  test("are not estimated where nobody was treated", () => {
    expect(of([person()], "any")).toMatchObject({ atRisk: 0, curve: { estimable: false, because: "nobody" } });
  });
});

describe("counts after the newest course", () => {
  test("have medians by month, and a time until the first that is not below the limit", () => {
    const [first] = figures([
      person(treated, lymphocytes("2025-02-08", 0.2), lymphocytes("2025-07-08", 1.1)),
      person(treated, lymphocytes("2025-02-10", 0.4)),
    ]).counts;
    expect(first).toMatchObject({ analyte: "lymphocytes", unit: "10*9/L", people: 2, inexact: 0, medianMonths: 6 });
    expect(first?.months.map(({ month, values, median }) => [month, values, Math.round(median * 100) / 100])).toEqual([
      [1, 2, 0.3],
      [6, 1, 1.1],
    ]);
    expect(first?.below).toMatchObject({ estimable: true, people: 2, events: 1 });
  });

  test("that are no exact number are in no median, and counted", () => {
    const below = { ...lymphocytes("2025-02-08", 0.1), comparator: "<" };
    expect(figures([person(treated, below)]).counts[0]).toMatchObject({ people: 1, inexact: 1, months: [] });
  });
});

test("open signals are counted by name and urgency, with their ages", () => {
  const platelets = {
    kind: "result-reported",
    collectedOn: "2026-05-30",
    analyte: "platelets",
    value: 12,
    unit: "10*9/L",
  } as const;
  const answer = personSummary(ask([treated, platelets], asOf, { rulebook: realRulebook }));
  const { openSignals } = figures([answer, answer]);
  const open = openSignals.reduce((sum, { openDays }) => sum + openDays.length, 0);
  expect(open).toBe(2 * answer.openSignals.length);
  expect(openSignals[0]).toMatchObject({ signal: "ITP", urgency: "IMMEDIATE", openDays: [2, 2] });
});

test("however people are divided, what is due adds up", () => {
  const some = [person(treated, tsh("2025-04-08")), person(treated), person(infusion("2024-06-01")), person()];
  fc.assert(
    fc.property(fc.subarray(some), (part) => {
      const rest = some.filter((one) => !part.includes(one));
      const due = (people: readonly PersonSummary[]) => figures(people).adherence.all.total.due;
      expect(due(part) + due(rest)).toBe(due(some));
    }),
  );
});
