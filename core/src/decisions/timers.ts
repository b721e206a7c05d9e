import { addMonths, type Day } from "../base/calendar.ts";
import { decisionsBy } from "../facts/by-name.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import { concerns } from "../obligations/audience.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import { type Clock, timerKey } from "../planning/clock.ts";
import { intervalsOn } from "../planning/interval.ts";
import { segmentOn } from "../protocol/in-force.ts";
import { protocolName } from "../protocol/protocol.ts";
import type { Timer } from "../protocol/timer.ts";
import { jurisdictionOn, type Timeline } from "../timeline/timeline.ts";

/** One clock that the last course has started. Each runs by itself: none ends or lengthens another. */
export type RunningTimer = Clock & { readonly waitsFor: "result" | "specialist" | undefined };

type Asked = {
  readonly patient: Patient;
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly obligations: readonly RuleObligations[];
  readonly asOf: Day;
};

/**
 * The clocks of the last course: measures that are kept up, what waits for so long, and the interval to the next.
 *
 * @source protocols.md sections 1.4, 3.3, 4 and 10
 */
export function timersOf(of: Asked): readonly RunningTimer[] {
  const last = of.timeline.courses.at(-1);
  if (last === undefined) return [];
  return [...measures(of, last.number), ...waits(of, last.number, last.lastOn), ...betweenCourses(of)];
}

function measures({ obligations }: Asked, course: number): readonly RunningTimer[] {
  return obligations.flatMap(({ obligations: all }) => {
    const own = all.filter((one) => one.course === course && one.inForce.rule.kind === "course-span");
    const start = own.find(({ ordinal }) => ordinal === 1);
    if (start?.keepThrough === undefined) return [];
    const end = own.find(({ ordinal }) => ordinal === 2);
    const { rule, protocol, layer } = start.inForce;
    const endsOn = end === undefined ? start.keepThrough : end.fulfilledOn;
    return [
      {
        key: start.key,
        name: rule.name,
        says: rule.says,
        saysEs: rule.saysEs,
        notBefore: start.keepThrough,
        endsOn,
        waitsFor: endsOn === undefined ? ("result" as const) : undefined,
        protocol,
        layer,
        confidence: rule.confidence,
        sources: rule.sources,
      },
    ];
  });
}

function waits({ patient, facts, timeline, asOf }: Asked, course: number, lastOn: Day): readonly RunningTimer[] {
  const jurisdiction = jurisdictionOn(timeline, asOf);
  return segmentOn(timeline.segments, asOf).protocols.flatMap((protocol) =>
    statedIn(jurisdiction, protocol.timers ?? [])
      .filter(({ appliesTo = "everyone" }) => concerns(appliesTo, patient, facts, asOf) !== "no")
      .map((timer) => {
        const key = timerKey(timer.id, course);
        const notBefore = addMonths(lastOn, timer.months);
        const endsOn = timer.endsBySpecialist === true ? wordOn(key, facts, asOf, notBefore) : notBefore;
        return {
          key,
          name: timer.name,
          says: timer.says,
          saysEs: undefined,
          notBefore,
          endsOn,
          waitsFor: endsOn === undefined ? ("specialist" as const) : undefined,
          protocol: protocolName(protocol),
          layer: timer.layer ?? protocol.layer,
          confidence: timer.confidence,
          sources: timer.sources,
        };
      }),
  );
}

/** Of one id the one that names the place, and where none does, the one that names no place. */
const statedIn = (jurisdiction: string, timers: readonly Timer[]): readonly Timer[] =>
  timers.filter(({ id, jurisdictions }) =>
    jurisdictions === undefined
      ? !timers.some((other) => other.id === id && other.jurisdictions?.includes(jurisdiction) === true)
      : jurisdictions.includes(jurisdiction),
  );

const endWords: ReadonlySet<string> = new Set(["over", "settled"]);
/** A word before its time ends nothing earlier. */
function wordOn(key: string, facts: FactIndex, asOf: Day, notBefore: Day): Day | undefined {
  const word = decisionsBy(facts, asOf).findLast(({ of }) => of === key);
  if (word === undefined || !endWords.has(word.outcome.trim().toLowerCase()) || word.earliest < notBefore)
    return undefined;
  return word.latest;
}

const betweenCourses = ({ timeline, asOf }: Asked): readonly RunningTimer[] =>
  intervalsOn(asOf, timeline).map(({ key, rule, endsOn, protocol, layer }) => ({
    key,
    name: rule.name,
    says: rule.says,
    saysEs: undefined,
    notBefore: endsOn,
    endsOn,
    waitsFor: undefined,
    protocol,
    layer,
    confidence: rule.confidence,
    sources: rule.sources,
  }));
