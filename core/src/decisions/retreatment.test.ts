import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { renderRetreatment } from "../render-retreatment.ts";
import { ask } from "../testing/ask.ts";
import { back, person } from "../testing/candidates.ts";
import type { Loose } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { timersOf } from "./timers.ts";

const infusion = (infusedOn: string): Loose => ({
  id: `i-${infusedOn}`,
  kind: "infusion-given",
  infusedOn,
  drug: "alemtuzumab",
  doseMg: 12,
});
const days = (first: string, count: number): readonly Loose[] =>
  Array.from({ length: count }, (_, i) => infusion(back(first, 0, -i)));
/** Courses of five and then three days, begun on these days. */
const courses = (...firsts: readonly string[]): readonly Loose[] =>
  firsts.flatMap((first, i) => days(first, i === 0 ? 5 : 3));

const answerOn = (facts: readonly Loose[], asOf: string, jurisdiction = "EU") =>
  ask([...person(asOf), ...facts], asOf, {
    rulebook: realRulebook,
    patient: { jurisdiction, bornOn: "1988-05-14", sex: "male" },
  });
const retreatment = (facts: readonly Loose[], asOf: string, jurisdiction?: string) =>
  answerOn(facts, asOf, jurisdiction).retreatment()!;
const outcomeOf = (of: ReturnType<typeof retreatment>, what: string): string | undefined =>
  of.parts.find((one) => one.what === what)?.outcome;

describe("how long lies between courses", () => {
  it.each([
    ["the day before twelve months from the first infusion", ["2025-03-03"], "2026-03-02", "2026-03-03", "no"],
    ["twelve months from the first infusion", ["2025-03-03"], "2026-03-03", "2026-03-03", "yes"],
    ["from 29 February it ends on the 28th", ["2024-02-29"], "2025-02-28", "2025-02-28", "yes"],
    [
      "a third: twelve months from the first infusion are too early",
      ["2024-03-04", "2025-03-10"],
      "2026-03-10",
      "2026-03-12",
      "no",
    ],
    ["the day before twelve months from the last", ["2024-03-04", "2025-03-10"], "2026-03-11", "2026-03-12", "no"],
    ["twelve months from the last", ["2024-03-04", "2025-03-10"], "2026-03-12", "2026-03-12", "yes"],
  ])("%s", (_, firsts, asOf, notBefore, outcome) => {
    const of = retreatment(courses(...firsts), asOf);
    expect([formatDay(of.notBefore!), outcomeOf(of, "interval")]).toEqual([notBefore, outcome]);
  });

  it.each([
    ["2026-03-03", true],
    ["2026-03-06", true],
    ["2026-03-07", false],
  ])("a second course on %s is noted: %s", (asOf, noted) => {
    const of = retreatment(courses("2025-03-03"), asOf);
    expect(of.parts.find(({ what }) => what === "interval")!.isNoted).toBe(noted);
  });

  it("is not known under the bare label", () => {
    const label = ask(courses("2025-03-03"), "2026-06-01").retreatment();
    expect(label).toBeUndefined();
  });
});

describe("how many courses", () => {
  const four = courses("2014-03-03", "2015-03-09", "2016-06-06", "2017-09-04");
  const two = courses("2014-03-03", "2015-03-09");
  it.each([
    ["EU, third, 2016", two, "EU", "2016-06-01", "no"],
    ["EU, third, now", two, "EU", "2026-06-01", "yes"],
    ["EU, fifth", four, "EU", "2026-06-01", "no"],
    ["CH, fifth", four, "CH", "2026-06-01", "no"],
    ["US, fifth: few people were studied", four, "US", "2026-06-01", "with-justification"],
    ["US, third", two, "US", "2026-06-01", "yes"],
  ])("%s", (_, facts, jurisdiction, asOf, outcome) => {
    const cells = answerOn(facts, asOf, jurisdiction)
      .candidacy()!
      .criteria.filter(({ criterion }) => criterion.id.endsWith("courses-given"));
    const worst = cells.find((one) => one.outcome !== "yes")?.outcome ?? "yes";
    expect([cells.length > 0, worst]).toEqual([true, outcome]);
  });
});

describe("renewed activity since the last course", () => {
  const two = courses("2023-03-06", "2024-03-11");
  const scan = (more: Readonly<Record<string, unknown>>, scannedOn = "2026-05-20"): Loose => ({
    id: "new-scan",
    kind: "mri-read",
    scannedOn,
    region: "brain",
    ...more,
  });
  const quiet = (on: string): readonly Loose[] =>
    person(on).filter(({ kind }) => kind !== "relapse-occurred" && kind !== "mri-read");
  const cell = (facts: readonly Loose[], asOf = "2026-06-01") =>
    ask([...quiet(asOf), ...two, ...facts], asOf, {
      rulebook: realRulebook,
      patient: { jurisdiction: "EU", bornOn: "1988-05-14", sex: "male" },
    })
      .candidacy()!
      .criteria.find(({ criterion }) => criterion.id === "renewed-activity")!;

  it.each<readonly [string, readonly Loose[], string, string]>([
    [
      "a relapse after the last infusion",
      [{ id: "r", kind: "relapse-occurred", startedOn: "2026-01-10" }],
      "yes",
      "yes",
    ],
    [
      "a relapse on the day of the last infusion, and a quiet scan",
      [{ id: "r", kind: "relapse-occurred", startedOn: "2024-03-13" }, scan({ gdEnhancing: 0, newOrEnlargingT2: 0 })],
      "no",
      "with-justification",
    ],
    ["two enhancing lesions", [scan({ gdEnhancing: 2, newOrEnlargingT2: 0 })], "yes", "yes"],
    ["two new lesions", [scan({ gdEnhancing: 0, newOrEnlargingT2: 2 })], "yes", "yes"],
    ["one lesion", [scan({ gdEnhancing: 0, newOrEnlargingT2: 1 })], "no", "with-justification"],
    ["one of each: it may be the same", [scan({ gdEnhancing: 1, newOrEnlargingT2: 1 })], "cannot-tell", "cannot-tell"],
    ["a scan that does not say how many are new", [scan({ gdEnhancing: 1 })], "cannot-tell", "cannot-tell"],
    [
      "a scan of before the last course",
      [scan({ gdEnhancing: 3, newOrEnlargingT2: 3 }, "2024-02-01")],
      "cannot-tell",
      "cannot-tell",
    ],
    ["no scan", [], "cannot-tell", "cannot-tell"],
  ])("%s", (_, facts, met, outcome) => {
    const of = cell(facts);
    expect([of.judged.answer, of.outcome]).toEqual([met, outcome]);
  });
});

describe("what else stands in the way", () => {
  it("an open warning that holds the next course", () => {
    const low: Loose = {
      id: "low",
      kind: "result-reported",
      collectedOn: "2026-05-28",
      analyte: "platelets",
      value: 60,
      unit: "10*9/L",
      recordedAt: "2026-05-28T12:00:00Z",
    };
    const of = retreatment([...courses("2025-03-03"), low], "2026-06-01");
    expect([of.answer, outcomeOf(of, "held")]).toEqual(["no", "no"]);
  });

  it("is not asked before a first course, while one is under way, and after a death", () => {
    const died: Loose = {
      id: "died",
      kind: "follow-up-ended",
      endedOn: "2026-05-01",
      reason: "died",
      by: "Dr Example",
    };
    expect(answerOn([], "2026-06-01").retreatment()).toBeUndefined();
    expect(answerOn([infusion("2026-05-30")], "2026-06-01").retreatment()).toBeUndefined();
    expect(answerOn([...courses("2025-03-03"), died], "2026-06-01").retreatment()).toBeUndefined();
  });
});

describe("the clocks of the last course", () => {
  const timers = (facts: readonly Loose[], asOf: string, sex = "female") =>
    Object.fromEntries(
      renderRetreatment(
        ask([...person(asOf), ...facts], asOf, {
          rulebook: realRulebook,
          patient: { sex, bornOn: "1988-05-14" },
        }).retreatment()!,
      ).timers.map(({ key, notBefore, endsOn }) => [key.split("/").slice(0, 2).join("/"), [notBefore, endsOn]]),
    );

  it("run by themselves, each from the last infusion", () => {
    expect(timers(courses("2025-10-27"), "2026-06-01")).toMatchObject({
      "prophylaxis.contraception/1": ["2026-02-28", "2026-02-28"],
      "prophylaxis.antiviral/1": ["2025-12-31", null],
      "timer/breastfeeding": ["2026-02-28", "2026-02-28"],
      "timer/live-vaccines": ["2026-10-31", null],
      "course-interval/2": ["2026-10-27", "2026-10-27"],
    });
  });

  it("are none of a man where they speak of pregnancy", () => {
    expect(Object.keys(timers(courses("2025-10-27"), "2026-06-01", "male"))).not.toContain("timer/breastfeeding");
  });

  it.each([
    ["EU", "label", "V2"],
    ["GB", "local-policy", "K2"],
    ["US", "local-policy", "K2"],
    ["CH", "local-policy", "K2"],
    ["XX", "local-policy", "K2"],
  ])("in %s breastfeeding is stopped by the %s, %s, and once", (jurisdiction, layer, confidence) => {
    const asOf = "2026-06-01";
    const of = ask([...person(asOf), ...courses("2025-10-27")], asOf, {
      rulebook: realRulebook,
      patient: { jurisdiction, sex: "female", bornOn: "1988-05-14" },
    });
    const found = timersOf(of).filter(({ key }) => key.startsWith("timer/breastfeeding/"));
    expect(found.map((one) => [one.layer, one.confidence])).toEqual([[layer, confidence]]);
  });

  it("are those of the place where the person is cared for now", () => {
    const asOf = "2026-06-01";
    const moved: Loose = { id: "moved", kind: "care-moved", movedOn: "2026-05-01", jurisdiction: "US" };
    const of = ask([...person(asOf), ...courses("2025-10-27"), moved], asOf, {
      rulebook: realRulebook,
      patient: { sex: "female", bornOn: "1988-05-14" },
    });
    expect(timersOf(of).find(({ key }) => key.startsWith("timer/breastfeeding/"))!.layer).toBe("local-policy");
  });

  it.each([
    ["before its time: not over", "2026-10-30", null],
    ["on its day", "2026-10-31", "2026-10-31"],
  ])("a specialist's word on live vaccines, %s", (_, decidedOn, ended) => {
    const word: Loose = {
      id: "word",
      kind: "decision-made",
      decidedOn,
      about: "override",
      outcome: "over",
      rationale: "CD4 cells are back",
      by: "Dr Example",
      of: "timer/live-vaccines/1",
    };
    expect(timers([...courses("2025-10-27"), word], "2026-12-01")["timer/live-vaccines"]).toEqual([
      "2026-10-31",
      ended,
    ]);
  });
});

describe("the watch that a further course would begin anew", () => {
  it.each(["2025-09-01", "2026-06-01"])("is told as it stands, on %s as on any other day", (asOf) => {
    const { watch } = renderRetreatment(retreatment(courses("2025-03-03"), asOf));
    expect(watch).toEqual({ months: 48, endsOn: "2029-03-07" });
  });
});

describe("what was decided by name", () => {
  const decision = (id: string, about: string, decidedOn: string): Loose => ({
    id,
    kind: "decision-made",
    decidedOn,
    about,
    outcome: "for",
    rationale: "after talking it over",
    by: "Dr Example",
  });
  it("is told from the last course on, the newest first; of one criterion or another course it is not among it", () => {
    const facts = [
      ...courses("2024-03-04", "2025-03-10"),
      decision("before", "retreat", "2025-03-01"),
      decision("wait", "defer", "2026-02-01"),
      decision("go", "retreat", "2026-05-01"),
      { ...decision("against", "override", "2026-05-01"), of: "candidacy/course-3" },
      { ...decision("other", "candidacy", "2026-05-02"), of: "candidacy/alemtuzumab-eu/stroke" },
      { ...decision("second", "candidacy", "2026-05-02"), of: "course/2" },
      decision("later", "defer", "2026-07-01"),
    ];
    expect(retreatment(facts, "2026-06-01").decisions).toEqual(["go", "against", "wait"]);
  });
});
