import { expect, it } from "vitest";
import { concernedBy } from "./notice-concerns.ts";
import { alarms, sentinelAlarm } from "./sentinel-alarm.ts";

const patients = (...ids: readonly string[]) => ({ patients: ids, accounts: [] });
const accounts = (...ids: readonly string[]) => ({ patients: [], accounts: ids });

it.each([
  ["people-merged", "people-merged/p1/p2", "p1 p2", patients("p1", "p2")],
  ["undelivered-message", "undelivered-message/patient-reminder/p1", "p1", patients("p1")],
  ["undelivered-message", "undelivered-message/staff-message/a1", "a1", accounts("a1")],
  ["silent-feed", "silent-feed/lab", "lab", patients()],
  ["unread-message", "unread-message/m1", "m1", patients()],
  ["overdue", "overdue/monitor.cbc", "monitor.cbc/1/1", patients()],
])("%s %s concerns whom it names", (kind, key, about, expected) => {
  expect(concernedBy({ kind, key, about })).toEqual(expected);
});

it.each(alarms)("an alarm of the sentinel: %s", (alarm) => {
  const expected = {
    difference: patients("x"),
    "no-next-obligation": patients("x"),
    "cannot-assess": patients("x"),
    "without-role": patients("x"),
    "owner-not-a-member": accounts("x"),
    "audit-chain": patients(),
    "day-not-turned": patients(),
    "job-failed": patients(),
  }[alarm];
  expect(concernedBy(sentinelAlarm(alarm, "x"))).toEqual(expected);
});
