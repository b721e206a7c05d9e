import type { Day } from "@longwatch/core";
import { addDays } from "@longwatch/core";
import type { Body } from "../body/body.ts";
import { bodyOf } from "../body/body-of.ts";
import { type DrugLevel, drugLevelOf } from "../body/drug-level.ts";
import { diseaseOf } from "../disease/disease.ts";
import { eventsOf } from "../events/events.ts";
import type { Arm, Life } from "../life.ts";
import { drawPerson } from "../people/person.ts";
import type { Preset } from "../preset/preset.ts";
import { streamsOf } from "../random/stream.ts";

/** A life and the body that goes with it. */
export type Embodied = { readonly life: Life; readonly body: Body; readonly drugLevel: DrugLevel };

export function embody(preset: Preset, seed: string, arm: Arm, index: number): Embodied {
  const streams = streamsOf(`${seed} ${preset.preset} ${arm}`, index);
  const person = drawPerson(preset.people, streams, arm, index, `${index}`);
  const disease = diseaseOf(person, preset.disease, streams);
  const life: Life = { ...disease, ...eventsOf(disease, preset.events, streams) };
  return { life, body: bodyOf(life, preset.body, streams), drugLevel: drugLevelOf(life, preset.body, streams) };
}

const noon = 720;
/** The day so many months after the last infusion of a course; undefined when nobody could look any more. */
export function afterCourse({ life }: Embodied, course: number, months: number): Day | undefined {
  const last = life.courses[course - 1]?.infusedOn.at(-1);
  const day = last && addDays(last, Math.round(months * 30.4375));
  const next = life.courses[course]?.infusedOn[0];
  if (day === undefined || day > life.leaving.day || (next !== undefined && day >= next)) return undefined;
  return day;
}

/** Values of an analyte so many months after a course, of all who can be looked at. */
export const valuesAfter = (
  people: readonly Embodied[],
  analyte: string,
  course: number,
  months: number,
): readonly number[] =>
  people.flatMap((one) => {
    const day = afterCourse(one, course, months);
    return day === undefined ? [] : [one.body.valueOn(analyte, day, noon)];
  });

/** Before the first infusion. */
export const baselineOf = ({ life, body }: Embodied, analyte: string): number =>
  body.valueOn(analyte, addDays(life.person.start, -10), noon);

/** Months from the last infusion of course 1 until an analyte reaches a limit, looked at every month. */
export function monthsUntil(
  one: Embodied,
  analyte: string,
  limit: number,
  most: number,
): { time: number; event: boolean } {
  for (let month = 1; month <= most; month++) {
    const day = afterCourse(one, 1, month);
    if (day === undefined) return { time: month - 1, event: false };
    if (one.body.valueOn(analyte, day, noon) >= limit) return { time: month, event: true };
  }
  return { time: most, event: false };
}
