import { addDays, type Day } from "@longwatch/core";
import type { Panel, Sample } from "../laboratory/sample.ts";
import type { Course, Life } from "../life.ts";
import { happens, pick, uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { Habits } from "./habits.ts";
import type { CareParameters } from "./parameters.ts";
import { workingDay } from "./working-day.ts";

/** A sample that does not wait for anything. */
export type Fixed = { readonly day: Day; readonly reason: Sample["reason"]; readonly panels: readonly Panel[] };

const withHabits = (panels: readonly Panel[], habits: Habits): readonly Panel[] => [
  ...panels,
  ...(habits.measuresSubsets ? ["lymphocyte-subsets" as const] : []),
  ...(habits.measuresImmunoglobulins ? ["immunoglobulins" as const] : []),
];

/** Up to three sets before the first course; serology, subsets and antibodies once, with the last. */
export function baselineOf(life: Life, habits: Habits, parameters: CareParameters, streams: Streams): readonly Fixed[] {
  const { sets, within, apart, antibodies } = parameters.baseline;
  const draw = streams("care-baseline");
  const count = pick(draw, sets);
  const { start } = life.person;
  const earliest = addDays(start, -Math.round(within));
  const last = workingDay(addDays(start, -uniformInteger(draw, 1, Math.round(within))), earliest, addDays(start, -1));
  const withAntibodies = happens(draw, antibodies);
  return Array.from({ length: count }, (_, i): Fixed => {
    const day = workingDay(addDays(last, -Math.round(apart) * (count - 1 - i)), undefined, addDays(start, -1));
    const blood: readonly Panel[] = ["blood-count", "renal", "urine", "liver", "thyroid"];
    if (i < count - 1) return { day, reason: "baseline", panels: blood };
    const once: readonly Panel[] = withAntibodies
      ? ["screening", "urine-ratio", "thyroid-antibodies"]
      : ["screening", "urine-ratio"];
    return { day, reason: "baseline", panels: withHabits([...blood, ...once], habits) };
  });
}

/** The full set before a further course, if it is drawn. */
export function beforeCourse(
  course: Course,
  habits: Habits,
  parameters: CareParameters["course"],
  streams: Streams,
): Fixed | undefined {
  const draw = streams("care-before-course", course.number);
  const isDrawn = happens(draw, parameters.setBefore);
  const first = course.infusedOn[0]!;
  const within = Math.round(parameters.within);
  const day = workingDay(addDays(first, -uniformInteger(draw, 1, within)), addDays(first, -within), addDays(first, -1));
  const panels = withHabits(["blood-count", "renal", "urine", "liver", "thyroid"], habits);
  return isDrawn ? { day, reason: "infusion", panels } : undefined;
}

/** Platelets on the last infusion days, where the clinic counts them. */
export const duringCourse = (course: Course, habits: Habits, parameters: CareParameters["course"]): readonly Fixed[] =>
  habits.countsInCourse
    ? course.infusedOn
        .filter((_, i) => parameters.onDays.includes(i + 1))
        .map((day) => ({ day, reason: "infusion", panels: ["blood-count"] }))
    : [];

/** After pulses that the clinic knows of. */
export const afterSteroids = (life: Life, habits: Habits, parameters: CareParameters["steroids"]): readonly Fixed[] =>
  habits.checksAfterSteroids
    ? life.relapses.flatMap(({ recorded, steroidsFrom }): readonly Fixed[] =>
        recorded && steroidsFrom !== undefined
          ? [
              {
                day: addDays(steroidsFrom, Math.round(parameters.afterDays)),
                reason: "steroid",
                panels: ["blood-count", "liver"],
              },
            ]
          : [],
      )
    : [];
