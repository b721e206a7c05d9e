import { describe, expect, it } from "vitest";
import { type Disease, daysPerMonth, daysPerYear } from "../life.ts";
import { drawPerson } from "../people/person.ts";
import { presetOf } from "../preset/source.ts";
import { streamsOf } from "../random/stream.ts";
import { share } from "../testing/figures.ts";
import { diseaseOf } from "./disease.ts";

/** How the parts work together; each of them has its checks. */
const cohort = (name: string, people: number): readonly Disease[] => {
  const preset = presetOf(name)!;
  return Array.from({ length: people }, (_, index) => {
    const streams = streamsOf(`disease.test ${name}`, index);
    return diseaseOf(drawPerson(preset.people, streams, "alemtuzumab", index, "p"), preset.disease, streams);
  });
};
const trial = cohort("care-ms-1", 4000);
const routine = cohort("real-world", 3000);
const everybody = [...trial, ...routine];

describe("retreatment", () => {
  it("follows an active scan as often when it was made before its nominal day as after it", () => {
    const followed = { before: [] as boolean[], after: [] as boolean[] };
    for (const { person, scans, courses, relapses, leaving } of trial) {
      for (const { day, newOrEnlargingT2, gdEnhancing } of scans) {
        const month = (day - person.start) / daysPerMonth;
        const isAlone = !relapses.some(({ onset }) => Math.abs(onset - day) < 200);
        const isFree = !courses.some(({ infusedOn }) => infusedOn[0]! <= day && day - infusedOn[0]! < 500);
        if (month < 34 || Math.max(newOrEnlargingT2, gdEnhancing) < 2 || !isAlone || !isFree || leaving.day < day + 200)
          continue;
        const nominal = Math.round(month / 12) * 12;
        const answered = courses.some(({ infusedOn }) => infusedOn[0]! >= day && infusedOn[0]! - day < 200);
        (month < nominal ? followed.before : followed.after).push(answered);
      }
    }
    expect(followed.before.length).toBeGreaterThan(100);
    const [before, after] = [share(followed.before, Boolean), share(followed.after, Boolean)];
    expect(before).toBeGreaterThan(0.2);
    expect(Math.abs(before - after)).toBeLessThan(0.12);
  });

  it("gives 97 of 100 their second course in a trial (789 of 811)", () => {
    expect(share(trial, ({ courses }) => courses.length >= 2)).toBeGreaterThan(0.963);
    expect(share(trial, ({ courses }) => courses.length >= 2)).toBeLessThan(0.983);
  });

  it("follows only relapses that the clinic has heard of", () => {
    const answered = routine.flatMap(({ courses, relapses }) =>
      courses.flatMap(({ reason, infusedOn }) =>
        reason === "relapse" ? [relapses.some(({ onset, recorded }) => recorded && onset < infusedOn[0]!)] : [],
      ),
    );
    expect(answered.length).toBeGreaterThan(50);
    expect(answered).not.toContain(false);
  });

  it("never comes within a year of the last course, in a pregnancy or soon after a birth", () => {
    for (const { courses, pregnancies } of everybody) {
      for (const [i, { infusedOn }] of courses.entries()) {
        const before = courses[i - 1];
        if (before !== undefined) expect(infusedOn[0]! - before.infusedOn[0]!).toBeGreaterThanOrEqual(365);
        for (const { conceivedOn, endedOn, outcome } of pregnancies) {
          const free = endedOn + (outcome === "birth" ? 89 : 0);
          expect(infusedOn.some((day) => day > conceivedOn && day < free)).toBe(false);
        }
      }
    }
  });
});

describe("a life", () => {
  it("has relapses a month apart, examinations in order, and nothing after leaving", () => {
    for (const { relapses, examinations, scans, leaving, person } of everybody) {
      for (const [i, { onset }] of relapses.slice(1).entries())
        expect(onset - relapses[i]!.onset).toBeGreaterThanOrEqual(30);
      for (const [i, { day }] of examinations.slice(1).entries()) expect(day).toBeGreaterThan(examinations[i]!.day);
      const last = Math.max(
        ...[...examinations, ...scans].map(({ day }) => day),
        ...relapses.map(({ onset }) => onset),
      );
      expect(last).toBeLessThanOrEqual(leaving.day);
      expect(person.diagnosedOn).toBeGreaterThanOrEqual(person.onset);
      expect(person.start).toBeGreaterThan(person.onset);
      expect((person.start - person.bornOn) / daysPerYear).toBeGreaterThanOrEqual(17.99);
      for (const { startedOn, stoppedOn } of person.earlierDrugs) {
        expect(startedOn).toBeGreaterThanOrEqual(person.diagnosedOn);
        expect(stoppedOn).toBeLessThan(person.start);
      }
    }
  });
});
