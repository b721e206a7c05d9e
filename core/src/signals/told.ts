import type { Day } from "../base/calendar.ts";
import { utcDay } from "../base/instant.ts";
import type { Fact } from "../facts/fact.ts";
import { segmentOn } from "../protocol/in-force.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { WithoutSignal } from "../protocol/self-check.ts";
import { nearestKey, type SymptomKeys, symptomKeysOf } from "../protocol/symptom-keys.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { Observation } from "./observation.ts";
import { planOf } from "./plan.ts";
import type { World } from "./world.ts";

/** A symptom under a key that no question has and no rule listens to. */
export type UnknownSymptom = {
  readonly symptom: string;
  /** The key that was probably meant; undefined where none is near. */
  readonly meant: string | undefined;
  readonly fact: Fact;
  /** Somebody said that it is not there. */
  readonly isNo: boolean;
};

/** A "yes" or "unsure" that raises no signal and waits for what it asks for. */
export type WaitingAnswer = { readonly symptom: string; readonly is: WithoutSignal; readonly fact: Fact };

export type Told = { readonly unknown: readonly UnknownSymptom[]; readonly waiting: readonly WaitingAnswer[] };

const nothing: Told = { unknown: [], waiting: [] };

/** What was told by `asOf` that no rule judges. Without a self-check on file nobody can say which keys there are. */
export function toldBy(world: World, timeline: Timeline, asOf: Day): Told {
  const { protocols, signals } = segmentOn(timeline.segments, asOf);
  const keys = symptomKeysOf(protocols);
  if (keys === undefined) return nothing;
  const { bySymptom } = planOf(signals);
  const atChair = chairKeysOf(protocols);
  const unknown: UnknownSymptom[] = [];
  const waiting: WaitingAnswer[] = [];
  for (const [symptom, seen] of world.symptoms()) {
    const is = keys.questions.get(symptom)?.withoutSignal;
    if (is !== undefined) waiting.push(...stillWaiting(symptom, is, seen, world, asOf));
    else if (!keys.known.has(symptom) && !bySymptom.has(symptom))
      unknown.push(...unknownAt(symptom, keys, atChair, seen, asOf));
  }
  return { unknown, waiting };
}

/** Keys that are no mistake at an infusion although nothing listens to them; undefined: no policy says which there are. */
function chairKeysOf(protocols: readonly Protocol[]): ReadonlySet<string> | undefined {
  const days = protocols.flatMap(({ readiness }) => readiness?.day ?? []);
  return days.length === 0 ? undefined : new Set(days.flatMap((day) => day.symptoms.flatMap((one) => one.symptoms)));
}

function unknownAt(
  symptom: string,
  keys: SymptomKeys,
  atChair: ReadonlySet<string> | undefined,
  seen: readonly Observation[],
  asOf: Day,
) {
  const isMeant = atChair === undefined || atChair.has(symptom);
  const told = seen.filter(({ fact, day }) => day <= asOf && !(isMeant && fact.kind === "reaction-observed"));
  const meant = told.length === 0 ? undefined : nearestKey(symptom, keys);
  return told.map(({ fact, answer }): UnknownSymptom => ({ symptom, meant, fact, isNo: answer === "no" }));
}

/** The oldest one that nothing has settled. */
function stillWaiting(
  symptom: string,
  is: WithoutSignal,
  seen: readonly Observation[],
  { facts }: World,
  asOf: Day,
): readonly WaitingAnswer[] {
  const { settledBy } = is;
  if (settledBy === undefined) return [];
  const settling = settledBy.flatMap((kind) => facts.byKind.get(kind) ?? []).filter((one) => one.earliest <= asOf);
  const first = seen.find(
    ({ day, answer }) => day <= asOf && answer !== "no" && !settling.some((one) => settles(one, day)),
  );
  return first === undefined ? [] : [{ symptom, is, fact: first.fact }];
}

/** The question is asked once a month: what began in the month before may be what is meant. */
const monthDays = 31;

function settles(fact: Fact, told: Day): boolean {
  if (fact.earliest >= told) return true;
  if (fact.kind !== "medicine-recorded" && fact.kind !== "vaccine-given") return false;
  return fact.earliest >= told - monthDays || (fact.recordedAt !== undefined && utcDay(fact.recordedAt) >= told);
}
