import { describe, expect, it } from "vitest";
import { personSummary } from "../clinic/person-summary.ts";
import { ask } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { cohortPersonOf } from "./cohort-person-of.ts";

const infusion = (infusedOn: string): Loose => ({ kind: "infusion-given", infusedOn, drug: "alemtuzumab", doseMg: 12 });
const edss = (scoredOn: string, score: number): Loose => ({ kind: "edss-scored", scoredOn, score });
const relapse = (startedOn: string, more: object = {}): Loose => ({ kind: "relapse-occurred", startedOn, ...more });
const therapy = (drug: string, startedOn: string, stoppedOn?: string): Loose => ({
  kind: "therapy-recorded",
  drug,
  startedOn,
  ...(stoppedOn === undefined ? {} : { stoppedOn }),
});

const patient = { patient: { bornOn: "1985-06-15" } };

function personOf(facts: readonly Loose[], asOf = "2026-01-01") {
  const answer = ask(facts, asOf, patient);
  return cohortPersonOf(answer, personSummary(answer));
}

const treated = [infusion("2022-03-01"), infusion("2022-03-02")];

describe("what is kept of one person", () => {
  it("counts from the first infusion: age, duration, the last EDSS before, earlier drugs", () => {
    const person = personOf([
      ...treated,
      { kind: "disease-recorded", phenotype: "RRMS", onsetOn: "2018-03", asOf: "2022-01-01" },
      edss("2021-06-01", 3),
      edss("2022-02-20", 2.5),
      edss("2022-06-01", 1),
      therapy("Tecfidera", "2019-01-01", "2021-01-01"),
      therapy("dimethyl fumarate", "2021-03-01", "2021-09-01"),
      therapy("ocrelizumab", "2024-01-01"),
    ])!;
    expect(person).toMatchObject({ treatment: "alemtuzumab", edss: 2.5, earlierDrugs: ["dimethyl fumarate"] });
    expect(person.ageYears).toBeCloseTo(36.7, 1);
    expect(person.diseaseYears).toBeCloseTo(3.96, 1);
  });

  it("a relapse on the day of the first infusion lies before it; one that an examination refuted is none", () => {
    const person = personOf([
      ...treated,
      relapse("2022-03-01"),
      relapse("2022-09-01", { confirmedByExam: false }),
      relapse("2023-03-01"),
      edss("2024-03-01", 2),
    ])!;
    expect(person.relapsesYearBefore).toBe(1);
    expect(person.relapses).toMatchObject({ count: 1, first: { time: 365, event: true } });
    expect(person.relapses!.years).toBeCloseTo(731 / 365.25, 10);
  });

  it("at risk until the last contact, not until today", () => {
    const person = personOf([...treated, edss("2023-03-01", 2)])!;
    expect(person.followedYears).toBeCloseTo(365 / 365.25, 10);
    expect(person.relapses).toMatchObject({ count: 0, first: { time: 365, event: false } });
  });

  it("a relapse of some day of a month counts where every day of it does, and begins on the last", () => {
    const around = [edss("2022-02-01", 2), edss("2024-03-01", 2)];
    const after = personOf([...treated, relapse("2023-03"), relapse("2023-09-01"), ...around])!;
    expect(after.relapses).toEqual({ count: 2, years: 731 / 365.25, first: { time: 395, event: true } });
    expect(after.changes["care-ms-cdw6"]).toBe("cannot-tell");
    const later = personOf([...treated, relapse("2024-05"), ...around])!;
    expect(later.relapses).toEqual({ count: 1, years: 822 / 365.25, first: { time: 822, event: true } });
    const before = personOf([...treated, relapse("2021-08"), edss("2024-03-01", 2)])!;
    expect(before).toMatchObject({ relapsesYearBefore: 1, relapses: { count: 0 } });
  });

  it.each([
    ["may lie on either side of the start", [relapse("2022-03")], "2026-01-01"],
    ["may come after the day that is asked about", [relapse("2023-03")], "2023-03-15"],
    ["may be part of another", [relapse("2023-03"), relapse("2023-04-15")], "2026-01-01"],
  ] as const)("a relapse that %s leaves number and time open", (_, relapses, asOf) => {
    expect(personOf([...treated, ...relapses, edss("2023-03-10", 2)], asOf)!.relapses).toBeNull();
  });

  it("a relapse that may lie a year before the start or earlier leaves the year before open", () => {
    expect(personOf([...treated, relapse("2021-03")])!.relapsesYearBefore).toBeNull();
  });

  it.each([
    ["an EDSS after the confirmation", edss("2024", 2), { time: 365, event: true }],
    ["a relapse after the confirmation", relapse("2023-11"), { time: 365, event: true }],
    ["an EDSS that may lie before it", edss("2023", 2), "cannot-tell"],
    ["a relapse that may lie in its month", relapse("2023-10"), "cannot-tell"],
  ])("%s, without a day, decides only where it may lie before what decides", (_, undated, told) => {
    const seen = [edss("2022-01-10", 2), edss("2023-03-01", 4), edss("2023-10-01", 4), edss("2025-03-01", 4)];
    expect(personOf([...treated, ...seen, undated])!.changes["care-ms-cdw6"]).toEqual(told);
  });

  it("that nobody wrote an earlier relapse down is no sign that there was none", () => {
    expect(personOf(treated)!.relapsesYearBefore).toBeNull();
    expect(personOf([...treated, relapse("2019-01-01")])!.relapsesYearBefore).toBe(0);
  });

  it("worsening counts from the start, by each definition; improvement needs a score that can improve", () => {
    const person = personOf([
      ...treated,
      edss("2022-01-10", 1.5),
      edss("2023-03-01", 3),
      edss("2023-10-01", 3),
      edss("2024-03-01", 3.5),
    ])!;
    expect(person.changes["care-ms-cdw6"]).toEqual({ time: 365, event: true });
    expect(person.changes["care-ms-cdi6"]).toBe("not-at-risk");
    expect(person.edssChanges).toEqual([
      { year: 1, change: 1.5 },
      { year: 2, change: 2 },
    ]);
  });

  it("without an EDSS there is no time to worsening, and no change", () => {
    expect(personOf(treated)).toMatchObject({
      edss: null,
      edssChanges: [],
      changes: { "care-ms-cdw6": "cannot-tell" },
    });
  });

  it("a relapse is no reference, and neither is an EDSS of eleven years ago", () => {
    const since2020 = [infusion("2020-03-04"), edss("2020-06-04", 3), edss("2020-12-20", 3), edss("2021-12-20", 3)];
    const old = personOf([edss("2011-03-04", 1), ...since2020])!;
    expect(old).toMatchObject({ edss: null, edssChanges: [] });
    expect(new Set(Object.values(old.changes))).toEqual(new Set(["cannot-tell"]));
    const relapsing = personOf([edss("2019-09-04", 2), relapse("2020-02-20"), edss("2020-02-26", 4), ...since2020])!;
    expect(relapsing).toMatchObject({ edss: 2, changes: { "care-ms-cdw6": { time: 92, event: true } } });
    expect(relapsing.edssChanges[0]).toEqual({ year: 1, change: 1 });
  });

  it("whoever has no EDSS before the start, or none after it, is in no curve", () => {
    const late = personOf([infusion("2020-03-04"), edss("2022-03-04", 2), edss("2025-03-04", 2)])!;
    expect(late.changes["trial-cdw6"]).toBe("cannot-tell");
    const once = personOf([edss("2020-02-26", 2), infusion("2020-03-04")])!;
    expect(once.changes["trial-cdw6"]).toBe("cannot-tell");
  });

  it.each([
    ["2020", "cannot-tell"],
    ["2020-03", "cannot-tell"],
    ["2019", "before"],
    ["2020-03-03", "before"],
    [undefined, "before"],
    ["2020-03-04", "before"],
    ["2020-03-05", 1 / 365.25],
    ["2021-03-04", 365 / 365.25],
    ["2021-03", 392 / 365.25],
  ])("a diagnosis of %s beside a start of 4 March 2020", (onsetOn, years) => {
    const diagnosis: Loose = {
      kind: "condition-recorded",
      condition: "graves-disease",
      ...(onsetOn === undefined ? {} : { onsetOn }),
    };
    const person = personOf([infusion("2020-03-04"), diagnosis])!;
    expect(person.diagnoses).toEqual([{ group: "thyroid", years }]);
  });

  it("a diagnosis that may have come after the last day that is asked about cannot be told", () => {
    const diagnosis: Loose = { kind: "condition-recorded", condition: "graves-disease", onsetOn: "2021-03" };
    const person = personOf([infusion("2020-03-04"), diagnosis], "2021-03-15")!;
    expect(person.diagnoses).toEqual([{ group: "thyroid", years: "cannot-tell" }]);
  });

  it("death due to MS is a worsening without a confirmation; another death ends the time", () => {
    const before = [edss("2020-02-26", 2), infusion("2020-03-04"), edss("2021-03-04", 2)];
    const died: Loose = { kind: "follow-up-ended", endedOn: "2022-03-04", reason: "died", by: "AB" };
    const dueToMs = personOf([...before, edss("2022-03-04", 10), died])!;
    expect(dueToMs.changes["care-ms-cdw6"]).toEqual({ time: 730, event: true });
    const alive = personOf([...before, edss("2022-03-04", 10)])!;
    expect(alive.changes["care-ms-cdw6"]).toEqual({ time: 730, event: false });
    const other = personOf([...before, died])!;
    expect(other.changes["care-ms-cdw6"]).toEqual({ time: 365, event: false });
    expect(other.hasDied).toBe(true);
  });
});
