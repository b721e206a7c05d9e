import { addMonths, civilFromDay, type Day } from "@longwatch/core";
import { daysPerYear } from "../life.ts";
import { power } from "../random/arithmetic.ts";
import type { Due } from "./due.ts";
import type { Habits } from "./habits.ts";
import type { CareParameters } from "./parameters.ts";

/** What the clinic has done so far that makes people come. */
export type History = {
  readonly diagnosed: boolean;
  /** The last day on which a nurse reached the person. */
  readonly reachedOn: Day | undefined;
};

const isWithinMonths = (day: Day, since: Day, months: number): boolean =>
  day >= since && day < addMonths(since, Math.round(months));

/** Chance that the set is drawn inside its window (evidence 3.13). */
export function chanceOf(due: Due, habits: Habits, history: History, parameters: CareParameters["attendance"]): number {
  const { dueOn, month, anchor } = due;
  const fall = habits.behaviour === "lapsing" ? parameters.lapsingFall * month : 0;
  const usual = Math.min(1, Math.max(0, parameters[habits.behaviour] - fall));
  if (usual === 0 || usual === 1) return usual;
  const calendarMonth = civilFromDay(dueOn).month;
  const moved = habits.relocations.some((on) => isWithinMonths(dueOn, on, parameters.relocationMonths));
  const odds =
    (usual / (1 - usual)) *
    power(parameters.perYear, (dueOn - anchor) / daysPerYear) *
    (parameters.holidayMonths.includes(calendarMonth) ? parameters.holidays : 1) *
    (moved ? parameters.relocation : 1) *
    (history.diagnosed ? parameters.afterDiagnosis : 1) *
    (history.reachedOn !== undefined && isWithinMonths(dueOn, history.reachedOn, 1) ? parameters.afterCall : 1);
  return odds / (1 + odds);
}
