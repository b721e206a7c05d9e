import { addDays } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import type { Disease } from "../life.ts";
import { presetOf } from "../preset/source.ts";
import { streamsOf } from "../random/stream.ts";
import { diseaseOf, type Wanted } from "../testing/disease.ts";
import { eventsOf } from "./events.ts";
import { infusionDaysOf } from "./infusion-days.ts";
import type { EventsParameters } from "./parameters.ts";

const { events: parameters } = presetOf("care-ms-1")!;
const lived = (disease: Disease, own: EventsParameters = parameters) =>
  eventsOf(disease, own, streamsOf("events.test", disease.person.index));
const people = (count: number, wanted: Wanted = {}): readonly Disease[] =>
  Array.from({ length: count }, (_, index) => diseaseOf({ ...wanted, index }));
const frail = { disease: 1, response: 1, covariates: 1, lesions: 1, autoimmune: 1e5 };

const daysOf = (life: ReturnType<typeof lived>): readonly (readonly number[])[] => [
  life.infusionDays.map(({ day }) => day),
  life.infections.map(({ from }) => from),
  life.autoimmune.map(({ recognisedOn }) => recognisedOn),
  life.otherEvents.map(({ on }) => on),
  life.distractors.map(({ from }) => from),
];

describe("events of a person", () => {
  it("are the same each time", () => {
    const disease = diseaseOf({ index: 7, frailty: frail });
    expect(lived(disease)).toEqual(lived(disease));
  });
  it("come in order, from the start to the day of leaving", () => {
    for (const disease of people(300, { frailty: frail, years: 3 }))
      for (const days of daysOf(lived(disease))) {
        expect(days).toEqual(days.toSorted((a, b) => a - b));
        for (const day of days) {
          expect(day).toBeGreaterThanOrEqual(disease.person.start);
          expect(day).toBeLessThanOrEqual(disease.leaving.day);
        }
      }
  });
  it("before a later leaving are the same as those of a shorter life", () => {
    for (const index of [1, 2, 3, 4, 5]) {
      const short = diseaseOf({ index, years: 2, frailty: frail });
      const long = lived(diseaseOf({ index, years: 8, frailty: frail }));
      const { day } = short.leaving;
      expect(lived(short).autoimmune).toEqual(long.autoimmune.filter(({ recognisedOn }) => recognisedOn <= day));
      expect(lived(short).infections).toEqual(long.infections.filter(({ from }) => from <= day));
    }
  });
  it("of interferon know no infusion, nor what follows a course", () => {
    for (const disease of people(300, { arm: "interferon", frailty: frail })) {
      const life = lived(disease);
      expect(life.infusionDays).toEqual([]);
      const kinds = ["graves", "hashimoto", "thyroiditis", "thyroid-uncertain"];
      const others = ["vitiligo", "alopecia", "diabetes", "sarcoidosis"];
      for (const { kind, afterCourse } of life.autoimmune) {
        expect([...kinds, ...others]).toContain(kind);
        expect(afterCourse).toBe(0);
      }
    }
  });
  it("name the last course that had begun", () => {
    for (const disease of people(200, { frailty: frail }))
      for (const { recognisedOn, afterCourse } of lived(disease).autoimmune) {
        const begun = disease.courses.filter((course) => course.infusedOn[0]! <= recognisedOn);
        expect(afterCourse).toBe(begun.length);
      }
  });
  it("hold each autoimmune disease once, but for an early and a late neutropenia", () => {
    for (const disease of people(100, { frailty: frail, courses: [0, 12, 24, 36], years: 30 })) {
      const kinds = lived(disease).autoimmune.map((event) =>
        event.kind === "neutropenia" && event.early ? "early" : event.kind,
      );
      expect(new Set(kinds).size).toBe(kinds.length);
    }
  });
  it("before a death hold a serious one in its month, in half of the people", () => {
    const serious = people(400, { courses: [], arm: "interferon" }).filter((disease) => {
      const died: Disease = { ...disease, leaving: { ...disease.leaving, reason: "died" } };
      const from = addDays(died.leaving.day, -30);
      const { infections, otherEvents } = lived(died);
      return infections.some((each) => each.serious && each.from >= from) || otherEvents.some(({ on }) => on >= from);
    });
    expect(serious.length / 400).toBeGreaterThan(0.42);
    expect(serious.length / 400).toBeLessThan(0.58);
  });
});

describe("infusion days", () => {
  it("are those of the courses, five and then three", () => {
    const disease = diseaseOf();
    const { infusionDays } = lived(disease);
    expect(infusionDays.map(({ day }) => day)).toEqual(disease.courses.flatMap(({ infusedOn }) => infusedOn));
    expect(infusionDays.map(({ course, ordinal }) => `${course}.${ordinal}`)).toEqual([
      "1.1",
      "1.2",
      "1.3",
      "1.4",
      "1.5",
      "2.1",
      "2.2",
      "2.3",
    ]);
  });
  it("hold reactions up to 24 h after the end, and readings from before to 2 h after", () => {
    for (const disease of people(100))
      for (const { vitals, reactions, lasts } of lived(disease).infusionDays) {
        expect(vitals[0]!.phase).toBe("before");
        expect(vitals.at(-1)!.minute).toBe(lasts + 120);
        for (const { minute, grade } of reactions) {
          expect(minute).toBeGreaterThanOrEqual(0);
          expect(minute).toBeLessThanOrEqual(lasts + 1440);
          expect([1, 2, 3, 4]).toContain(grade);
        }
      }
  });
  it("are interrupted before the gap of a course that is not on consecutive days", () => {
    const whole = diseaseOf({ courses: [0] });
    const first = whole.person.start;
    const infusedOn = [0, 1, 2, 9, 10].map((days) => addDays(first, days));
    const broken: Disease = { ...whole, courses: [{ ...whole.courses[0]!, infusedOn, interrupted: true }] };
    expect(lived(broken).infusionDays.map(({ interrupted }) => interrupted)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
    expect(lived(whole).infusionDays.some(({ interrupted }) => interrupted)).toBe(false);
  });
  it("show a pressure that climbs from dose to dose to a stroke", () => {
    const disease = diseaseOf({ courses: [0] });
    const stroke = { on: addDays(disease.person.start, 5), course: 1, climb: 0.5 };
    const tops = infusionDaysOf(disease, parameters, streamsOf("events.test", 0), [stroke]).map(({ vitals }) =>
      Math.max(...vitals.map(({ systolic }) => systolic)),
    );
    const without = infusionDaysOf(disease, parameters, streamsOf("events.test", 0), []).map(({ vitals }) =>
      Math.max(...vitals.map(({ systolic }) => systolic)),
    );
    const added = tops.map((top, i) => top - without[i]!);
    expect(added).toEqual(added.toSorted((a, b) => a - b));
    expect(added[4]).toBeGreaterThan(40);
  });
});
