import { describe, expect, it } from "vitest";
import { back, candidacy } from "../../testing/candidates.ts";
import type { Loose } from "../../testing/panel.ts";

/** Today is 1 September 2020; the second course was under way 27 and 26 days before. */
const today = "2020-09-01";
const days = [back(today, 0, 27), back(today, 0, 26)] as const;

const infusion = (on: string, more: object = {}): Loose => ({
  id: `infusion-${on}`,
  kind: "infusion-given",
  infusedOn: on,
  drug: "alemtuzumab",
  doseMg: 12,
  startedAt: `${on}T09:00:00Z`,
  endedAt: `${on}T13:00:00Z`,
  ...more,
});
const reading = (on: string, time: string, more: object = {}): Loose => ({
  id: `reading-${on}-${time}`,
  kind: "vitals-measured",
  measuredAt: `${on}T${time}:00Z`,
  systolic: 150,
  diastolic: 80,
  ...more,
});
const known = (...add: readonly Loose[]) =>
  candidacy("EU-2020", { add: () => add }).criteria.find(
    ({ criterion }) => criterion.id === "uncontrolled-hypertension",
  )!.judged;
const both = (make: (on: string) => readonly Loose[]) => known(...days.flatMap(make)).answer;
const raisedAt = (time: string, more: object = {}, given: object = {}) =>
  both((on) => [infusion(on, given), reading(on, time, more)]);

describe("raised on both days of a course", () => {
  it.each<[name: string, time: string, answer: string]>([
    ["a minute before the start", "08:59", "yes"],
    ["at the start", "09:00", "no"],
    ["while it ran", "11:00", "no"],
    ["at its end", "13:00", "no"],
    ["in the last minute of two hours of observation", "15:00", "no"],
    ["a minute after the observation", "15:01", "yes"],
  ])("%s", (_, time, answer) => {
    expect(raisedAt(time)).toBe(answer);
  });

  it.each<[name: string, time: string, reading: object, given: object, answer: string]>([
    ["written down as before, at whatever hour", "11:00", { phase: "before" }, {}, "yes"],
    ["written down as during", "08:00", { phase: "during" }, {}, "no"],
    ["written down as after", "20:00", { phase: "after" }, {}, "no"],
    ["with no start on file", "11:00", {}, { startedAt: undefined }, "cannot-tell"],
    ["after the start, with no end on file", "11:00", {}, { endedAt: undefined }, "cannot-tell"],
    ["before the start, with no end on file", "08:00", {}, { endedAt: undefined }, "yes"],
  ])("%s", (_, time, more, given, answer) => {
    expect(raisedAt(time, more, given)).toBe(answer);
  });

  it("on other days counts as before", () => {
    expect(known(reading(days[0], "11:00"), reading(days[1], "11:00")).answer).toBe("yes");
  });

  it("beside one that nobody can place, is uncontrolled only where the others suffice", () => {
    const doubtful = [infusion(days[0], { startedAt: undefined }), reading(days[0], "11:00")];
    const once = reading(back(today, 0, 10), "11:00");
    expect(known(...doubtful, once).answer).toBe("cannot-tell");
    expect(known(...doubtful, once, reading(back(today, 0, 9), "11:00")).answer).toBe("yes");
  });
});

describe("a reading in order", () => {
  it("during an infusion, or perhaps, does not show that the pressure is controlled", () => {
    const inOrder = (given: object) =>
      candidacy("EU-2020", {
        without: ["pressure"],
        add: () => [infusion(days[0], given), reading(days[0], "11:00", { systolic: 118 })],
      }).criteria.find(({ criterion }) => criterion.id === "uncontrolled-hypertension")!.judged;
    expect(inOrder({}).answer).toBe("cannot-tell");
    expect(inOrder({ startedAt: undefined }).answer).toBe("cannot-tell");
  });
});
