import type { Certainty } from "../../base/certainty.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { segmentOn } from "../../protocol/in-force.ts";
import type { Timeline } from "../../timeline/timeline.ts";

type Reading = FactOfKind<"vitals-measured">;
type Infusion = FactOfKind<"infusion-given">;
const minuteMs = 60_000;

/**
 * Whether a reading was taken during an infusion or its observation, from the start through the last minute of it: by what was
 * written beside it, otherwise by the hours of the infusions of its day. Nobody can tell where an hour is missing, or where the
 * infusion may have been on that day.
 */
export function atChair({ phase, measuredAt, earliest, latest }: Reading, timeline: Timeline): Certainty {
  if (phase !== undefined) return phase === "before" ? "no" : "yes";
  const infusions = timeline.courses
    .flatMap((one) => one.infusions)
    .filter((one) => one.earliest <= latest && one.latest >= earliest);
  const within = infusions.map((one) => isWithin(measuredAt?.at, one, timeline));
  return within.find((one) => one === "yes") ?? within.find((one) => one === "cannot-tell") ?? "no";
}

function isWithin(at: number | undefined, infusion: Infusion, timeline: Timeline): Certainty {
  const { startedAt, endedAt, earliest, latest } = infusion;
  if (at === undefined || startedAt === undefined || earliest !== latest) return "cannot-tell";
  if (at < startedAt) return "no";
  if (endedAt === undefined) return "cannot-tell";
  if (at <= endedAt) return "yes";
  const minutes = segmentOn(timeline.segments, earliest).protocols.find((one) => one.readiness !== undefined)?.readiness
    ?.day.observation.minutes;
  if (minutes === undefined) return "cannot-tell";
  return at <= endedAt + minutes * minuteMs ? "yes" : "no";
}
