import { describe, expect, it } from "vitest";
import { addDays, addMonths, type Day, formatDay } from "../base/calendar.ts";
import { ask, on, status } from "../testing/ask.ts";
import { course, type Loose, noon, result } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";

// Every number of every rule that something starts: the day before, the day itself, the day after. The days here are
// written by hand from the sources that the rules name, not read from the rules.

const given = course(on("2025-03-03"), 5);
const start = on("2026-03-02");
const known = (day: Day) => ({ recordedAt: noon(day) });
const measured = (analyte: string, day: Day, value?: unknown, id = analyte): Loose =>
  result(analyte, day, { id: `${id}-${formatDay(day)}`, ...(value === undefined ? {} : { value }), ...known(day) });
const before = (analyte: string, value?: unknown): Loose => measured(analyte, on("2025-02-20"), value);

type Started = {
  readonly rule: string;
  readonly facts: readonly Loose[];
  /** The fact that starts it: the middle of the keys. */
  readonly by: string;
  /** Opens, is due and is late (the first day) of each of the first periods while nothing arrives. */
  readonly days: readonly (readonly [opensOn: string, dueOn: string, lateFrom: string])[];
};

const started: readonly Started[] = [
  {
    rule: "monitor.thyroid-close",
    facts: [measured("tsh", start, 0.01)],
    by: "tsh-2026-03-02",
    days: [["2026-03-03", "2026-03-30", "2026-04-07"]],
  },
  {
    rule: "monitor.after-steroid",
    facts: [
      {
        kind: "medicine-recorded",
        id: "steroid",
        medicine: "methylprednisolone",
        route: "iv",
        startedOn: "2026-02-28",
        stoppedOn: "2026-03-02",
        status: "taken",
        ...known(start),
      },
    ],
    by: "steroid",
    days: [
      ["2026-03-13", "2026-03-16", "2026-03-20"],
      ["2026-03-27", "2026-03-30", "2026-04-03"],
    ],
  },
  {
    rule: "monitor.platelets-weekly",
    facts: [before("platelets", 200), measured("platelets", start, 145)],
    by: "platelets-2026-03-02",
    days: [
      ["2026-03-07", "2026-03-09", "2026-03-12"],
      ["2026-03-14", "2026-03-16", "2026-03-19"],
      ["2026-03-21", "2026-03-23", "2026-03-26"],
    ],
  },
  {
    rule: "monitor.neutrophils-close",
    facts: [measured("neutrophils", start, 0.9)],
    by: "neutrophils-2026-03-02",
    days: [["2026-03-03", "2026-03-05", "2026-03-07"]],
  },
  {
    rule: "monitor.after-birth-tsh",
    facts: [
      {
        kind: "pregnancy-recorded",
        id: "pregnancy",
        confirmedOn: "2025-08-01",
        endedOn: "2026-03-02",
        outcome: "live-birth",
        ...known(start),
      },
    ],
    by: "pregnancy",
    days: [
      ["2026-04-06", "2026-04-13", "2026-04-28"],
      ["2026-05-26", "2026-06-02", "2026-06-17"],
      ["2026-08-26", "2026-09-02", "2026-09-17"],
    ],
  },
  {
    rule: "monitor.autoimmune-panel",
    facts: [
      measured("tsh", on("2026-02-10"), 0.01),
      {
        kind: "signal-acted",
        id: "confirmed",
        actedAt: noon(start),
        signal: "THYROID_HYPER/tsh-2026-02-10",
        action: "confirmed",
        by: "AB",
        ...known(start),
      },
    ],
    by: "confirmed",
    days: [["2026-03-03", "2026-03-09", "2026-03-10"]],
  },
];

/** A fall of two fifths on the second day of a course. */
const dip = [...course(addDays(start, -1), 2), before("platelets", 200), measured("platelets", start, 120)];

const recurring = new Set(["monitor.thyroid-close", "monitor.neutrophils-close"]);

const at = (facts: readonly Loose[], key: string, day: Day): string =>
  status(ask([...given, ...facts], formatDay(day), { rulebook: realRulebook }), key);

describe("rules that something starts (default-signals)", () => {
  it("are all here", () => {
    const all = realRulebook.protocols.flatMap(({ rules }) => rules.filter(({ kind }) => kind === "started"));
    expect([...new Set(all.map(({ id }) => id))].toSorted()).toEqual(
      [...started.map(({ rule }) => rule), "monitor.platelet-dip"].toSorted(),
    );
  });

  it.each(started.flatMap((one) => one.days.map((days, i) => ({ ...one, ordinal: i + 1, days }))))(
    "$rule number $ordinal opens, is due and is late on its day",
    ({ rule, facts, by, ordinal, days }) => {
      const key = `${rule}/${by}/${ordinal}`;
      const [opensOn, dueOn, lateFrom] = days.map(on) as [Day, Day, Day];
      expect(at(facts, key, addDays(opensOn, -1))).toBe("not-yet-open");
      expect(at(facts, key, opensOn)).toBe("open");
      expect(at(facts, key, addDays(dueOn, -1))).toBe("open");
      expect(at(facts, key, dueOn)).toBe("due");
      expect(at(facts, key, addDays(lateFrom, -1))).toBe("due");
      expect(at(facts, key, lateFrom)).toBe(rule === "monitor.neutrophils-close" ? "missed" : "overdue");
    },
  );

  it.each(started)("$rule asks for no more than that", ({ rule, facts, by, days }) => {
    if (!recurring.has(rule)) expect(at(facts, `${rule}/${by}/${days.length + 1}`, on("2026-12-31"))).toBe("none");
    expect(at([], `${rule}/${by}/1`, start)).toBe("none");
  });

  it.each([
    ["monitor.thyroid-close", [measured("tsh", start, 0.01)], ["tsh", "ft4"], 28],
    ["monitor.neutrophils-close", [measured("neutrophils", start, 0.9)], ["neutrophils"], 3],
    ["monitor.platelet-dip", dip, ["platelets"], 7],
  ] as const)("%s comes again, counted from the last valid result", (rule, facts, analytes, every) => {
    // Still not in order, so that it goes on: the next comes due that many days after this one.
    const again = addDays(start, every + 1);
    const spoken: Readonly<Record<string, number>> = { tsh: 0.02, ft4: 15, neutrophils: 0.9, platelets: 120 };
    const more = analytes.map((analyte) => measured(analyte, again, spoken[analyte]));
    const { obligations } = ask([...given, ...facts, ...more], formatDay(again), { rulebook: realRulebook });
    const own = obligations.filter(({ track }) => track.id === rule).flatMap((one) => one.obligations);
    expect(own[0]!.fulfilledOn).toBe(again);
    expect(formatDay(own[1]!.dueOn)).toBe(formatDay(addDays(again, every)));
  });

  it.each([
    ["monitor.thyroid-close", [measured("tsh", start, 0.01)], { tsh: 2, ft4: 15 }, addMonths(start, 6)],
    ["monitor.neutrophils-close", [measured("neutrophils", start, 0.9)], { neutrophils: 1 }, addDays(start, 1)],
    ["monitor.platelet-dip", dip, { platelets: 195 }, addDays(start, 1)],
  ] as const)("%s ends with the first result that has been in order long enough", (rule, facts, values, quietOn) => {
    const openAfter = (day: Day): number => {
      const inOrder = Object.entries(values).map(([analyte, value]) => measured(analyte, day, value));
      const asked = ask([...given, ...facts, ...inOrder], formatDay(addDays(quietOn, 60)), { rulebook: realRulebook });
      const own = asked.obligations.filter(({ track }) => track.id === rule).flatMap((one) => one.obligations);
      return own.filter(({ status }) => status !== "fulfilled" && status !== "missed" && status !== "fulfilled-late")
        .length;
    };
    if (quietOn > addDays(start, 1)) expect(openAfter(addDays(quietOn, -1))).toBeGreaterThan(0);
    expect(openAfter(quietOn)).toBe(0);
    expect(openAfter(addDays(quietOn, 1))).toBe(0);
  });
});
