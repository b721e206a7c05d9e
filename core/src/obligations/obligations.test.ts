import { describe, expect, it } from "vitest";
import { addDays, formatDay } from "../base/calendar.ts";
import { compileRulebook } from "../protocol/rulebook.ts";
import { ask, obligation, on, status } from "../testing/ask.ts";
import { course, exam, infusion, type Loose, noon, panel, result } from "../testing/panel.ts";
import { every, handParameters, handRulebook, protocolOf } from "../testing/rulebook.ts";

const first = course(on("2024-03-04"), 5); // last infusion 2024-03-08: hand-eu@2 governs
const label = (rules: Parameters<typeof protocolOf>[0]["rules"]) =>
  compileRulebook([protocolOf({ protocol: "one-eu", rules, parameters: handParameters }, "2013-01-01")]);
const monthly = label([every("monitor.creatinine", { months: 1 })]);
const creatinine = (day: string, more: Readonly<Record<string, unknown>> = {}): Loose =>
  result("creatinine", on(day), more);
const dates = (facts: readonly Loose[], key: string, rulebook = monthly, asOf = "2024-03-08"): string => {
  const one = obligation(ask(facts, asOf, { rulebook }), key);
  return one === undefined
    ? "none"
    : [one.opensOn, one.dueOn, one.overdueFrom, one.closesOn]
        .map((day) => (Number.isFinite(day) ? formatDay(day) : "-"))
        .join(" ");
};

describe("periods (contract section 4, item 2; protocols.md section 10)", () => {
  it.each([
    [
      "the first begins the day after the anchor",
      "monitor.creatinine/1/1",
      "2024-03-09 2024-04-08 2024-04-16 2024-05-01",
    ],
    ["the second opens when the first closes", "monitor.creatinine/1/2", "2024-05-01 2024-05-08 2024-05-16 2024-06-01"],
    [
      "the last comes due with the last day of the watch and never closes",
      "monitor.creatinine/1/48",
      "2028-03-01 2028-03-08 2028-03-16 -",
    ],
    ["there is none after it", "monitor.creatinine/1/49", "none"],
  ])("%s", (_name, key, expected) => {
    expect(dates(first, key)).toBe(expected);
  });

  it.each([
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-01-31", 2, "2024-03-31"],
    ["2024-01-31", 3, "2024-04-30"],
    ["2023-01-30", 1, "2023-02-28"],
    ["2023-01-29", 1, "2023-02-28"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
  ])("after an infusion on %s number %i is due on %s", (infusedOn, ordinal, dueOn) => {
    expect(dates([infusion(on(infusedOn))], `monitor.creatinine/1/${ordinal}`, monthly, infusedOn).split(" ")[1]).toBe(
      dueOn,
    );
  });

  it("days are days: every 28 days, the last on or before the end of the watch", () => {
    const book = label([every("monitor.creatinine", { days: 28 })]);
    expect(dates(first, "monitor.creatinine/1/1", book)).toBe("2024-03-09 2024-04-05 2024-04-13 2024-04-26");
    expect(dates(first, "monitor.creatinine/1/52", book).split(" ")[1]).toBe("2028-03-03");
    expect(dates(first, "monitor.creatinine/1/53", book)).toBe("none");
  });

  it("a version that asks for another interval takes over from its first day, without a gap", () => {
    const facts = course(on("2020-01-01"), 5); // hand-eu: monthly count until 2020-06-14, every 28 days after it
    const answer = ask(facts, "2020-01-05");
    const all = [1, 2, 3, 4, 5, 6, 7].map((n) => obligation(answer, `monitor.cbc/1/${n}`)!);
    expect(all.map((one) => formatDay(one.dueOn))).toEqual([
      "2020-02-05",
      "2020-03-05",
      "2020-04-05",
      "2020-05-05",
      "2020-06-05",
      "2020-06-21",
      "2020-07-19",
    ]);
    for (let i = 1; i < all.length; i += 1) expect(all[i]!.opensOn).toBe(all[i - 1]!.closesOn);
  });
});

describe("status, day by day", () => {
  it.each([
    ["2024-03-08", "not-yet-open"],
    ["2024-03-09", "open"],
    ["2024-04-07", "open"],
    ["2024-04-08", "due"],
    ["2024-04-15", "due"],
    ["2024-04-16", "overdue"],
    ["2024-04-30", "overdue"],
    ["2024-05-01", "missed"],
    ["2030-01-01", "missed"],
  ])("with nothing on file it is on %s %s", (asOf, expected) => {
    expect(status(ask(first, asOf, { rulebook: monthly }), "monitor.creatinine/1/1")).toBe(expected);
  });

  it.each([
    ["2024-03-08", "missed"],
    ["2024-03-09", "fulfilled"],
    ["2024-04-08", "fulfilled"],
    ["2024-04-15", "fulfilled"],
    ["2024-04-16", "fulfilled-late"],
    ["2024-04-30", "fulfilled-late"],
    ["2024-05-01", "missed"],
  ])("a result of %s makes it %s", (collectedOn, expected) => {
    expect(
      status(ask([...first, creatinine(collectedOn)], "2024-12-01", { rulebook: monthly }), "monitor.creatinine/1/1"),
    ).toBe(expected);
  });

  it("a result on a course day belongs to the infusion day, not to the period", () => {
    const answer = ask([...first, creatinine("2024-03-06")], "2024-04-01", { rulebook: monthly });
    expect(obligation(answer, "monitor.creatinine/1/1")!.evidence).toEqual([]);
  });

  it("all parts are needed: the day of the last one counts", () => {
    const parts = panel("cbc-without-differential", on("2024-03-20"));
    const half = ask([...first, ...parts], "2024-03-25");
    expect(obligation(half, "monitor.cbc/1/1")).toMatchObject({
      status: "open",
      lacking: ["neutrophils", "lymphocytes"],
    });
    const whole = ask(
      [...first, ...parts, result("neutrophils_pct", on("2024-03-22")), result("lymphocytes", on("2024-03-23"))],
      "2024-03-25",
    );
    expect(obligation(whole, "monitor.cbc/1/1")).toMatchObject({
      status: "fulfilled",
      fulfilledOn: on("2024-03-23"),
      lacking: [],
    });
  });

  it.each([
    ["preliminary", { status: "preliminary" }, "preliminary"],
    ["clotted for a clotting-sensitive test", { specimen: ["insufficient"] }, "insufficient"],
    ["an unknown remark", { specimen: ["odd"] }, "specimen-remark-unknown"],
    ["about", { approximate: true }, "date-approximate"],
    ["a month that reaches beyond the period", { collectedOn: "2024-05" }, undefined],
  ])("%s is no evidence, and says why", (_name, more, why) => {
    const answer = ask([...first, creatinine("2024-04-08", more)], "2024-04-20", { rulebook: monthly });
    expect(obligation(answer, "monitor.creatinine/1/1")!.status).toBe("overdue");
    expect(obligation(answer, "monitor.creatinine/1/1")!.notEvidence.map((one) => one.why)).toEqual(
      why === undefined ? [] : [why],
    );
  });
});

describe("a new course", () => {
  const second = (day: string): readonly Loose[] => [...first, ...course(on(day), 3)];

  it.each([
    ["due the day before the first infusion: the debt stays", "2025-03-09", "missed"],
    ["due on that day: superseded", "2025-03-08", "superseded"],
    ["due the day after: superseded", "2025-03-07", "superseded"],
  ])("%s", (_name, day, expected) => {
    expect(status(ask(second(day), "2025-06-01", { rulebook: monthly }), "monitor.creatinine/1/12")).toBe(expected);
  });

  it("cuts the period short on its first infusion", () => {
    expect(dates(second("2025-03-12"), "monitor.creatinine/1/12", monthly, "2025-06-01")).toBe(
      "2025-03-01 2025-03-08 2025-03-16 2025-03-12",
    );
  });

  // Contract section 4, item 2: overdue until the next opens, then missed. What has closed can no longer be done.
  it("leaves nothing due that can no longer be done", () => {
    const answer = ask(second("2025-03-12"), "2025-03-13", { rulebook: monthly });
    expect(status(answer, "monitor.creatinine/1/12")).toBe("missed");
  });

  it("starts its own count", () => {
    expect(dates(second("2025-03-12"), "monitor.creatinine/2/1", monthly, "2025-06-01")).toBe(
      "2025-03-15 2025-04-14 2025-04-22 2025-05-07",
    );
  });
});

describe("uncertain dates", () => {
  const uncertain = (facts: readonly Loose[], asOf = "2024-12-01") =>
    ask([...first, ...facts], asOf, { rulebook: monthly });

  it("a month within one period is evidence of it", () => {
    expect(status(uncertain([creatinine("2024-05-01", { collectedOn: "2024-05" })]), "monitor.creatinine/1/2")).toBe(
      "fulfilled-late",
    );
  });

  it("a month across an edge is evidence of neither, and somebody is asked", () => {
    const answer = uncertain([creatinine("2025-01-01", { collectedOn: "2025" })], "2026-03-01");
    expect(answer.obligations.flatMap((one) => one.obligations).filter((one) => one.evidence.length > 0)).toEqual([]);
    expect(answer.cannotTell.map((one) => one.code)).toContain("result-date-uncertain");
  });

  // Contract section 1: what cannot be decided from an uncertain date is "cannot tell". From March 1 it reaches across the
  // anchor (March 8) into the first period, and no period before it can say so.
  it("a month that begins before the first period is asked about too", () => {
    const answer = uncertain([creatinine("2024-03-01", { collectedOn: "2024-03" })]);
    expect(answer.cannotTell.map((one) => one.code)).toContain("result-date-uncertain");
  });

  it("an uncertain result beside an exact one does not make it late", () => {
    const facts = [creatinine("2024-05-08"), creatinine("2024-05-01", { collectedOn: "2024-05" })];
    expect(obligation(uncertain(facts), "monitor.creatinine/1/2")).toMatchObject({
      status: "fulfilled",
      fulfilledOn: on("2024-05-08"),
    });
  });
});

describe("waivers", () => {
  const waiver = (waivedOn: string, until?: string, more: Readonly<Record<string, unknown>> = {}): Loose => ({
    kind: "obligation-waived",
    waivedOn,
    obligation: "monitor.creatinine/1/1",
    reason: "abroad",
    by: "AB",
    ...(until === undefined ? {} : { until }),
    ...more,
  });
  it.each([
    ["before it is given", "2024-04-19", "2024-05-10", "overdue"],
    ["on its day", "2024-04-20", "2024-05-10", "waived"],
    ["on its last day", "2024-05-10", "2024-05-10", "waived"],
    ["the day after", "2024-05-11", "2024-05-10", "missed"],
    ["without an end, for good", "2030-01-01", undefined, "waived"],
  ])("%s", (_name, asOf, until, expected) => {
    expect(
      status(ask([...first, waiver("2024-04-20", until)], asOf, { rulebook: monthly }), "monitor.creatinine/1/1"),
    ).toBe(expected);
  });
  it("done outranks waived", () => {
    expect(
      status(
        ask([...first, waiver("2024-04-20"), creatinine("2024-04-25")], "2024-06-01", { rulebook: monthly }),
        "monitor.creatinine/1/1",
      ),
    ).toBe("fulfilled-late");
  });
  it("one that names nothing is asked about", () => {
    const answer = ask(
      [...first, waiver("2024-04-20", undefined, { obligation: "monitor.creatinin/1/1" })],
      "2024-06-01",
      { rulebook: monthly },
    );
    expect(answer.cannotTell.map((one) => one.code)).toContain("waiver-without-obligation");
  });
});

describe("urine and menses (resolutions section 4)", () => {
  const urine = label([every("monitor.urinalysis", { months: 1 })]);
  const during = panel("urine", on("2024-04-08"), { specimen: ["menstruating"] });
  it.each([
    ["2024-04-22", "due"],
    ["2024-04-23", "overdue"],
  ])("the due urine moves by seven days: on %s %s", (asOf, expected) => {
    expect(status(ask([...first, ...during], asOf, { rulebook: urine }), "monitor.urinalysis/1/1")).toBe(expected);
  });
  it("blood does not move", () => {
    const blood = [...first, creatinine("2024-04-08", { specimen: ["menstruating"] }), ...during];
    expect(status(ask(blood, "2024-04-16", { rulebook: monthly }), "monitor.creatinine/1/1")).toBe("fulfilled");
  });
});

describe("rolling rules", () => {
  const skin = label([every("monitor.skin", { months: 12 }, { rolling: true })]);
  it("count the next due day from the last examination", () => {
    const facts = [...first, exam("skin", on("2024-12-01")), exam("skin", on("2025-02-01"))];
    const answer = ask(facts, "2025-03-01", { rulebook: skin });
    expect(status(answer, "monitor.skin/1/1")).toBe("fulfilled");
    expect(formatDay(obligation(answer, "monitor.skin/1/2")!.dueOn)).toBe("2026-02-01");
  });
  it("count from the due day where nothing came", () => {
    expect(formatDay(obligation(ask(first, "2026-03-01", { rulebook: skin }), "monitor.skin/1/2")!.dueOn)).toBe(
      "2026-03-08",
    );
  });
});

describe("pregnancy", () => {
  const pregnancy = (confirmedOn: string, more: Readonly<Record<string, unknown>> = {}): Loose => ({
    kind: "pregnancy-recorded",
    confirmedOn,
    ...more,
  });
  const ofPregnancy = (facts: readonly Loose[], asOf: string) =>
    ask(facts, asOf)
      .obligations.filter((one) => one.track.id === "monitor.pregnancy-tsh")
      .flatMap((one) => one.obligations);

  // Obligations begin with the follow-up: a pregnancy years before the first infusion asks for nothing.
  it("before treatment makes no debts", () => {
    expect(
      ofPregnancy([...first, pregnancy("2015-01-01", { endedOn: "2015-09-01" })], "2024-04-01")
        .filter((one) => one.dueOn < on("2024-03-04"))
        .map((one) => one.key),
    ).toEqual([]);
  });

  // Contract section 4, item 2: a valid result counts only for the period in which it was collected: one period.
  it("written down twice does not count a result twice", () => {
    const facts = [
      ...first,
      pregnancy("2024-06-01"),
      pregnancy("2024-06-20", { endedOn: "2025-01-10" }),
      result("tsh", on("2024-07-15")),
    ];
    expect(ofPregnancy(facts, "2024-09-01").filter((one) => one.evidence.length > 0)).toHaveLength(1);
  });

  it("that nobody ended does not last for years beside the next one", () => {
    const facts = [...first, pregnancy("2024-06-01"), pregnancy("2026-06-01"), result("tsh", on("2026-06-20"))];
    expect(ofPregnancy(facts, "2026-09-01").filter((one) => one.evidence.length > 0)).toHaveLength(1);
  });

  // Contract section 4, item 2: a debt stays open until a valid result; after the birth there must be a period to take it.
  it("leaves no task that a valid result cannot close", () => {
    const facts = [...first, pregnancy("2024-06-01", { endedOn: "2025-01-10" }), result("tsh", on("2025-03-01"))];
    expect(
      ask(facts, "2025-03-02")
        .tasks.filter((one) => one.key === "overdue/monitor.pregnancy-tsh")
        .map((one) => one.about),
    ).toEqual([]);
  });
});

describe("steps around a course", () => {
  const planned = (day: string): Loose => ({
    kind: "course-planned",
    firstInfusionOn: day,
    recordedAt: noon(on("2024-01-02")),
  });
  it("the work-up of a planned course is dated from its first infusion", () => {
    expect(dates([planned("2024-03-04")], "workup.hiv/1/1", handRulebook, "2024-01-10")).toBe(
      "2024-02-03 2024-03-04 2024-03-05 -",
    );
    expect(dates(first, "workup.hiv/1/1", handRulebook, "2024-03-08")).toBe(
      "2024-02-03 2024-03-04 2024-03-05 2024-03-05",
    );
  });
  it.each([
    ["2024-02-02", "missed"],
    ["2024-02-03", "fulfilled"],
    ["2024-03-04", "fulfilled"],
    ["2024-03-05", "missed"],
  ])("evidence of %s: %s", (day, expected) => {
    expect(status(ask([...first, result("hiv", on(day))], "2024-04-01"), "workup.hiv/1/1")).toBe(expected);
  });
  it("an infusion-day step belongs to its day", () => {
    const vitals = { kind: "vitals-measured", measuredAt: "2024-03-05T08:00:00+01:00", systolic: 120 } as const;
    const answer = ask([...first, vitals], "2024-04-01");
    expect([1, 2, 3].map((n) => status(answer, `infusion.vitals-before/1/${n}`))).toEqual([
      "missed",
      "fulfilled",
      "missed",
    ]);
  });
  it("a measure that ends on a result stays open until the result reaches its limit", () => {
    const cd4 = (day: string, value: number): Loose => result("cd4", on(day), { value });
    const end = (facts: readonly Loose[], asOf: string): string =>
      status(ask([...first, ...facts], asOf), "prophylaxis.antiviral/1/2");
    expect(end([], "2024-05-07")).toBe("not-yet-open");
    expect(end([], "2024-05-08")).toBe("due");
    expect(end([], "2024-05-16")).toBe("overdue");
    expect(end([cd4("2024-05-20", 0.199)], "2024-06-16")).toBe("overdue");
    expect(end([cd4("2024-05-20", 0.2)], "2024-06-16")).toBe("fulfilled-late");
    expect(end([cd4("2024-05-01", 0.9)], "2024-06-16")).toBe("overdue");
  });
  it("tests after a course tile", () => {
    const answer = ask(first, "2024-03-10");
    const [one, two] = [obligation(answer, "monitor.cbc-early/1/1")!, obligation(answer, "monitor.cbc-early/1/2")!];
    expect([one.dueOn, two.dueOn]).toEqual([addDays(on("2024-03-08"), 14), addDays(on("2024-03-08"), 28)]);
    expect(one.closesOn).toBe(two.opensOn);
  });
});
