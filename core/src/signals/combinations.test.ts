import { describe, expect, it } from "vitest";
import { addDays, type Day, formatDay } from "../base/calendar.ts";
import type { Loose } from "../testing/panel.ts";
import { answerAt, dayOf, hitsWith, lab, said, signalRuleFile, treatedOn } from "../testing/signals.ts";

const unit = "10*9/L";
const low = { kind: "limit", analyte: "platelets", op: "<", value: 100, unit } as const;
const anaemia = { kind: "limit", analyte: "haemoglobin", op: "<", value: 100, unit: "g/L" } as const;
const fever = { kind: "symptom" as const, anyOf: ["fever", "rigors"] };
const at = "platelets-2024-06-15";
const platelets = lab("platelets", "2024-06-15", 80);
const on = (days: number): string => formatDay(addDays(dayOf("2024-06-15"), days));

describe("a combination of results", () => {
  const both = { kind: "all" as const, of: [low, anaemia] };
  it.each([
    [-8, "? result haemoglobin"],
    [-7, "yes"],
    [0, "yes"],
  ])("%i days apart: %s", (days, expected) => {
    expect(answerAt(both, [platelets, lab("haemoglobin", on(days), 90)], at)).toBe(expected);
  });

  it("is a no where the other result is there and normal", () => {
    expect(answerAt(both, [platelets, lab("haemoglobin", on(-1), 130)], at)).toBe("no");
    expect(answerAt(both, [platelets, lab("haemoglobin", on(-1), 130), lab("haemoglobin", on(-2), 90)], at)).toBe(
      "yes",
    );
  });

  it("may say how far apart", () => {
    const near = { ...both, apart: { resultsDays: 2 } };
    expect(answerAt(near, [platelets, lab("haemoglobin", on(-2), 90)], at)).toBe("yes");
    expect(answerAt(near, [platelets, lab("haemoglobin", on(-3), 90)], at)).toBe("? result haemoglobin");
  });

  it("speaks at whichever part comes last", () => {
    const rule = signalRuleFile(both);
    const { hits } = hitsWith([rule], [lab("platelets", on(-3), 80), lab("haemoglobin", on(0), 90)]);
    expect(hits.map((hit) => hit.trigger.id)).toEqual([`haemoglobin-${on(0)}`]);
    expect(hits[0]?.reasons().evidence).toEqual([`haemoglobin-${on(0)}`, `platelets-${on(-3)}`]);
  });

  it("of two of three counts lines, not values", () => {
    const two = {
      kind: "at-least" as const,
      count: 2,
      of: [low, anaemia, { ...low, analyte: "neutrophils", value: 1.5 } as const],
    };
    expect(answerAt(two, [platelets, lab("platelets", on(-1), 70)], at)).toMatch(/^\?/);
    expect(answerAt(two, [platelets, lab("neutrophils", on(-1), 1.4)], at)).toBe("yes");
    expect(answerAt(two, [platelets, lab("neutrophils", on(-1), 1.5), lab("haemoglobin", on(0), 100)], at)).toBe("no");
  });
});

describe("a symptom with a result", () => {
  const both = { kind: "all" as const, of: [low, fever] };
  it.each([
    [-15, "? symptom fever, symptom rigors"],
    [-14, "yes"],
    [0, "yes"],
  ])("told %i days before the result: %s", (days, expected) => {
    expect(answerAt(both, [platelets, said("fever", on(days))], at)).toBe(expected);
  });

  it.each([
    [7, "yes"],
    [8, "? result platelets"],
  ])("told %i days after the result: %s at the symptom", (days, expected) => {
    expect(answerAt(both, [platelets, said("fever", on(days))], `fever-${on(days)}`)).toBe(expected);
  });

  it("lasts from its beginning to its end", () => {
    expect(answerAt(both, [platelets, said("fever", on(10), { startedOn: on(3) })], `fever-${on(10)}`)).toBe("yes");
    expect(answerAt(both, [platelets, said("fever", on(-20), { endedOn: on(-14) })], at)).toBe("yes");
  });

  it("is a no only when each was asked for", () => {
    const no = (symptom: string): Loose => said(symptom, on(-1), { present: "no" });
    expect(answerAt(both, [platelets, no("fever")], at)).toBe("? symptom fever, symptom rigors");
    expect(answerAt(both, [platelets, no("fever"), no("rigors")], at)).toBe("no");
    expect(answerAt(both, [platelets, no("fever"), said("rigors", on(-2))], at)).toBe("yes");
  });
});

describe("a symptom", () => {
  it.each([
    [{}, "yes"],
    [{ present: "no" }, "no"],
    [{ present: "unsure" }, "? symptom fever"],
  ])("%j: %s", (changes, expected) => {
    expect(answerAt(fever, [said("fever", on(0), changes)], `fever-${on(0)}`)).toBe(expected);
  });

  it.each([
    [{ startedOn: on(-2) }, "no"],
    [{ startedOn: on(-3) }, "yes"],
    [{}, "? start fever"],
  ])("longer than two days, %j: %s", (changes, expected) => {
    expect(answerAt({ ...fever, lastsDaysOver: 2 }, [said("fever", on(0), changes)], `fever-${on(0)}`)).toBe(expected);
  });

  it("may be answered in a self-check", () => {
    const check: Loose = {
      kind: "selfcheck-completed",
      id: "check",
      completedOn: on(0),
      form: "monthly",
      version: 1,
      answers: [
        { item: "rigors", answer: "yes" },
        { item: "fever", answer: "no" },
      ],
    };
    expect(answerAt(fever, [check], "check")).toBe("yes");
  });
});

describe("vital signs, findings, examinations and scans", () => {
  const vitals = (hour: number, more: Readonly<Record<string, unknown>>): Loose => ({
    kind: "vitals-measured",
    id: `v${hour}`,
    measuredAt: `${on(0)}T${`${hour}`.padStart(2, "0")}:00:00Z`,
    ...more,
  });
  const raised = { kind: "vital" as const, sign: "systolic" as const, op: ">=" as const, value: 160 };
  it.each([
    [159, "no"],
    [160, "yes"],
    [161, "yes"],
  ])("systolic %s: %s", (systolic, expected) => {
    expect(answerAt(raised, [vitals(9, { systolic })], "v9")).toBe(expected);
  });

  const rising = { ...raised, value: 20, percentAboveStart: true };
  it.each([
    [143, "no"],
    [144, "yes"],
  ])("120 before, %s during: a rise of 20 per cent is %s", (systolic, expected) => {
    const facts = [vitals(8, { systolic: 120, phase: "before" }), vitals(9, { systolic, phase: "during" })];
    expect(answerAt(rising, facts, "v9")).toBe(expected);
  });

  it("cannot tell a rise without a reading from before", () => {
    expect(answerAt(rising, [vitals(9, { systolic: 150 })], "v9")).toBe("? vital systolic before the infusion");
  });

  it("may want two readings in a row", () => {
    const twice = { kind: "again" as const, times: 2, withinDays: 0, of: raised };
    const row = (...values: readonly number[]) => values.map((systolic, i) => vitals(9 + i, { systolic }));
    expect(answerAt(twice, row(165, 162), "v10")).toBe("yes");
    expect(answerAt(twice, row(165, 150, 162), "v11")).toBe("no");
  });

  it("sees findings on results and remarks on specimens", () => {
    const finding = { kind: "finding" as const, anyOf: ["schistocytes", "haemolysed"] };
    expect(answerAt(finding, [lab("platelets", on(0), 200, { findings: ["schistocytes"] })], at)).toBe("yes");
    expect(answerAt(finding, [lab("platelets", on(0), 200, { specimen: ["haemolysed"] })], at)).toBe("yes");
    expect(answerAt({ kind: "all", of: [low, finding] }, [platelets], at)).toBe(
      "? finding schistocytes, finding haemolysed",
    );
  });

  it("reads scans and examinations", () => {
    const scan = (pmlSuspected: boolean | undefined): Loose => ({
      kind: "mri-read",
      id: "scan",
      scannedOn: on(0),
      region: "brain",
      ...(pmlSuspected === undefined ? {} : { pmlSuspected }),
    });
    const pml = { kind: "mri" as const, sign: "pmlSuspected" as const };
    expect([true, false, undefined].map((one) => answerAt(pml, [scan(one)], "scan"))).toEqual(["yes", "no", "no"]);
  });
});

describe("context", () => {
  const within = (more: object) => ({
    kind: "all" as const,
    of: [low, { kind: "infusion-window" as const, since: "last-infusion" as const, ...more }],
  });
  it.each([
    [60, "yes"],
    [61, "no"],
    [0, "yes"],
    [-1, "no"],
  ])("day %i of days 0 to 60: %s", (days, expected) => {
    const facts = [treatedOn(formatDay(addDays(dayOf(on(0)), -days))), platelets];
    expect(answerAt(within({ fromDay: 0, throughDay: 60 }), facts, at)).toBe(expected);
  });

  it("counts from the last infusion given by then, on any day it may have been", () => {
    const facts = [treatedOn("2024-01-01"), treatedOn("2024-07-01"), platelets];
    expect(answerAt(within({ throughDay: 30 }), facts, at)).toBe("no");
    const uncertain = { ...treatedOn("2024-05-01"), infusedOn: "2024-05" };
    expect(answerAt(within({ throughDay: 15 }), [uncertain, platelets], at)).toBe("yes");
    expect(answerAt(within({ throughDay: 14 }), [uncertain, platelets], at)).toBe("no");
  });

  const medicine = {
    kind: "all" as const,
    of: [low, { kind: "medicine" as const, anyOf: ["carbimazole"], withinDays: 5 }],
  };
  const taken = (more: object): Loose => ({
    kind: "medicine-recorded",
    id: "m",
    medicine: "Carbimazole",
    startedOn: "2024-05-01",
    ...more,
  });
  it.each([
    [[], "? medicine carbimazole"],
    [[taken({})], "yes"],
    [[taken({ stoppedOn: on(-5) })], "yes"],
    [[taken({ stoppedOn: on(-6) })], "? medicine carbimazole"],
    [[taken({ status: "declined" })], "? medicine carbimazole"],
    [
      [
        {
          kind: "medicines-reviewed",
          reviewedOn: on(-3),
          complete: true,
          classesAbsent: [],
          overTheCounterAsked: true,
        } as Loose,
      ],
      "no",
    ],
  ])("a medicine, %j: %s", (facts, expected) => {
    expect(answerAt(medicine, [...facts, platelets], at)).toBe(expected);
  });

  const duffy = { kind: "condition" as const, anyOf: ["duffy-null"] };
  const condition = (more: object): Loose => ({ kind: "condition-recorded", condition: "duffy-null", ...more });
  const answered = (answer: string): Loose => ({
    kind: "history-reviewed",
    reviewedOn: on(-30),
    items: [{ condition: "duffy-null", answer }],
  });
  it.each([
    [[], "? condition duffy-null", "yes"],
    [[condition({})], "yes", "no"],
    [[condition({ certainty: "suspected" })], "? condition duffy-null", "yes"],
    [[condition({ certainty: "excluded" })], "no", "yes"],
    [[answered("no")], "no", "yes"],
    [[answered("unknown")], "? condition duffy-null", "yes"],
  ])("a condition, %j: %s, and as an exemption: %s", (facts, expected, exempt) => {
    expect(answerAt({ kind: "all", of: [low, duffy] }, [...facts, platelets], at)).toBe(expected);
    expect(answerAt({ kind: "all", of: [low, { kind: "not", of: duffy }] }, [...facts, platelets], at)).toBe(exempt);
  });

  const pregnancy = (more: object) => ({ kind: "all" as const, of: [low, { kind: "pregnancy" as const, ...more }] });
  const pregnant = (more: object): Loose => ({ kind: "pregnancy-recorded", confirmedOn: "2024-02-01", ...more });
  it.each([
    [{}, [], "female", "? pregnancy pregnancy"],
    [{}, [], "male", "no"],
    [{}, [pregnant({ lmpOn: "2024-01-05" })], "female", "yes"],
    [{}, [pregnant({ lmpOn: "2024-01-05", endedOn: "2024-06-15" })], "female", "no"],
    [{ fromWeek: 20 }, [pregnant({ lmpOn: on(-140) })], "female", "yes"],
    [{ fromWeek: 20 }, [pregnant({ lmpOn: on(-139) })], "female", "no"],
    [{ fromWeek: 20 }, [pregnant({})], "female", "yes"],
    [{ throughWeeksAfterBirth: 6 }, [pregnant({ endedOn: on(-42) })], "female", "yes"],
    [{ throughWeeksAfterBirth: 6 }, [pregnant({ endedOn: on(-43) })], "female", "no"],
  ])("a pregnancy, %j with %j, %s: %s", (more, facts, sex, expected) => {
    expect(answerAt(pregnancy(more), [...facts, platelets], at, { sex })).toBe(expected);
  });
});

describe("rules beside each other", () => {
  const rules = [
    signalRuleFile({ ...low, value: 50 }, { id: "T-1", urgency: "IMMEDIATE" }),
    signalRuleFile(low, { id: "T-2", notWhen: ["T-1"] }),
    signalRuleFile({ ...low, value: 150 }, { id: "T-3", urgency: "7D", notWhen: ["T-1", "T-2"] }),
  ];
  it.each([
    [49, ["T-1"]],
    [50, ["T-2"]],
    [100, ["T-3"]],
    [150, []],
  ])("%s raises %j only", (value, expected) => {
    const { hits } = hitsWith(rules, [lab("platelets", on(0), value)]);
    expect(hits.map((hit) => hit.inForce.rule.id)).toEqual(expected);
  });

  it("has no doubts beside a rule of the same signal that is as urgent", () => {
    const change = {
      kind: "change",
      analyte: "platelets",
      direction: "fall",
      percent: 50,
      from: ["baseline" as const],
    } as const;
    const ask = (value: number) =>
      hitsWith([...rules, signalRuleFile(change, { id: "T-4" })], [lab("platelets", on(0), value)]).doubts.length;
    expect([ask(80), ask(120)]).toEqual([0, 1]);
  });
});

describe("where the rules come from", () => {
  it("names protocol and layer", () => {
    const { hits } = hitsWith([signalRuleFile(low)], [platelets]);
    expect(hits[0]?.inForce).toMatchObject({ protocol: "default-signals@1", layer: "local-policy", others: [] });
    expect(hits[0]?.day).toBe(dayOf(on(0)) as Day);
  });
});
