import { addDays, type Day } from "@longwatch/core";
import { type Course, daysPerMonth, type Person, type Pregnancy, type Relapse, type Scan } from "../life.ts";

/** What has happened to a person up to the month that is being lived. Grows; nothing in it changes. */
export type History = {
  readonly person: Person;
  readonly courses: Course[];
  readonly relapses: Relapse[];
  readonly scans: Scan[];
  readonly pregnancies: Pregnancy[];
};

/** The day on which a month after the start begins; month 0 begins on the start. */
export const dayOfMonth = (person: Person, month: number): Day =>
  addDays(person.start, Math.round(month * daysPerMonth));

export const lastCourse = ({ courses }: History): Course | undefined => courses.at(-1);

/** Months since the last course began; infinity before any. */
export function monthsSinceCourse(history: History, day: Day): number {
  const course = lastCourse(history);
  return course === undefined ? Number.POSITIVE_INFINITY : (day - course.infusedOn[0]!) / daysPerMonth;
}
