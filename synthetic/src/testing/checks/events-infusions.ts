import { infusionDaysOf } from "../../events/infusion-days.ts";
import { reactionsOf } from "../../events/reactions.ts";
import { strokesOf } from "../../events/strokes.ts";
import { vitalsOf } from "../../events/vitals.ts";
import type { InfusionDay, Reaction, Vitals } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import type { Check } from "../sensitivity.ts";
import { cohort, deviation, mean, quantile, share } from "./events-cohort.ts";

const at = (path: string): string => `events.infusions.${path}`;

type CourseReactions = readonly (readonly Reaction[])[];
const reacting = cohort(5000, { courses: [0, 12, 24] }, (disease, { infusions }, streams) =>
  disease.courses.map((course) => reactionsOf(course, infusions.reactions, streams)),
);
const ofCourse = (preset: Preset, course: number): readonly CourseReactions[] =>
  reacting(preset).map((courses) => courses[course - 1]!);
const any = (days: CourseReactions): boolean => days.some((day) => day.length > 0);
const all = (preset: Preset): readonly Reaction[] => reacting(preset).flatMap((courses) => courses.flat(2));
const allSerious = cohort(1500, { courses: [0] }, (disease, { infusions }, streams) =>
  reactionsOf(disease.courses[0]!, { ...infusions.reactions, serious: [1, 1] }, streams).flat(),
);

/** Of the symptoms of courses with two days that react and three symptoms or more, the share that both days have. */
function onBothDays(preset: Preset): number {
  const courses = reacting(preset).flatMap((each) => each.map((days) => days.filter((day) => day.length > 0)));
  const both = courses.flatMap((days) => {
    const symptoms = [...new Set(days.flat().map((reaction) => reaction.symptom))];
    if (days.length !== 2 || symptoms.length < 3) return [];
    return symptoms.map((symptom) => Number(days.every((day) => day.some((reaction) => reaction.symptom === symptom))));
  });
  return mean(both);
}

const reactionChecks: readonly Check[] = [
  {
    name: "any reaction in course 1 (evidence 2.8: 687 of 811)",
    guards: [at("reactions.any/0")],
    measure: (preset) => share(ofCourse(preset, 1), any),
    expected: 0.847,
    within: 0.02,
  },
  {
    name: "any reaction in course 2 (evidence 2.8: 544 of 791)",
    guards: [at("reactions.any/1")],
    measure: (preset) => share(ofCourse(preset, 2), any),
    expected: 0.688,
    within: 0.02,
  },
  {
    name: "any reaction in course 3: logit of 0.69 less 0.25",
    guards: [at("reactions.logitFall")],
    measure: (preset) => share(ofCourse(preset, 3), any),
    expected: 0.634,
    within: 0.02,
  },
  {
    name: "a reaction on day 2 of course 1, given any",
    guards: [at("reactions.firstCourseDays/1")],
    measure: (preset) => share(ofCourse(preset, 1).filter(any), (days) => days[1]!.length > 0),
    expected: 0.45,
    within: 0.04,
  },
  {
    name: "a reaction on day 2 of course 2, given any",
    guards: [at("reactions.laterCourseDays/1")],
    measure: (preset) => share(ofCourse(preset, 2).filter(any), (days) => days[1]!.length > 0),
    expected: 0.6,
    within: 0.04,
  },
  {
    name: "headache in course 1, given any reaction",
    guards: [at("reactions.symptoms/headache")],
    measure: (preset) =>
      share(ofCourse(preset, 1).filter(any), (days) => days.flat().some(({ symptom }) => symptom === "headache")),
    expected: 0.5,
    within: 0.03,
  },
  {
    name: "a symptom of the course is there on both days that react",
    guards: [at("reactions.again")],
    measure: onBothDays,
    expected: 0.4,
    within: 0.06,
  },
  {
    name: "a serious reaction in course 1 (evidence 2.8)",
    guards: [at("reactions.serious/0")],
    measure: (preset) => share(ofCourse(preset, 1), (days) => days.flat().some(({ grade }) => grade >= 3)),
    expected: 0.02,
    within: 0.006,
  },
  {
    name: "grade 1 among reactions that are not serious",
    guards: [at("reactions.gradeOne")],
    measure: (preset) =>
      share(
        all(preset).filter(({ grade }) => grade < 3),
        ({ grade }) => grade === 1,
      ),
    expected: 0.6,
    within: 0.05,
  },
  {
    name: "grade 4 among serious reactions",
    guards: [at("reactions.gradeFour")],
    measure: (preset) =>
      share(
        allSerious(preset)
          .flat()
          .filter(({ grade }) => grade >= 3),
        ({ grade }) => grade === 4,
      ),
    expected: 0.1,
    within: 0.03,
  },
  {
    name: "median onset of reactions, minutes",
    guards: [at("reactions.onsetMedian")],
    measure: (preset) =>
      quantile(
        all(preset).map(({ minute }) => minute),
        0.5,
      ),
    expected: 110,
    within: 8,
  },
  {
    name: "reactions within 45 minutes: the log-normal law",
    guards: [at("reactions.onsetLogSd")],
    measure: (preset) => share(all(preset), ({ minute }) => minute <= 45),
    expected: 0.16,
    within: 0.03,
  },
];

const infused = cohort(700, { courses: [0] }, (disease, parameters, streams) =>
  infusionDaysOf(disease, parameters, streams, []),
);
const days = (preset: Preset): readonly InfusionDay[] => infused(preset).flat();
const firstDays = (preset: Preset): readonly InfusionDay[] => days(preset).filter(({ ordinal }) => ordinal === 1);
const readingAt = (day: InfusionDay, minute: number): Vitals =>
  day.vitals.find((reading) => reading.minute === minute)!;
const lastDuring = (day: InfusionDay): Vitals => day.vitals.findLast((reading) => reading.phase === "during")!;
const before = (day: InfusionDay): Vitals => day.vitals[0]!;
const steady = (day: InfusionDay): boolean => day.reactions.every(({ symptom }) => symptom !== "tachycardia");
const systolicChange = (day: InfusionDay): number => lastDuring(day).systolic - before(day).systolic;
/** Deviation of one reading, from those before the first two infusions. */
const betweenMornings = (preset: Preset, of: (reading: Vitals) => number): number =>
  deviation(infused(preset).map((course) => of(before(course[0]!)) - of(before(course[1]!)))) / Math.SQRT2;

const restingChecks: readonly Check[] = (
  [
    ["systolic", 118, 11, 2, 0],
    ["diastolic", 75, 8, 2, 0],
    ["pulse", 72, 9, 3, 0],
    ["temperatureC", 36.6, 0.2, 0.12, 0],
    ["spo2", 98, 0.6, 0.6, 0.05],
  ] as const
).flatMap(([sign, resting, people, reading]): readonly Check[] => [
  {
    name: `${sign} before the first infusion, mean`,
    guards: [at(`vitals.resting/${sign}`)],
    measure: (preset) => mean(firstDays(preset).map((day) => before(day)[sign])),
    expected: resting,
    within: resting * (sign === "spo2" ? 0.015 : 0.04),
  },
  {
    name: `${sign} before the first infusion, deviation between people and readings`,
    guards: [at(`vitals.peopleSd/${sign}`)],
    measure: (preset) => deviation(firstDays(preset).map((day) => before(day)[sign])),
    expected: Math.sqrt(people ** 2 + reading ** 2 + roundingOf(sign) ** 2 / 12),
    within: people * 0.16,
  },
  {
    name: `${sign}, deviation between two mornings`,
    guards: [at(`vitals.readingSd/${sign}`)],
    measure: (preset) => betweenMornings(preset, (vitals) => vitals[sign]),
    expected: Math.sqrt(reading ** 2 + roundingOf(sign) ** 2 / 12),
    within: reading * 0.25,
  },
]);
function roundingOf(sign: string): number {
  return sign === "temperatureC" ? 0.1 : 1;
}

const vitalsChecks: readonly Check[] = [
  {
    name: "dose, mg",
    guards: [at("day.doseMg")],
    measure: (preset) => mean(days(preset).map(({ doseMg }) => doseMg)),
    expected: 12,
    within: 0.01,
  },
  {
    name: "length of an infusion, minutes",
    guards: [at("day.minutes/0")],
    measure: (preset) => mean(days(preset).map(({ lasts }) => lasts)),
    expected: 240,
    within: 3,
  },
  {
    name: "start of an infusion, minute of the day",
    guards: [at("day.startsAt/0"), at("day.startsAt/1")],
    measure: (preset) => mean(days(preset).map(({ startsAt }) => startsAt)),
    expected: 570,
    within: 10,
  },
  {
    name: "first reading, minutes before",
    guards: [at("vitals.before")],
    measure: (preset) => -mean(days(preset).map((day) => before(day).minute)),
    expected: 15,
    within: 0.1,
  },
  {
    name: "readings of an infusion: 1 before, hourly through 4 h and to 2 h after",
    guards: [at("vitals.every"), at("vitals.after")],
    measure: (preset) => mean(days(preset).map(({ vitals }) => vitals.length)),
    expected: 6.5,
    within: 0.5,
  },
  {
    name: "rise of the pulse on the first day (evidence 2.8: +22 to +26)",
    guards: [at("vitals.pulseRiseFirstDay/0")],
    measure: (preset) =>
      mean(
        firstDays(preset)
          .filter(steady)
          .map((day) => lastDuring(day).pulse - before(day).pulse),
      ),
    expected: 24,
    within: 2,
  },
  {
    name: "rise of the pulse on later days",
    guards: [at("vitals.pulseRiseOtherDays/0")],
    measure: (preset) =>
      mean(
        days(preset)
          .filter((day) => day.ordinal > 1 && steady(day))
          .map((day) => lastDuring(day).pulse - before(day).pulse),
      ),
    expected: 8,
    within: 1,
  },
  {
    name: "rise of the pulse after one hour: half of it",
    guards: [at("vitals.pulseRamp")],
    measure: (preset) =>
      mean(
        firstDays(preset)
          .filter(steady)
          .map((day) => readingAt(day, 60).pulse - before(day).pulse),
      ),
    expected: 12,
    within: 2,
  },
  {
    name: "rise of the pulse two hours after the end: three quarters of it",
    guards: [at("vitals.pulseDecay")],
    measure: (preset) =>
      mean(
        firstDays(preset)
          .filter(steady)
          .map((day) => day.vitals.at(-1)!.pulse - before(day).pulse),
      ),
    expected: 18,
    within: 2,
  },
  {
    name: "change of the systolic pressure, mean",
    guards: [at("vitals.systolicRise/0")],
    measure: (preset) => mean(days(preset).map(systolicChange)),
    expected: 4,
    within: 1.5,
  },
  {
    name: "people whose systolic pressure rises by more than 20 % in course 1 (evidence 3.6)",
    guards: [at("vitals.systolicRise/1")],
    measure: (preset) =>
      share(infused(preset), (course) => course.some((day) => systolicChange(day) > 0.2 * before(day).systolic)),
    expected: 0.06,
    within: 0.03,
  },
  {
    name: "change of the systolic pressure, between two days of a person",
    guards: [at("vitals.systolicDaySd")],
    measure: (preset) =>
      deviation(
        infused(preset).flatMap((course) =>
          [0, 2].map((i) => systolicChange(course[i]!) - systolicChange(course[i + 1]!)),
        ),
      ),
    expected: Math.sqrt(2 * (2 ** 2 + 2 * (2 ** 2 + 1 / 12))),
    within: 0.4,
  },
  {
    name: "diastolic change for each mmHg of systolic change: a half, less what noise takes",
    guards: [at("vitals.diastolicShare")],
    measure: (preset) => {
      const changes = days(preset).map((day) => [
        systolicChange(day),
        lastDuring(day).diastolic - before(day).diastolic,
      ]);
      return mean(changes.map(([s, d]) => s! * d!)) / mean(changes.map(([s]) => s! * s!));
    },
    expected: (0.5 * (121 - 8 + 16)) / (121 + 16),
    within: 0.1,
  },
];

/** Readings with one reaction at the start, and no other strain; 300 of them. */
const withSymptom = (preset: Preset, symptom: string): readonly (readonly Vitals[])[] => {
  const { vitals } = preset.events.infusions;
  const reactions = [{ symptom, grade: 1, minute: 0 }];
  const strain = { lasts: 240, pulse: 0, systolic: 0, climb: [0, 0], reactions } as const;
  return Array.from({ length: 300 }, (_, i) =>
    vitalsOf(streamsOf("symptom", i)("vitals"), vitals.resting, strain, vitals),
  );
};
const symptomChecks: readonly Check[] = [
  {
    name: "temperature in a fever less that before",
    guards: [at("vitals.feverRise/0")],
    measure: (preset) =>
      mean(withSymptom(preset, "fever").map((readings) => readings[1]!.temperatureC - readings[0]!.temperatureC)),
    expected: 1.8,
    within: 0.15,
  },
  {
    name: "pulse in tachycardia less that before",
    guards: [at("vitals.tachycardiaRise")],
    measure: (preset) =>
      mean(withSymptom(preset, "tachycardia").map((readings) => readings[1]!.pulse - readings[0]!.pulse)),
    expected: 28,
    within: 2,
  },
  {
    name: "hourly readings that show a fever of 4 h",
    guards: [at("vitals.symptomMinutes")],
    measure: (preset) =>
      mean(withSymptom(preset, "fever").map((readings) => readings.filter((at) => at.temperatureC > 37.4).length)),
    expected: 3,
    within: 0.3,
  },
];

/** Strokes so many times as often, so that 2,000 people have enough of them. */
const more = 400;
const frequent = cohort(2000, { courses: [0] }, (disease, { infusions, ...others }, streams) => {
  const stroke = { ...infusions.stroke, perCourse: infusions.stroke.perCourse * more };
  return strokesOf(disease, { ...others, infusions: { ...infusions, stroke } }, streams).length;
});
/** A stroke for everybody; `soon` set where only the later ones are of interest. */
const strickenWith = (own: { readonly soon?: number }) =>
  cohort(2500, { courses: [0] }, (disease, { infusions, ...others }, streams) => {
    const certain = { ...infusions, stroke: { ...infusions.stroke, perCourse: 1, ...own } };
    const stroke = strokesOf(disease, { ...others, infusions: certain }, streams)[0]!;
    return { climb: stroke.climb, days: stroke.on - disease.courses[0]!.infusedOn.at(-1)! };
  });
const stricken = strickenWith({});
const strickenLater = strickenWith({ soon: 0 });

const strokeChecks: readonly Check[] = [
  {
    name: "strokes by course",
    guards: [at("stroke.perCourse")],
    measure: (preset) => mean(frequent(preset)) / more,
    expected: 0.0005,
    within: 0.0001,
  },
  {
    name: "strokes within a day",
    guards: [at("stroke.soon")],
    measure: (preset) => share(stricken(preset), ({ days }) => days <= 1),
    expected: 0.9,
    within: 0.03,
  },
  {
    name: "strokes on the day of the infusion: end of the infusion and 2 to 20 h before midnight",
    guards: [at("stroke.soonHours/1")],
    measure: (preset) => share(stricken(preset), ({ days }) => days === 0),
    expected: 0.9 * 0.472,
    within: 0.06,
  },
  {
    name: "days to the strokes that come later",
    guards: [at("stroke.laterDays/0"), at("stroke.laterDays/1")],
    measure: (preset) => mean(strickenLater(preset).map(({ days }) => days)),
    expected: 3.5,
    within: 0.2,
  },
  {
    name: "strokes after a climb of the pressure",
    guards: [at("stroke.climbing")],
    measure: (preset) => share(stricken(preset), ({ climb }) => climb > 0),
    expected: 0.8,
    within: 0.04,
  },
  {
    name: "climb of the pressure, mean share (evidence 2.8: 15 to 55 %)",
    guards: [at("stroke.climb/0"), at("stroke.climb/1")],
    measure: (preset) => mean(stricken(preset).flatMap(({ climb }) => (climb > 0 ? [climb] : []))),
    expected: 0.35,
    within: 0.02,
  },
];

export const infusionChecks: readonly Check[] = [
  ...reactionChecks,
  ...restingChecks,
  ...vitalsChecks,
  ...symptomChecks,
  ...strokeChecks,
];
