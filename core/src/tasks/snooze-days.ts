import { parameterValue, type Segment, segmentOn } from "../protocol/in-force.ts";
import type { Rulebook } from "../protocol/rulebook.ts";
import { longestSnoozeDays, type SnoozeDays } from "./handling.ts";

/** The longest time for which a task may be set aside, by the policy of the day on which it is. */
export const snoozeDaysIn =
  (segments: readonly Segment[]): SnoozeDays =>
  (on) =>
    parameterValue(segmentOn(segments, on), "snooze.longest-days", longestSnoozeDays);

/** The same for what is no patient's: by the clinic's own policy. */
export const snoozeDaysOf = (rulebook: Rulebook): SnoozeDays => snoozeDaysIn(rulebook.inForce("any").segments);
