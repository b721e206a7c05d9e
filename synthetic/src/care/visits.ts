import { addDays, type Day } from "@longwatch/core";
import type { Measure, Measured, Panel, Sample } from "../laboratory/sample.ts";
import type { Life } from "../life.ts";
import { happens, truncatedNormal, uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { Agenda } from "./agenda.ts";
import type { Habits } from "./habits.ts";
import type { CareParameters } from "./parameters.ts";
import { workingDay } from "./working-day.ts";

/** A visit to come. */
export type Wish = {
  readonly day: Day;
  readonly reason: Sample["reason"];
  readonly panels: readonly Panel[];
  /** Days by which it may be moved to go with another. */
  readonly tolerance?: number;
  /** The first and last day to which it may be moved off a weekend; any unless told. */
  readonly from?: Day;
  readonly through?: Day;
  readonly month?: number;
};

type Planned = Omit<Wish, "month" | "panels" | "from" | "through"> & {
  panels: readonly Panel[];
  month: number | undefined;
  isOver: boolean;
};
/** Bleeding and infusions do not wait for a working day. */
const anyDay: readonly Wish["reason"][] = ["symptom", "infusion"];

const joined = (some: readonly Panel[], more: readonly Panel[]): readonly Panel[] => [...new Set([...some, ...more])];

/** Plans visits to the laboratory, one for each day at most, and draws the samples when their day has come. */
export function visits(
  life: Life,
  habits: Habits,
  { draw: drawing, laboratories }: CareParameters,
  streams: Streams,
  todo: Agenda,
  measure: Measure,
  onDrawn: (measured: Measured) => void,
): (wish: Wish) => void {
  const planned: Planned[] = [];
  const drawnOn = new Set<Day>();
  const { start } = life.person;

  const sampleOf = (visit: Planned): Sample => {
    const draw = streams("care-draw", visit.day - start);
    const minute = Math.round(truncatedNormal(draw, drawing.minuteMean, drawing.minuteSd, ...drawing.open));
    const isUsual = happens(draw, laboratories.usual);
    const other = uniformInteger(draw, 1, Math.max(1, habits.laboratories - 1));
    const { day, reason, panels } = visit;
    const laboratory = habits.laboratories === 1 || isUsual ? 0 : other;
    return { day, minute, laboratory, reason, panels, ...(visit.month === undefined ? {} : { month: visit.month }) };
  };
  const attend = (visit: Planned): void => {
    if (visit.isOver) return;
    visit.isOver = true;
    drawnOn.add(visit.day);
    onDrawn(measure(sampleOf(visit)));
  };

  return (wish) => {
    const isAnyDay = anyDay.includes(wish.reason);
    let day = isAnyDay ? wish.day : workingDay(wish.day, wish.from, wish.through);
    while (drawnOn.has(day)) {
      const next = addDays(day, 1);
      day = isAnyDay ? next : workingDay(next, next);
    }
    if (day > life.leaving.day || (day < start && wish.reason !== "baseline" && wish.reason !== "repeat")) return;
    for (let i = planned.length - 1; i >= 0; i--) if (planned[i]!.isOver) planned.splice(i, 1);
    const isFirm = wish.tolerance === undefined;
    const near = planned.find((other) => Math.abs(other.day - day) <= (wish.tolerance ?? 0));
    if (near !== undefined && (!isFirm || near.tolerance === undefined || near.day === day)) {
      near.panels = joined(near.panels, wish.panels);
      near.month ??= wish.month;
      return;
    }
    let panels = wish.panels;
    for (const other of planned) {
      if (!isFirm || Math.abs(other.day - day) > (other.tolerance ?? -1)) continue;
      panels = joined(panels, other.panels);
      other.isOver = true;
    }
    const visit: Planned = { ...wish, day, panels, month: wish.month, isOver: false };
    planned.push(visit);
    todo.note(day, () => attend(visit));
  };
}
