import { expect, it } from "vitest";
import { clockTime, momentIn, typedMoment } from "./clinic-time.ts";

it.each([
  ["Europe/Berlin", "2026-11-21", "09:30", "2026-11-21T09:30:00+01:00"],
  ["Europe/Berlin", "2026-07-21", "09:30", "2026-07-21T09:30:00+02:00"],
  // The clocks go forward at two, and back at three.
  ["Europe/Berlin", "2026-03-29", "01:59", "2026-03-29T01:59:00+01:00"],
  ["Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T03:00:00+02:00"],
  ["Europe/Berlin", "2026-10-25", "01:59", "2026-10-25T01:59:00+02:00"],
  ["Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T02:30:00+02:00"],
  ["Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T03:00:00+01:00"],
  ["America/New_York", "2026-03-08", "01:30", "2026-03-08T01:30:00-05:00"],
  ["America/New_York", "2026-03-08", "03:30", "2026-03-08T03:30:00-04:00"],
  ["America/New_York", "2026-11-01", "07:30", "2026-11-01T07:30:00-05:00"],
  ["America/St_Johns", "2026-01-05", "23:15", "2026-01-05T23:15:00-03:30"],
  ["UTC", "2026-01-05", "00:00", "2026-01-05T00:00:00+00:00"],
])("%s %s %s", (zone, day, time, moment) => {
  expect(typedMoment(zone, day, time)).toBe(moment);
  expect(momentIn(zone, Date.parse(moment))).toBe(moment);
  expect(clockTime(zone, Date.parse(moment))).toBe(time);
});

it("of an hour that the clocks leave out the later clock is taken, and what is no time is none", () => {
  expect(typedMoment("Europe/Berlin", "2026-03-29", "02:30")).toBe("2026-03-29T02:30:00+02:00");
  for (const typed of ["", "9:30", "24:00", "09:60"]) expect(typedMoment("UTC", "2026-01-05", typed)).toBeUndefined();
});

it("the second time that the clocks show an hour has the offset of the second", () => {
  expect(momentIn("Europe/Berlin", Date.parse("2026-10-25T01:30:45Z"))).toBe("2026-10-25T02:30:45+01:00");
});
