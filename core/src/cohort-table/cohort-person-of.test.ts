import { describe, expect, it } from "vitest";
import { personSummary } from "../clinic/person-summary.ts";
import { ask } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { cohortPersonOf, endOfYears } from "./cohort-person-of.ts";

const infusion = (infusedOn: string): Loose => ({ kind: "infusion-given", infusedOn, drug: "alemtuzumab", doseMg: 12 });
const edss = (scoredOn: string, score: number): Loose => ({ kind: "edss-scored", scoredOn, score });
const relapse = (startedOn: string, more: object = {}): Loose => ({ kind: "relapse-occurred", startedOn, ...more });
const therapy = (drug: string, startedOn: string, stoppedOn?: string): Loose => ({
  kind: "therapy-recorded",
  drug,
  startedOn,
  ...(stoppedOn === undefined ? {} : { stoppedOn }),
});

function personOf(facts: readonly Loose[], { asOf = "2026-01-01", comparator = undefined as string | undefined } = {}) {
  const answer = ask(facts, asOf, { patient: { bornOn: "1985-06-15" } });
  return cohortPersonOf(answer, personSummary(answer), comparator);
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

  it("a relapse of some day of a month after the start leaves number and time open; before it, the year before", () => {
    const after = personOf([...treated, relapse("2023-03"), edss("2022-02-01", 2), edss("2024-03-01", 2)])!;
    expect(after.relapses).toBeNull();
    expect(after.changes["care-ms-cdw6"]).toBe("cannot-tell");
    const before = personOf([...treated, relapse("2021-08"), edss("2024-03-01", 2)])!;
    expect(before).toMatchObject({ relapsesYearBefore: null, relapses: { count: 0 } });
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

  it("who never had it is nobody here, or counts from the drug of comparison under any of its names", () => {
    const other = [therapy("Rebif", "2020-01-01", "2021-01-01"), therapy("interferon beta-1a", "2022-05-01")];
    expect(personOf(other)).toBeUndefined();
    const person = personOf(other, { comparator: "interferon-beta-1a" })!;
    expect(person).toMatchObject({ treatment: "interferon-beta-1a", courses: [], startOn: 19113 });
    expect(personOf([...other, ...treated], { comparator: "interferon-beta-1a" })!.treatment).toBe("alemtuzumab");
    expect(personOf([infusion("2022-03")])).toBeUndefined();
  });

  it("the end of so many years is a day to be assessed as of, and none where it has not come", () => {
    expect(endOfYears(ask(treated, "2026-01-01"), 2)).toBe(endOfYears(ask(treated, "2025-01-01"), 2));
    expect(endOfYears(ask(treated, "2023-01-01"), 2)).toBeUndefined();
    expect(endOfYears(ask([], "2023-01-01"), 2)).toBeUndefined();
  });
});
