import type { NewNotice } from "./notices.ts";

/** What the sentinel, and whoever meets such a thing before it, tells the clinic. */
export const alarms = [
  "difference",
  "no-next-obligation",
  "cannot-assess",
  "without-role",
  "owner-not-a-member",
  "audit-chain",
  "day-not-turned",
  "job-failed",
] as const;
export type Alarm = (typeof alarms)[number];

/** Faults of the program or the machine are the administrator's; what a patient may lack is the nurse's. */
const nurses: ReadonlySet<Alarm> = new Set(["no-next-obligation", "owner-not-a-member"]);

export const alarmKey = (alarm: Alarm, about: string): string => `sentinel-alarm/${alarm}/${about}`;

/** @param about a patient's id, an account's, or the name of a job; never content of a record */
export const sentinelAlarm = (alarm: Alarm, about: string, content: object = {}): NewNotice => ({
  key: alarmKey(alarm, about),
  kind: "sentinel-alarm",
  role: nurses.has(alarm) ? "nurse" : "administrator",
  urgency: "24H",
  about,
  content: { alarm, ...content },
});
