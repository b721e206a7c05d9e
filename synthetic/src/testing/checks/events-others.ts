import { creatineOf, spellsOf } from "../../events/distractors.ts";
import { lastIllnessOf } from "../../events/last-illness.ts";
import { afterOneCourse, cancersOf, liverInjuriesOf } from "../../events/other-events.ts";
import type { Disease } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import type { Check } from "../sensitivity.ts";
import { cohort, mean, share } from "./events-cohort.ts";

const other = (path: string): string => `events.other.${path}`;
/** Rare events so many times as often, so that 2,000 people have enough of them. */
const more = 75;
const people = 2000;
const frequent = cohort(people, {}, (disease, { other: { cholecystitis, pneumonitis, ...rest } }, streams) => {
  const often = { ...rest, cholecystitis: cholecystitis * more, pneumonitis: pneumonitis * more };
  const liverInjuryPerCourse = rest.liverInjuryPerCourse * more;
  return {
    afterCourse: afterOneCourse(disease, often, streams),
    liver: liverInjuriesOf(disease.courses, { ...often, liverInjuryPerCourse }, streams),
  };
});
const certain = cohort(2000, { courses: [0] }, (disease, parameters, streams) => {
  const sure = { ...parameters.other, cholecystitis: 1, pneumonitis: 1, liverInjuryPerCourse: 1 };
  const after = ({ on }: { readonly on: number }): number => on - disease.person.start;
  return {
    afterCourse: afterOneCourse(disease, sure, streams).map(after),
    liver: liverInjuriesOf(disease.courses, sure, streams).map(after),
  };
});
const cancers = cohort(4000, { years: 100 }, (disease, parameters, streams) =>
  cancersOf(disease, parameters.other, streams).filter(({ on }) => on <= disease.leaving.day),
);
const dying = cohort(2000, {}, (disease, parameters, streams) => {
  const died: Disease = { ...disease, leaving: { ...disease.leaving, reason: "died" } };
  const illness = lastIllnessOf(died, parameters, streams);
  return illness === undefined ? [] : [{ kind: illness.kind, before: died.leaving.day - illness.on }];
});
const ofKind = (preset: Preset, kind: string): number =>
  frequent(preset).flatMap(({ afterCourse }) => afterCourse.filter((event) => event.kind === kind)).length;
/** (1 − e^−x) of the law, x a hazard over 100 years. */
const cancerChecks = (
  [
    ["thyroid-cancer", 0.058_2],
    ["melanoma", 0.048_8],
    ["breast-cancer", 0.65 * 0.129_3],
    ["skin-cancer", 0.058_2],
    ["other-cancer", 0.039_2],
  ] as const
).map(
  ([kind, expected]): Check => ({
    name: `${kind} within 100 years at the yearly rate`,
    guards: [other(`malignancy/${kind}`), ...(kind === "breast-cancer" ? [other("women")] : [])],
    measure: (preset) => share(cancers(preset), (events) => events.some((event) => event.kind === kind)),
    expected,
    within: expected * 0.25,
  }),
);

const eventChecks: readonly Check[] = [
  ...cancerChecks,
  {
    name: "cholecystitis, of people",
    guards: [other("cholecystitis")],
    measure: (preset) => ofKind(preset, "cholecystitis") / people / more,
    expected: 0.002,
    within: 0.0005,
  },
  {
    name: "pneumonitis, of people",
    guards: [other("pneumonitis")],
    measure: (preset) => ofKind(preset, "pneumonitis") / people / more,
    expected: 0.004,
    within: 0.001,
  },
  {
    name: "cholecystitis and pneumonitis: days after a course, mean of two months",
    guards: [other("monthsAfterCourse")],
    measure: (preset) => mean(certain(preset).flatMap(({ afterCourse }) => afterCourse)),
    expected: 31,
    within: 2,
  },
  {
    name: "direct injury of the liver by course",
    guards: [other("liverInjuryPerCourse")],
    measure: (preset) => frequent(preset).flatMap(({ liver }) => liver).length / people / more / 2,
    expected: 0.003,
    within: 0.0007,
  },
  {
    name: "direct injury of the liver: day of the course, mean",
    guards: [other("liverInjuryDays/0"), other("liverInjuryDays/1")],
    measure: (preset) => mean(certain(preset).flatMap(({ liver }) => liver)) + 1,
    expected: 4.5,
    within: 0.3,
  },
  {
    name: "a serious event before death",
    guards: [other("lastIllness.probability")],
    measure: (preset) => dying(preset).flat().length / 2000,
    expected: 0.5,
    within: 0.05,
  },
  {
    name: "a serious event before death: days, mean",
    guards: [other("lastIllness.days")],
    measure: (preset) => mean(dying(preset).flatMap((illness) => illness.map(({ before }) => before))),
    expected: 15.5,
    within: 1.5,
  },
  {
    name: "a serious event before death: infection",
    guards: [other("lastIllness.kinds/infection")],
    measure: (preset) => share(dying(preset).flat(), ({ kind }) => kind === "infection"),
    expected: 0.5,
    within: 0.05,
  },
];

const years = 5;
const spells = (
  [
    ["plateletDip", 0.06, 17, 125],
    ["exercise", 0.05, 5, 17.5],
    ["statin", 0.01, 120, 2.25],
    ["subclinicalTsh", 0.08, 67.5, 5],
    ["neutrophilDip", 0.06, 17, 1.4],
  ] as const
).flatMap(([name, perYear, days, extent]): readonly Check[] => {
  const runs = cohort(3000, { years }, (disease, { distractors }, streams) =>
    spellsOf(disease, name, distractors, streams).filter(({ from }) => from <= disease.leaving.day),
  );
  const at = (path: string): string => `events.distractors.${name}.${path}`;
  return [
    {
      name: `${name}: a year`,
      guards: [at("perYear")],
      measure: (preset) => runs(preset).flat().length / 3000 / years,
      expected: perYear,
      within: perYear * (name === "statin" ? 0.3 : 0.15),
    },
    {
      name: `${name}: days, mean`,
      guards: [at("days/1")],
      measure: (preset) => mean(runs(preset).flatMap((each) => each.map(({ from, through }) => through - from + 1))),
      expected: days,
      within: days * 0.12,
    },
    {
      name: `${name}: extent, mean`,
      guards: [at("extent/1")],
      measure: (preset) => mean(runs(preset).flatMap((each) => each.map((spell) => spell.extent))),
      expected: extent,
      within: extent * 0.12,
    },
  ];
});

/** Ten times as many people who take it. */
const creatine = cohort(3000, { years }, (disease, { distractors }, streams) => {
  const { creatine } = distractors;
  return creatineOf(disease, { ...distractors, creatine: { ...creatine, people: creatine.people * 10 } }, streams);
});
const creatineChecks: readonly Check[] = [
  {
    name: "creatine, of people",
    guards: ["events.distractors.creatine.people"],
    measure: (preset) => creatine(preset).flat().length / 3000 / 10,
    expected: 0.02,
    within: 0.003,
  },
  {
    name: "creatine: days, mean",
    guards: ["events.distractors.creatine.days/1"],
    measure: (preset) => mean(creatine(preset).flatMap((each) => each.map(({ from, through }) => through - from + 1))),
    expected: 212.5,
    within: 25,
  },
  {
    name: "creatine: factor on creatinine",
    guards: ["events.distractors.creatine.extent"],
    measure: (preset) => mean(creatine(preset).flatMap((each) => each.map(({ extent }) => extent))),
    expected: 1.08,
    within: 0.01,
  },
];

export const otherEventChecks: readonly Check[] = [...eventChecks, ...spells, ...creatineChecks];
