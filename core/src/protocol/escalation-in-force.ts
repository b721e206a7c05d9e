import type { Day } from "../base/calendar.ts";
import type { Escalation } from "./escalation.ts";
import { segmentOn } from "./in-force.ts";
import type { Rulebook } from "./rulebook.ts";

/** The ladders that a clinic works by on a day: those of its own policy, otherwise the default; undefined: the rulebook has none. */
export const escalationOn = (rulebook: Rulebook, on: Day): Escalation | undefined =>
  segmentOn(rulebook.inForce("any").segments, on).protocols.findLast(({ escalation }) => escalation !== undefined)
    ?.escalation;
