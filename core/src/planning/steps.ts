import { addDays, type Day, earlier, later } from "../base/calendar.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import type { Obligation } from "../obligations/obligation.ts";
import { obligationsOf } from "../obligations/obligations.ts";
import { segmentOn } from "../protocol/in-force.ts";
import type { Lead } from "../protocol/planning.ts";
import type { Confidence, Layer, Source } from "../protocol/rule.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { Clock } from "./clock.ts";
import { type DoneBy, doneByOf, type PlanDose } from "./doing.ts";
import type { IntervalInForce } from "./interval.ts";

/** One thing that must be behind the person before the first infusion of a course, for one wished day. */
export type PlanStep = {
  readonly key: string;
  /** Of an interval nothing is done but waiting; a reading is of an outcome that is on file and says neither yes nor no. */
  readonly what: "step" | "interval" | "vaccination" | "settling" | "reading";
  readonly name: string;
  readonly says: string;
  /** The same in Spanish, where the rule itself carries it. */
  readonly saysEs: string | undefined;
  readonly protocol: string;
  readonly layer: Layer;
  readonly confidence: Confidence;
  readonly sources: readonly Source[];
  /** What is only recommended is shown, and hinders nobody. */
  readonly isRequired: boolean;
  readonly state: "done" | "waived" | "to-do";
  /** Keys of the steps whose outcome it waits for. */
  readonly after: readonly string[];
  /** How long after such an outcome it can be done. */
  readonly waitDays: number;
  /** The first day on which it can be done so that it counts; undefined: nobody can tell. */
  readonly fromOn: Day | undefined;
  /** The first day on which its outcome can be known. */
  readonly knownOn: Day | undefined;
  /** The last day on which it can be done for its outcome to be known in time. */
  readonly byOn: Day;
  /** The last day on which its outcome is in time. */
  readonly neededOn: Day;
  /** The outcome serves a first infusion through this day; undefined: for good. */
  readonly servesThrough: Day | undefined;
  /** Facts that it was done by, or that brought it. */
  readonly because: readonly string[];
  /** How it is written down; undefined: by nothing, such as waiting. */
  readonly doneBy: DoneBy | undefined;
  /** A decision by name that stands in its place; undefined: none does. */
  readonly orBy: DoneBy | undefined;
  /** Of a vaccination. */
  readonly doses: readonly PlanDose[];
};

/** Of whom the plan is, on which day it is made, and of which course. */
export type Planned = {
  readonly patient: Patient;
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly asOf: Day;
  readonly course: number;
  /** Of the course before. */
  readonly clocks: readonly Clock[];
};

/** Steps of the work-up, for a first infusion on a day that is not before `asOf`. */
export function workUpSteps(of: Planned, firstOn: Day): readonly PlanStep[] {
  const leads = leadsOn(of.asOf, of.timeline);
  return workUpObligations(of, firstOn).map((one) => stepOf(one, leads.get(one.inForce.rule.id), firstOn, of.asOf));
}

/** The obligations around the course that would be there if it were planned for that day. */
function workUpObligations({ patient, facts, timeline, asOf, course }: Planned, firstOn: Day): readonly Obligation[] {
  const tracks = timeline.tracks.filter(({ kind }) => kind === "before-course" || kind === "course-span");
  const planned = { number: course, firstOn, because: [] };
  // A further course begins a watch of its own, whatever ended the one before.
  const followUp = { ...timeline.followUp, endedOn: undefined };
  return obligationsOf(patient, { ...timeline, tracks, planned, followUp }, facts, [], asOf)
    .flatMap(({ obligations }) => obligations)
    .filter((one) => one.course === course);
}

const leadsOn = (day: Day, { segments }: Timeline): ReadonlyMap<string, Lead> =>
  new Map(
    segmentOn(segments, day).protocols.flatMap((one) => (one.planning?.leads ?? []).map((lead) => [lead.rule, lead])),
  );

type Stated = Pick<PlanStep, "name" | "says" | "confidence" | "sources"> & { readonly saysEs?: string | undefined };

/** What a rule asks for, as long as nothing more is said: required, still to do, waiting for nothing, written down by nothing. */
export const toDo = (
  { name, says, saysEs, confidence, sources }: Stated,
  { key, protocol, layer }: Pick<PlanStep, "key" | "protocol" | "layer">,
) =>
  ({
    key,
    name,
    says,
    saysEs,
    protocol,
    layer,
    confidence,
    sources,
    isRequired: true,
    state: "to-do",
    after: [],
    waitDays: 0,
    servesThrough: undefined,
    doneBy: undefined,
    orBy: undefined,
    doses: [],
  }) as const satisfies Partial<PlanStep>;

/** Where nobody has said how long it takes, it can be done at once. */
const atOnce = { waitDays: 0, resultDays: 0 };

function stepOf(one: Obligation, lead: Lead | undefined, firstOn: Day, asOf: Day): PlanStep {
  const { waitDays, resultDays } = lead ?? atOnce;
  const { rule, protocol, layer } = one.inForce;
  const expires = rule.kind === "before-course" && rule.withinDays !== undefined;
  const fromOn = one.fulfilledOn ?? later(addDays(asOf, waitDays), expires ? one.opensOn : asOf);
  const isWaived = one.status === "waived" && one.changesOn > firstOn;
  return {
    ...toDo(rule, { key: one.key, protocol, layer }),
    what: "step",
    isRequired: rule.requirement === "required",
    state: one.fulfilledOn !== undefined ? "done" : isWaived ? "waived" : "to-do",
    fromOn,
    knownOn: one.fulfilledOn ?? addDays(fromOn, resultDays),
    byOn: addDays(one.dueOn, -resultDays),
    neededOn: one.dueOn,
    servesThrough: expires && one.fulfilledOn !== undefined ? addDays(one.fulfilledOn, rule.withinDays!) : undefined,
    because: one.evidence,
    doneBy: "evidence" in rule ? doneByOf(rule.evidence, one.lacking) : undefined,
  };
}

export function intervalStep(
  { key, rule, protocol, layer, endsOn, because }: IntervalInForce,
  firstOn: Day,
  asOf: Day,
): PlanStep {
  return {
    ...toDo(rule, { key, protocol, layer }),
    what: "interval",
    state: endsOn <= asOf ? "done" : "to-do",
    fromOn: endsOn,
    knownOn: endsOn,
    byOn: firstOn,
    neededOn: firstOn,
    because,
  };
}

/** It is in the way of that day. */
export const hinders = ({ isRequired, state, knownOn, neededOn }: PlanStep): boolean =>
  isRequired && state !== "waived" && !(knownOn !== undefined && knownOn <= neededOn);

/** By how many days it misses; of what nobody can date, undefined. */
export const daysLate = ({ knownOn, neededOn }: PlanStep): number | undefined =>
  knownOn === undefined ? undefined : knownOn - neededOn;

/** The earliest of several days by which a step must be done, where others wait for it. */
export function withFollowers(steps: readonly PlanStep[]): readonly PlanStep[] {
  return steps.map((one) => {
    const followers = steps.filter(({ after, state }) => state === "to-do" && after.includes(one.key));
    if (followers.length === 0 || one.knownOn === undefined || one.fromOn === undefined) return one;
    const takes = one.knownOn - one.fromOn;
    const by = followers.map(({ byOn, waitDays }) => addDays(byOn, -waitDays - takes));
    return { ...one, byOn: by.reduce(earlier, one.byOn) };
  });
}
