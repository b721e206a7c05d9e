import { describe, expect, it } from "vitest";
import { addDays, formatDay } from "../base/calendar.ts";
import { formatInstant, type Instant } from "../base/instant.ts";
import { on } from "../testing/ask.ts";
import { at, questionAt } from "../testing/worklist.ts";
import { isOpen, nextOpening, officeCalendar } from "./calendar.ts";
import { onDuty, presentFor, worksFor } from "./cover.ts";
import { defaultRoster, officeHoursOn, parseRoster, type Roster } from "./roster.ts";

const span = (from: string, through: string) => ({ from: on(from), through: on(through) });
const roster: Roster = {
  ...defaultRoster,
  office: [
    { weekdays: ["monday", "tuesday", "wednesday", "thursday"], from: "08:00", to: "12:00" },
    { weekdays: ["monday", "tuesday", "wednesday", "thursday"], from: "13:00", to: "17:00" },
    { weekdays: ["friday"], from: "08:00", to: "13:00" },
  ],
  holidays: [{ ...span("2026-04-03", "2026-04-06"), name: "Easter" }],
  onDuty: [
    { role: "physician", person: "CD", ...span("2026-03-06", "2026-03-08") },
    { role: "physician", person: "EF", ...span("2026-03-09", "2026-03-15") },
  ],
  leave: [
    { person: "AB", ...span("2026-03-02", "2026-03-06"), standIn: "CD" },
    { person: "CD", ...span("2026-03-05", "2026-03-06"), standIn: "AB" },
    { person: "EF", ...span("2026-03-10", "2026-03-10"), standIn: "role/physician" },
    { person: "GH", ...span("2026-03-02", "2026-03-06"), standIn: "gone" },
  ],
};

describe("office hours", () => {
  it.each([
    ["2026-03-02", "480-720 780-1020"],
    ["2026-03-06", "480-780"],
    ["2026-03-07", ""],
    ["2026-03-08", ""],
    ["2026-04-02", "480-720 780-1020"],
    ["2026-04-03", ""],
    ["2026-04-06", ""],
    ["2026-04-07", "480-720 780-1020"],
    ["1969-12-29", "480-720 780-1020"],
  ])("on %s: %s", (day, expected) => {
    expect(
      officeHoursOn(roster, on(day))
        .map(({ from, to }) => `${from}-${to}`)
        .join(" "),
    ).toBe(expected);
  });

  const { cover } = questionAt("2026-03-10T12:00", [], { roster });
  it.each([
    ["2026-03-06T07:59", false, "2026-03-06T08:00:00.000Z"],
    ["2026-03-06T08:00", true, "2026-03-06T08:00:00.000Z"],
    ["2026-03-06T12:59", true, "2026-03-06T12:59:00.000Z"],
    ["2026-03-06T13:00", false, "2026-03-09T08:00:00.000Z"],
    ["2026-03-09T12:30", false, "2026-03-09T13:00:00.000Z"],
    ["2026-04-02T17:00", false, "2026-04-07T08:00:00.000Z"],
  ])("at %s: open %s, next %s", (moment, open, next) => {
    expect(isOpen(cover.calendar, at(moment))).toBe(open);
    expect(at(next.slice(0, -1))).toBe(nextOpening(cover.calendar, at(moment)));
  });

  it("follow the clock of the clinic, also on the night on which it is moved", () => {
    // Berlin, 2026-03-29: from 2 o'clock on two hours east of Greenwich instead of one.
    const berlin = (day: number, minutes: number): Instant =>
      (day * 86_400_000 +
        (minutes - (day > on("2026-03-29") || (day === on("2026-03-29") && minutes >= 180) ? 120 : 60)) *
          60_000) as Instant;
    const days = officeCalendar(defaultRoster, on("2026-03-27"), 4, berlin);
    expect(
      days.map(({ on: day, startsAt, office }) => [formatDay(day), formatInstant(startsAt), office.length]),
    ).toEqual([
      ["2026-03-27", formatInstant(at("2026-03-26T23:00")), 1],
      ["2026-03-28", formatInstant(at("2026-03-27T23:00")), 0],
      ["2026-03-29", formatInstant(at("2026-03-28T23:00")), 0],
      ["2026-03-30", formatInstant(at("2026-03-29T22:00")), 1],
    ]);
    expect(days[3]!.office[0]!.from).toBe(at("2026-03-30T06:00"));
  });
});

describe("leave", () => {
  const people = { roster, members: new Set(["AB", "CD", "EF", "GH"]) };
  it.each([
    ["AB", "2026-03-01", "AB"],
    ["AB", "2026-03-02", "CD"],
    ["AB", "2026-03-05", undefined],
    ["AB", "2026-03-07", "AB"],
    ["EF", "2026-03-10", undefined],
    ["GH", "2026-03-03", undefined],
    ["left the clinic", "2026-03-03", undefined],
  ])("what is %s's on %s is %s's", (person, day, expected) => {
    expect(presentFor(person, people, on(day))).toBe(expected);
  });

  it("lists whose work a person has", () => {
    expect(worksFor("CD", people, on("2026-03-03"))).toEqual(["AB", "CD"]);
    expect(worksFor("AB", people, on("2026-03-03"))).toEqual([]);
    expect(worksFor("AB", people, on("2026-03-07"))).toEqual(["AB"]);
  });
});

describe("who is there", () => {
  const { cover } = questionAt("2026-03-10T12:00", [], { roster, people: ["AB", "CD", "EF"] });
  const there = (role: "nurse" | "physician", moment: string) =>
    onDuty(role, cover, at(moment)).map(({ role, person }) => `${role} ${person ?? "all"}`);
  it.each([
    ["physician", "2026-03-05T20:00", "physician all"],
    ["physician", "2026-03-06T09:00", "physician all"],
    // CD and AB, who stand in for each other, are both away.
    ["physician", "2026-03-06T20:00", "physician all"],
    ["physician", "2026-03-07T20:00", "physician CD"],
    // The night belongs to the day before it.
    ["physician", "2026-03-09T03:00", "physician CD"],
    ["physician", "2026-03-09T07:59", "physician CD"],
    ["physician", "2026-03-09T20:00", "physician EF"],
    // EF is away, and the role stands in.
    ["physician", "2026-03-10T20:00", "physician all"],
    ["nurse", "2026-03-09T20:00", "nurse all"],
  ] as const)("%s at %s: %s", (role, moment, expected) => {
    expect(there(role, moment)).toEqual([expected]);
  });
});

describe("a roster as written", () => {
  const written = {
    roster: 1,
    office: [{ weekdays: ["monday"], from: "08:00", to: "17:00" }],
    holidays: [],
    dutyChangesAt: "08:00",
    onDuty: [],
    leave: [{ person: "AB", from: "2026-03-02", through: "2026-03-06", standIn: "CD" }],
  };
  const issues = (changes: object): readonly string[] => {
    const result = parseRoster({ ...written, ...changes });
    return result.ok ? [] : result.issues.map(({ code, at: place }) => `${code} ${place}`);
  };
  it.each([
    ["as it is", {}, []],
    ["an impossible day", { leave: [{ ...written.leave[0], from: "2026-02-30" }] }, ["date-impossible /leave/0/from"]],
    [
      "leave that ends before it begins",
      { leave: [{ ...written.leave[0], from: "2026-03-07" }] },
      ["value-not-allowed /leave/0/through"],
    ],
    [
      "an office that closes before it opens",
      { office: [{ weekdays: ["monday"], from: "17:00", to: "08:00" }] },
      ["value-not-allowed /office/0/to"],
    ],
    ["an hour that there is not", { dutyChangesAt: "25:00" }, ["value-not-allowed /dutyChangesAt"]],
    ["a key that there is not", { offcie: [] }, ["key-unknown /offcie"]],
  ])("%s", (_, changes, expected) => {
    expect(issues(changes)).toEqual(expected);
  });

  it("the default is one", () => {
    expect(parseRoster(JSON.parse(JSON.stringify(defaultRoster)))).toEqual({ ok: true, value: defaultRoster });
    expect(officeHoursOn(defaultRoster, addDays(on("2026-03-02"), 5))).toEqual([]);
  });
});
