import { addMonths, afterAllDays, type Day } from "../base/calendar.ts";
import { parameterValue, segmentOn } from "../protocol/in-force.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { Derived } from "./task.ts";

const none: Derived = { tasks: [], changesOn: afterAllDays };

/**
 * The tasks of the watch itself: the review that closes it, and, after a hand-over or a refusal, a yearly
 * look by the clinic that was last responsible (contract section 4, item 8).
 */
export function watchTasks(timeline: Timeline, asOf: Day): Derived {
  const { followUp } = timeline;
  if (followUp.endsOn === undefined || followUp.state === "ended") return none;
  if (asOf >= followUp.endsOn) {
    const about = `end.review/${timeline.courses.length}/1`;
    const opened = {
      role: "physician" as const,
      urgency: "7D" as const,
      openedOn: followUp.endsOn,
      deadlineOn: undefined,
    };
    return {
      tasks: [
        {
          key: `review/${timeline.courses.length}`,
          kind: "end-of-watch-review",
          about,
          ...opened,
          because: followUp.because,
        },
      ],
      changesOn: afterAllDays,
    };
  }
  return followUp.changedOn === undefined
    ? { tasks: [], changesOn: followUp.endsOn }
    : yearly(timeline, followUp.changedOn, followUp.endsOn, asOf);
}

function yearly(timeline: Timeline, changedOn: Day, endsOn: Day, asOf: Day): Derived {
  const months = parameterValue(segmentOn(timeline.segments, changedOn), "review.yearly-months", 12);
  let year = 0;
  while (addMonths(changedOn, (year + 1) * months) <= asOf) year += 1;
  const nextOn = addMonths(changedOn, (year + 1) * months);
  const changesOn = nextOn < endsOn ? nextOn : endsOn;
  if (year === 0) return { tasks: [], changesOn };
  const openedOn = addMonths(changedOn, year * months);
  const task = {
    key: `yearly-review/${year}`,
    kind: "yearly-review" as const,
    role: "nurse" as const,
    urgency: "ROUTINE" as const,
  };
  return {
    tasks: [{ ...task, about: "follow-up", openedOn, deadlineOn: nextOn, because: timeline.followUp.because }],
    changesOn,
  };
}
