import { addDays, type Day } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import { type Handled, type SnoozeDays, snoozeOf, type TaskAct } from "../tasks/handling.ts";
import { namesRole } from "../tasks/role.ts";
import type { Event } from "./hold.ts";

const dayMs = 86_400_000;
const startOf = (day: Day): Instant => (day * dayMs) as Instant;

/** What the acts on one thing mean for who has it, in the order of the acts. "Done" shows nothing: facts do. */
export const eventsOfActs = (one: Handled, acts: readonly TaskAct[], snoozeDays: SnoozeDays): readonly Event[] =>
  acts.flatMap((act): readonly Event[] => {
    const at = act.recordedAt;
    if (at === undefined) return [];
    switch (act.action) {
      case "take":
      case "done":
        return [{ at, is: "hold" }];
      case "assign":
        return [{ at, is: act.to !== undefined && namesRole(act.to) ? "release" : "hold" }];
      case "snooze": {
        const through = snoozeOf(act, one, snoozeDays);
        return through === undefined ? [] : [{ at, is: "pause", until: startOf(addDays(through, 1)) }];
      }
      default:
        return [];
    }
  });

/** In the order of time; of one moment, what holds before what is progress. */
export const inOrderOfTime = (events: readonly Event[]): readonly Event[] =>
  events.toSorted((a, b) => a.at - b.at || order[a.is] - order[b.is]);

const order = { release: 0, hold: 1, pause: 2, progress: 3 } as const;
