import { addDays, type Day } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { presetOf } from "../preset/source.ts";
import { streamsOf } from "../random/stream.ts";
import { eventlessLife } from "../testing/eventless.ts";
import { bodyOf } from "./body-of.ts";
import { quantities } from "./quantities.ts";

const { body: parameters } = presetOf("care-ms-1")!;
const bodyAt = (index: number, happening = {}, wanted = {}) => {
  const life = eventlessLife({ index, ...wanted }, happening);
  return { life, body: bodyOf(life, parameters, streamsOf("body.test", index)) };
};

describe("a body", () => {
  it("answers the same whatever else was asked", () => {
    const { life, body } = bodyAt(3);
    const day = addDays(life.person.start, 400);
    const alone = bodyAt(3).body;
    for (let i = -30; i < 1500; i += 11) quantities.map((key) => body.valueOn(key, addDays(life.person.start, i), 500));
    for (const key of quantities) expect(body.valueOn(key, day, 500)).toBe(alone.valueOn(key, day, 500));
  });

  it("has white cells that are the sum of their kinds, and lymphocytes of theirs", () => {
    const { life, body } = bodyAt(4);
    for (let i = -20; i < 1800; i += 37) {
      const of = (analyte: string): number => body.valueOn(analyte, addDays(life.person.start, i), 510);
      const kinds = ["neutrophils", "lymphocytes", "monocytes", "eosinophils", "basophils"];
      expect(of("wbc")).toBeCloseTo(
        kinds.map(of).reduce((sum, x) => sum + x, 0),
        9,
      );
      expect(of("lymphocytes")).toBeCloseTo(
        ["cd4", "cd8", "cd19", "nk"].map(of).reduce((sum, x) => sum + x, 0),
        9,
      );
      expect(of("haematocrit")).toBeLessThan(0.7);
    }
  });

  it("loses no lymphocytes to interferon", () => {
    const { life, body } = bodyAt(5, {}, { arm: "interferon" });
    const at = (days: number): number => body.valueOn("lymphocytes", addDays(life.person.start, days), 510);
    expect(at(40) / at(-10)).toBeGreaterThan(0.5);
  });

  it("names what moves a value", () => {
    const { life } = bodyAt(6);
    const at = addDays(life.person.start, 700);
    const event = { kind: "haemolysis", fall: 30, recognisedOn: at, afterCourse: 2 };
    const { body } = bodyAt(6, { autoimmune: [event] });
    expect(body.causesOn("haemoglobin", at)).toEqual(["haemolysis"]);
    expect(body.causesOn("rbc", at)).toEqual(["haemolysis"]);
    expect(body.causesOn("creatinine", at)).toEqual([]);
    expect(body.causesOn("cd4", at)).toEqual(["depletion"]);
    expect(body.causesOn("platelets", addDays(life.person.start, 5))).toEqual(["course", "steroid"]);
  });

  it("has periods only where there can be some, and knows the last", () => {
    const man = bodyAt(7, {}, { sex: "male" });
    expect(man.body.lastPeriod(man.life.person.start)).toBeUndefined();
    const { life, body } = bodyAt(8, {}, { sex: "female" });
    const days = Array.from({ length: 800 }, (_, i) => addDays(life.person.start, i));
    for (const day of days) {
      const last = body.lastPeriod(day)!;
      expect(day - last).toBeGreaterThanOrEqual(0);
      expect(day - last).toBeLessThan(40);
      expect(body.menstruatingOn(last)).toBe(true);
    }
    const conceivedOn = days[300]!;
    const pregnant = bodyAt(8, { pregnancies: [{ conceivedOn, endedOn: days[570]! }] }, { sex: "female" }).body;
    expect(pregnant.lastPeriod(days[500]!)).toBeLessThan(conceivedOn);
    expect(days.slice(320, 570).some((day: Day) => pregnant.menstruatingOn(day))).toBe(false);
  });
});
