import { afterAllDays } from "../base/calendar.ts";
import type { Hold } from "../decisions/holds.ts";
import type { PlannedCourse } from "../timeline/timeline.ts";
import type { Derived } from "./task.ts";

/** A course is planned that open signals or late tests hold: a physician settles them or moves it. */
export function courseHeldTask(planned: PlannedCourse | undefined, holds: readonly Hold[]): Derived {
  const held = holds.find(({ what }) => what === "next-course");
  if (planned === undefined || held === undefined) return { tasks: [], changesOn: afterAllDays };
  const task = {
    key: `course-held/${planned.number}`,
    kind: "course-held" as const,
    role: "physician" as const,
    urgency: "7D" as const,
    about: `course/${planned.number}`,
    openedOn: held.since,
    deadlineOn: planned.firstOn,
    because: held.because,
  };
  return { tasks: [task], changesOn: afterAllDays };
}
