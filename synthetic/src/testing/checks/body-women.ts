import type { Day } from "@longwatch/core";
import { menstruationOf } from "../../body/menstruation.ts";
import { pregnancyTracks } from "../../body/pregnancy.ts";
import { daysPerMonth, type Life } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import type { Wanted } from "../disease.ts";
import type { Check } from "../sensitivity.ts";
import { areaOf, bodiesOf, both, check, dayAt, lifeOf, mean, origin, sd, settingOf } from "./body-people.ts";

const birth = dayAt(8.74);
const pregnant: Partial<Life> = { pregnancies: [{ conceivedOn: origin, endedOn: birth, outcome: "birth" }] };

/** First days of the periods of ten years. */
const periods = (preset: Preset, count: number, wanted: Wanted = {}) =>
  Array.from({ length: count }, (_, index) => {
    const { lastPeriod } = menstruationOf(settingOf(preset, lifeOf({ sex: "female", ...wanted, index }), index));
    const starts = new Set(Array.from({ length: 121 }, (_, i) => lastPeriod((origin + 30 * i) as Day)));
    return [...starts].filter((start) => start !== undefined);
  });
const lengths = (preset: Preset) =>
  Array.from({ length: 300 }, (_, index) => {
    const { lastPeriod } = menstruationOf(settingOf(preset, lifeOf({ sex: "female", index }), index));
    const start = lastPeriod((origin + 1000) as Day)!;
    return start - lastPeriod((start - 1) as Day)!;
  });
const bleedingDays = (preset: Preset) =>
  bodiesOf(preset, 300, { sex: "female" }).map(({ body }) => {
    const start = body.lastPeriod((origin + 100) as Day)!;
    let days = 0;
    while (body.menstruatingOn((start + days) as Day)) days++;
    return days;
  });
const shortest = ({ body }: Preset): number => {
  const cycle = { ...body.menstruation.cycle, sd: 20 };
  return Math.min(...lengths({ body: { ...body, menstruation: { ...body.menstruation, cycle } } } as Preset));
};
const afterBirth = (preset: Preset): number =>
  mean(
    bodiesOf(preset, 300, { sex: "female" }, pregnant).map(({ body }) => {
      let day = birth;
      while (body.lastPeriod(day)! < birth) day = (day + 1) as Day;
      return day - birth;
    }),
  );
const menstruationChecks: readonly Check[] = [
  check(
    "periods end at 50",
    "menstruation.untilAge",
    (preset) => (Math.max(...periods(preset, 1, { bornOn: (origin - 45 * 365.25) as Day }).flat()) - origin) / 365.25,
    5,
    0.35,
  ),
  check("cycle", "menstruation.cycle/days", (preset) => mean(lengths(preset)), 28, 1),
  check("cycle: spread", "menstruation.cycle/sd", (preset) => sd(lengths(preset)), 1.5, 0.3),
  {
    ...check("shortest cycle of a woman, were they to differ by 20 days", "menstruation.cycle/least", shortest, 21, 1),
    factors: [2, 0.5],
  },
  // Two months, and on the mean half a cycle.
  check("days from a birth to the next period", "menstruation.afterBirth", afterBirth, 74.9, 3),
  check("days of a period", both("menstruation.days"), (preset) => mean(bleedingDays(preset)), 4, 0.2),
];

const inPregnancy = (analyte: string, day: number) => (preset: Preset) =>
  Math.exp(areaOf(preset, analyte, day + 1, {}, pregnant) - areaOf(preset, analyte, day, {}, pregnant));
const pregnancyChecks: readonly Check[] = (
  [
    ["tshEarly", "tsh", 70, 0.5],
    ["tshLater", "tsh", 200, 0.8],
    ["creatinine", "creatinine", 140, 0.75],
    ["haemoglobin", "haemoglobin", 140, 0.9],
    ["platelets", "platelets", 260, 0.9],
    ["alp", "alp", 260, 1.8],
  ] as const
).map(([name, analyte, day, factor]) =>
  check(`pregnancy: ${name}`, `pregnancy/${name}`, inPregnancy(analyte, day), factor, 0.03),
);
const course = (analyte: string) => (preset: Preset) =>
  pregnancyTracks(settingOf(preset, lifeOf({}, pregnant), 0)).find((track) => track.analyte === analyte)!.days;
const pregnancyTimeChecks: readonly Check[] = [
  ...(
    [
      ["from", "creatinine", 0, 2],
      ["plasma", "creatinine", 1, 10],
      ["tshLow", "tsh", 1, 8],
      ["tshLowThrough", "tsh", 2, 12],
      ["tshLater", "tsh", 3, 20],
      ["lateFrom", "alp", 1, 24],
      ["late", "alp", 2, 36],
    ] as const
  ).map(([name, analyte, point, weeks]) =>
    check(
      `pregnancy: week of ${name}`,
      `pregnancyWeeks/${name}`,
      (preset) => (course(analyte)(preset)[point]! - origin) / 7,
      weeks,
      0.5,
    ),
  ),
  ...(
    [
      ["tsh", 1],
      ["creatinine", 1.5],
      ["haemoglobin", 2],
      ["platelets", 1],
      ["alp", 2],
    ] as const
  ).map(([analyte, months]) =>
    check(
      `pregnancy: months until ${analyte} is back`,
      `pregnancyBack/${analyte}`,
      (preset) => (course(analyte)(preset).at(-1)! - birth) / daysPerMonth,
      months,
      0.1,
    ),
  ),
];

export const womenChecks: readonly Check[] = [...menstruationChecks, ...pregnancyChecks, ...pregnancyTimeChecks];
