import type { Day } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import { holdingFacts } from "../facts/holding.ts";
import type { Patient } from "../facts/patient.ts";
import { segmentOn } from "../protocol/in-force.ts";
import { symptomKeysOf } from "../protocol/symptom-keys.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { type Baseline, baselines } from "./baseline.ts";
import type { Columns } from "./columns.ts";
import { type Indexed, indexedOf } from "./indexed.ts";
import { learnedAt } from "./learned.ts";
import type { Observations } from "./observation.ts";
import { isPregnant } from "./pregnancies.ts";
import { isWithin } from "./spans.ts";

/** One patient's facts as rules ask for them. Facts of all days are in it: who asks says on which day. */
export type World = Omit<Indexed, "symptoms"> & {
  readonly symptoms: () => Observations;
  readonly patient: Patient;
  readonly facts: FactIndex;
  /** Infusions actually given, in order of their day; an uncertain one covers every day it may have been. */
  readonly infusions: readonly { readonly earliest: Day; readonly latest: Day; readonly id: string }[];
  /** The infusion days before `day` of the course that has an infusion on it, in order; none on other days. */
  readonly courseDaysBefore: (day: Day) => readonly Day[];
  readonly baselineOf: (columns: Columns, i: number) => Baseline | undefined;
  readonly isWithinInfusionDays: (day: Day, days: number) => boolean;
  /** On a systemic steroid, or in the four weeks after one. @source safety-signals.md 1.20 */
  readonly isSteroidDay: (day: Day) => boolean;
  readonly isPregnantOn: (day: Day) => boolean;
  /** Every fact that was known, those since displaced included, in the order of clinical day. */
  readonly known: readonly Fact[];
  /** The same patient as far as anybody knew by a moment, that moment included. */
  readonly knownBy: (moment: Instant) => World;
};

/** @source safety-signals.md 1.20: a steroid may mask until four weeks after its end */
const steroidDaysAfter = 28;

const noNumbers: ReadonlyMap<string, string> = new Map();

/** @param known every fact that was known, those since displaced included */
export function worldOf(
  patient: Patient,
  facts: FactIndex,
  timeline: Timeline,
  asOf: Day,
  known: readonly Fact[] = facts.all,
): World {
  const indexed = indexedOf(facts);
  const byNumber = symptomKeysOf(segmentOn(timeline.segments, asOf).protocols)?.byNumber ?? noNumbers;
  const infusions = timeline.courses.flatMap((course) => course.infusions);
  const baselinesOf = new Map<Columns, (i: number) => Baseline | undefined>();
  const earlier = new Map<Instant, World>();
  let last: { readonly columns: Columns; readonly baseline: (i: number) => Baseline | undefined } | undefined;
  const world: World = {
    ...indexed,
    symptoms: () => indexed.symptoms(byNumber),
    patient,
    facts,
    known,
    infusions,
    baselineOf: (columns, i) => {
      if (last?.columns !== columns) {
        const baseline = baselinesOf.get(columns) ?? baselines(world, columns);
        baselinesOf.set(columns, baseline);
        last = { columns, baseline };
      }
      return last.baseline(i);
    },
    courseDaysBefore: (day) => {
      const course = timeline.courses.find((one) => one.infusions.some((infusion) => infusion.earliest === day));
      return course?.infusions.map((one) => one.earliest).filter((one) => one < day) ?? [];
    },
    isWithinInfusionDays: (day, days) => infusions.some((one) => one.earliest <= day && day - one.latest <= days),
    isSteroidDay: (day) => isWithin(indexed.steroids(), day, steroidDaysAfter),
    isPregnantOn: (day) => indexed.pregnancies().some((one) => isPregnant(one, day)),
    knownBy: (moment) => {
      const same = earlier.get(moment);
      if (same !== undefined) return same;
      const made = worldOf(patient, ...knownBy(moment, known, timeline), asOf);
      earlier.set(moment, made);
      return made;
    },
  };
  return world;
}

/** What held by what had been learned until a moment, infusions too. */
function knownBy(moment: Instant, known: readonly Fact[], timeline: Timeline): [FactIndex, Timeline] {
  const held = holdingFacts(
    known.filter((fact) => learnedAt(fact) <= moment),
    undefined,
  );
  const ids = new Set(held.all.map(({ id }) => id));
  const courses = timeline.courses.map((course) => ({
    ...course,
    infusions: course.infusions.filter(({ id }) => ids.has(id)),
  }));
  return [held, { ...timeline, courses }];
}
