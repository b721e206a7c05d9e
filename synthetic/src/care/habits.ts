import { addDays, type Day } from "@longwatch/core";
import { daysPerMonth, daysPerYear, type Life } from "../life.ts";
import { exponential, happens, pick, pickKey } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { CareParameters } from "./parameters.ts";
import type { Behaviour } from "./vocabulary.ts";

/** What stays the same for a person and the person's clinic. */
export type Habits = {
  readonly behaviour: Behaviour;
  /** How many laboratories the person goes to. */
  readonly laboratories: number;
  readonly stopsOn: Day | undefined;
  readonly relocations: readonly Day[];
  readonly countsInCourse: boolean;
  readonly measuresSubsets: boolean;
  readonly measuresImmunoglobulins: boolean;
  readonly reminds: boolean;
  readonly checksAfterSteroids: boolean;
  readonly stretchesInPandemic: boolean;
};

export const behaviourOf = (parameters: CareParameters, streams: Streams): Behaviour =>
  pickKey(streams("care-behaviour"), parameters.behaviour);

/** The first day without another scheduled set, of the lapsing. */
export const stoppingOf = (watchedFrom: Day, parameters: CareParameters, streams: Streams): Day =>
  addDays(
    watchedFrom,
    Math.round(exponential(streams("care-stopping"), daysPerMonth / Math.max(1e-9, parameters.attendance.stopping))),
  );

/** Days on which the person moves house while followed. */
export function relocationsOf(life: Life, parameters: CareParameters, streams: Streams): readonly Day[] {
  const draw = streams("care-relocations");
  const meanGap = daysPerYear / Math.max(1e-9, parameters.attendance.relocationsPerYear);
  const moves: Day[] = [];
  for (
    let at = life.person.start + exponential(draw, meanGap);
    at <= life.leaving.day;
    at += exponential(draw, meanGap)
  )
    moves.push(Math.floor(at) as Day);
  return moves;
}

/** @param watchedFrom the last infusion of the first course */
export function habitsOf(life: Life, watchedFrom: Day, parameters: CareParameters, streams: Streams): Habits {
  const behaviour = behaviourOf(parameters, streams);
  const clinic = (habit: string, share: number): boolean => happens(streams(`care-clinic-${habit}`), share);
  return {
    behaviour,
    laboratories: 1 + pick(streams("care-laboratories"), parameters.laboratories.number),
    stopsOn: behaviour === "lapsing" ? stoppingOf(watchedFrom, parameters, streams) : undefined,
    relocations: relocationsOf(life, parameters, streams),
    countsInCourse: clinic("course", parameters.course.clinics),
    measuresSubsets: clinic("subsets", parameters.panels.subsetsClinics),
    measuresImmunoglobulins: clinic("immunoglobulins", parameters.panels.immunoglobulinClinics),
    reminds: clinic("reminders", parameters.outreach.reminders),
    checksAfterSteroids: clinic("steroids", parameters.steroids.clinics),
    stretchesInPandemic: !clinic("pandemic", parameters.pandemic.spared),
  };
}
