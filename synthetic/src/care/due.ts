import { addMonths, type Day, dayFromCivil } from "@longwatch/core";
import type { Life } from "../life.ts";
import type { Habits } from "./habits.ts";
import type { CareParameters } from "./parameters.ts";

/** A monthly set, as the calendar asks for it. */
export type Due = {
  readonly course: number;
  /** After the last infusion of the course: 1 to 48. */
  readonly month: number;
  readonly dueOn: Day;
  /** Last infusion of the course: the day from which months count. */
  readonly anchor: Day;
};

/** The length of the watch, by every label. */
const watchMonths = 48;

/** Last infusion of each course; of those who have none, the start of their treatment. */
export const anchorsOf = (life: Life): readonly Day[] =>
  life.courses.length === 0 ? [life.person.start] : life.courses.map((course) => course.infusedOn.at(-1)!);

/** Every monthly set until 48 months after the last infusion of the last course, or until the person leaves. */
export function duesOf(life: Life): readonly Due[] {
  return anchorsOf(life).flatMap((anchor, i) => {
    const next = life.courses[i + 1]?.infusedOn[0];
    const dues: Due[] = [];
    for (let month = 1; month <= watchMonths; month++) {
      const dueOn = addMonths(anchor, month);
      if (dueOn > life.leaving.day || (next !== undefined && dueOn >= next)) break;
      dues.push({ course: i + 1, month, dueOn, anchor });
    }
    return dues;
  });
}

/** Whether the clinic, in the pandemic, leaves this month out. */
export function isStretched(due: Due, habits: Habits, pandemic: CareParameters["pandemic"]): boolean {
  if (!habits.stretchesInPandemic) return false;
  const from = dayFromCivil(Math.round(pandemic.year), 1, 1);
  const first = addMonths(from, Math.round(pandemic.month) - 1);
  const through = addMonths(first, Math.round(pandemic.lastsMonths));
  return due.dueOn >= first && due.dueOn < through && due.month % Math.round(pandemic.intervalFactor) !== 0;
}
