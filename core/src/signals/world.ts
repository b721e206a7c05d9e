import type { Day } from "../base/calendar.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import { segmentOn } from "../protocol/in-force.ts";
import { symptomKeysOf } from "../protocol/symptom-keys.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { type Baseline, baselines } from "./baseline.ts";
import type { Columns } from "./columns.ts";
import { type Indexed, indexedOf } from "./indexed.ts";
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
};

/** @source safety-signals.md 1.20: a steroid may mask until four weeks after its end */
const steroidDaysAfter = 28;

const noNumbers: ReadonlyMap<string, string> = new Map();

export function worldOf(patient: Patient, facts: FactIndex, timeline: Timeline, asOf: Day): World {
  const indexed = indexedOf(facts);
  const byNumber = symptomKeysOf(segmentOn(timeline.segments, asOf).protocols)?.byNumber ?? noNumbers;
  const infusions = timeline.courses.flatMap((course) => course.infusions);
  const known = new Map<Columns, (i: number) => Baseline | undefined>();
  let last: { readonly columns: Columns; readonly baseline: (i: number) => Baseline | undefined } | undefined;
  const world: World = {
    ...indexed,
    symptoms: () => indexed.symptoms(byNumber),
    patient,
    facts,
    infusions,
    baselineOf: (columns, i) => {
      if (last?.columns !== columns) {
        const baseline = known.get(columns) ?? baselines(world, columns);
        known.set(columns, baseline);
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
  };
  return world;
}
