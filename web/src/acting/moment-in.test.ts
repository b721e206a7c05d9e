import { expect, it } from "vitest";
import { momentIn, timeIn } from "./moment-in.ts";

it.each([
  ["Europe/Berlin", "2026-11-21", "09:30", "2026-11-21T09:30:00+01:00"],
  ["Europe/Berlin", "2026-07-21", "09:30", "2026-07-21T09:30:00+02:00"],
  ["Europe/Berlin", "2026-10-25", "01:59", "2026-10-25T01:59:00+02:00"],
  ["Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T02:30:00+02:00"],
  ["Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T03:00:00+01:00"],
  ["America/St_Johns", "2026-01-05", "23:15", "2026-01-05T23:15:00-03:30"],
  ["UTC", "2026-01-05", "00:00", "2026-01-05T00:00:00+00:00"],
])("%s %s %s", (zone, day, time, moment) => {
  expect(momentIn(zone, day, time)).toBe(moment);
  expect(timeIn(zone, Date.parse(moment))).toBe(time);
});
