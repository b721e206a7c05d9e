import { addDays, type Day } from "@longwatch/core";
import { daysPerYear } from "../life.ts";
import { normal, uniform, uniformInteger } from "../random/distributions.ts";
import { months, type Setting } from "./setting.ts";

export type Menstruation = {
  readonly lastPeriod: (day: Day) => Day | undefined;
  readonly menstruatingOn: (day: Day) => boolean;
};

const none: Menstruation = { lastPeriod: () => undefined, menstruatingOn: () => false };

/** A cycle of one length for each woman; none in pregnancy and after the menopause (evidence 3.11). */
export function menstruationOf({ life, parameters: { menstruation }, streams }: Setting): Menstruation {
  const { person, pregnancies } = life;
  if (person.sex !== "female") return none;
  const draw = streams("body menstruation");
  const length = Math.max(menstruation.cycle.least, normal(draw, menstruation.cycle.days, menstruation.cycle.sd));
  const phase = person.start + uniform(draw, 0, length);
  const days = uniformInteger(draw, ...menstruation.days);
  const afterBirth = months(menstruation.afterBirth);
  const end = person.bornOn + menstruation.untilAge * daysPerYear;
  const startOf = (cycle: number): Day => Math.round(phase + cycle * length) as Day;
  const cycleAt = (day: number): number => {
    const cycle = Math.floor((day - phase) / length);
    return startOf(cycle + 1) <= day ? cycle + 1 : startOf(cycle) > day ? cycle - 1 : cycle;
  };
  const lastPeriod = (day: Day): Day | undefined => {
    if (day >= end) return undefined;
    const start = startOf(cycleAt(day));
    const missed = pregnancies.find(({ conceivedOn, endedOn }) => start >= conceivedOn && start < endedOn + afterBirth);
    return missed === undefined ? start : startOf(cycleAt(missed.conceivedOn - 1));
  };
  const menstruatingOn = (day: Day): boolean => {
    const start = lastPeriod(day);
    return start !== undefined && day < addDays(start, days);
  };
  return { lastPeriod, menstruatingOn };
}
