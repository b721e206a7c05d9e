import { addDays, type Day } from "@longwatch/core";
import type { Body } from "../body/body.ts";
import type { Panel } from "../laboratory/sample.ts";
import type { Life } from "../life.ts";
import { happens } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { Due } from "./due.ts";
import type { Habits } from "./habits.ts";
import type { CareParameters } from "./parameters.ts";

/** What is drawn of a set, when, and what is not although it was due. */
export type Drawn = {
  readonly panels: readonly Panel[];
  /** A separate urine sample, when a period was waited for. */
  readonly urineOn: Day | undefined;
  readonly notGiven: readonly Panel[];
};

const isEvery = (month: number, interval: number): boolean => month % Math.round(interval) === 0;

/** Everything that is due in that month; the subsets in the first month too, when they are lowest. */
export function panelsDue(
  due: Due,
  life: Life,
  habits: Habits,
  parameters: CareParameters["panels"],
): readonly Panel[] {
  const isPregnant = life.pregnancies.some(
    ({ conceivedOn, endedOn }) => due.dueOn >= conceivedOn && due.dueOn <= endedOn,
  );
  const panels: Panel[] = ["blood-count", "renal", "urine", "liver"];
  if (isEvery(due.month, isPregnant ? parameters.thyroidEveryInPregnancy : parameters.thyroidEvery))
    panels.push("thyroid");
  if (habits.measuresSubsets && (due.month === 1 || isEvery(due.month, parameters.subsetsEvery)))
    panels.push("lymphocyte-subsets");
  if (habits.measuresImmunoglobulins && isEvery(due.month, parameters.immunoglobulinsEvery))
    panels.push("immunoglobulins");
  return panels;
}

/** Which of the panels come about on the day on which blood is drawn. */
export function drawnOf(
  wanted: readonly Panel[],
  drawnOn: Day,
  part: number,
  body: Body,
  parameters: CareParameters["panels"],
  streams: Streams,
): Drawn {
  const draw = streams("care-panels", part);
  const given: Partial<Record<Panel, boolean>> = {
    urine: happens(draw, parameters.urine),
    thyroid: happens(draw, parameters.thyroid),
    liver: happens(draw, parameters.liver),
  };
  const defers = happens(draw, parameters.mensesDefers);
  const panels = wanted.filter((panel) => given[panel] ?? true);
  const isDeferred = panels.includes("urine") && defers && body.menstruatingOn(drawnOn);
  return {
    panels: isDeferred ? panels.filter((panel) => panel !== "urine") : panels,
    urineOn: isDeferred ? addDays(drawnOn, Math.round(parameters.mensesDays)) : undefined,
    notGiven: wanted.filter((panel) => !panels.includes(panel)),
  };
}
