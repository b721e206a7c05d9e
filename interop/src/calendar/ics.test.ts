import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import type { ScheduleEntry } from "./event.ts";
import { toCalendar } from "./ics.ts";

const options = { patientKey: "lw-0001", stamp: "2025-01-10T08:00:00Z", sequence: 3 };
const entry = (key: string, rule: string, dueOn: string, status = "open"): ScheduleEntry => ({
  key,
  rule,
  name: "Full blood count (alemtuzumab)",
  opensOn: "2025-01-25",
  dueOn,
  lastOnTimeOn: "2025-02-08",
  status,
});
const monthly = [
  entry("monitor.cbc/1/1", "monitor.cbc", "2025-02-01"),
  entry("monitor.urinalysis/1/1", "monitor.urinalysis", "2025-02-01"),
  entry("monitor.cbc/1/2", "monitor.cbc", "2025-03-01"),
];
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));

describe("a calendar", () => {
  test("has one all-day event for each due day, ending the day after", () => {
    const events = eventsOf(toCalendar(monthly, options));
    expect(events.map((one) => [one.startDate.toString(), one.endDate.toString(), one.summary])).toEqual([
      ["2025-02-01", "2025-02-02", "Blood and urine test"],
      ["2025-03-01", "2025-03-02", "Blood test"],
    ]);
    expect(events.every((one) => one.startDate.isDate)).toBe(true);
  });

  test("says what clients need", () => {
    const text = toCalendar(monthly, options);
    for (const line of [
      "METHOD:PUBLISH",
      "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
      "X-PUBLISHED-TTL:PT12H",
      "DTSTAMP:20250110T080000Z",
      "SEQUENCE:3",
      "TRANSP:TRANSPARENT",
      "STATUS:CONFIRMED",
      "DESCRIPTION:On time from 2025-01-25 to 2025-02-08.",
    ]) {
      expect(text).toContain(`${line}\r\n`);
    }
    expect(text).not.toContain("RRULE");
  });

  test("names neither drug nor test nor patient", () => {
    const text = toCalendar(monthly, options);
    expect(text).not.toMatch(/alemtuzumab|blood count|cbc|lw-0001/i);
  });

  test("cancels a day only when nothing of it is left, under the same UID", () => {
    const before = eventsOf(toCalendar(monthly, options));
    const oneLeft = monthly.map((one) => (one.key === "monitor.cbc/1/1" ? { ...one, status: "superseded" } : one));
    const after = eventsOf(toCalendar(oneLeft, options));
    expect(after[0]?.uid).toBe(before[0]?.uid);
    expect(after[0]?.summary).toBe("Urine test");
    const none = toCalendar(
      monthly.map((one) => ({ ...one, status: "superseded" })),
      options,
    );
    expect(none.match(/STATUS:CANCELLED/g)).toHaveLength(2);
    expect(eventsOf(none)[0]?.uid).toBe(before[0]?.uid);
  });

  test("is the same for the same schedule, whatever its order", () => {
    expect(toCalendar(monthly.toReversed(), options)).toBe(toCalendar(monthly, options));
  });

  test("tells people apart", () => {
    const other = eventsOf(toCalendar(monthly, { ...options, patientKey: "lw-0002" }));
    expect(other[0]?.uid).not.toBe(eventsOf(toCalendar(monthly, options))[0]?.uid);
  });

  test("refuses a day that does not exist, which is our fault", () => {
    expect(() => toCalendar([entry("k", "monitor.cbc", "2025-02-30")], options)).toThrow("not a day");
  });
});

describe("whatever its name", () => {
  test("no line is longer than 75 octets, every line ends with CRLF, and others can read it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (name) => {
        const text = toCalendar(monthly, { ...options, name });
        expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(eventsOf(text)).toHaveLength(2);
      }),
      { numRuns: 200 },
    );
  });

  test("commas and line breaks in it stay in it", () => {
    const text = toCalendar(monthly, { ...options, name: "A,b;c\\d\r\nX-EVIL:1" });
    const calendar = new ICAL.Component(ICAL.parse(text));
    expect(calendar.getFirstPropertyValue("x-evil")).toBeNull();
    expect(text).toContain("NAME:A\\,b\\;c\\\\d X-EVIL:1\r\n");
  });
});
