import { addDays, formatDay, type Obligation } from "@longwatch/core";
import type { ScheduleEntry } from "@longwatch/interop";

/** One line of a calendar file. */
export const scheduleEntry = (one: Obligation): ScheduleEntry => ({
  key: one.key,
  rule: one.inForce.rule.id,
  name: one.inForce.rule.name,
  opensOn: formatDay(one.opensOn),
  dueOn: formatDay(one.dueOn),
  lastOnTimeOn: formatDay(addDays(one.overdueFrom, -1)),
  status: one.status,
});
