import { autoimmuneOf, rareOthersOf } from "../../events/autoimmune.ts";
import { bloodOf, earlyNeutropeniaOf } from "../../events/blood.ts";
import { kidneyOf } from "../../events/kidney.ts";
import { thrombocytopeniaOf } from "../../events/thrombocytopenia.ts";
import { type AutoimmuneEvent, type AutoimmuneKind, daysPerMonth, thyroidKinds } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { ln } from "../../random/arithmetic.ts";
import type { Wanted } from "../disease.ts";
import type { Check } from "../sensitivity.ts";
import { cohort, deviation, frailtyOf, largest, mean, quantile, share, smallest } from "./events-cohort.ts";

const at = (path: string): string => `events.autoimmune.${path}`;
/** Frail enough for every event to be certain. */
const certain = { courses: [0], years: 40, frailty: frailtyOf(1e5) };
type Of<Kind extends AutoimmuneKind> = Extract<AutoimmuneEvent, { kind: Kind }>;
const ofKind = <Kind extends AutoimmuneKind>(kind: Kind, events: readonly AutoimmuneEvent[]): readonly Of<Kind>[] =>
  events.filter((event): event is Of<Kind> => event.kind === kind);

const low = (people: number, wanted: Wanted) => {
  const events = cohort(people, wanted, (disease, parameters, streams) =>
    thrombocytopeniaOf(disease, parameters, streams),
  );
  return (preset: Preset): readonly Of<"thrombocytopenia">[] =>
    ofKind(
      "thrombocytopenia",
      events(preset).flatMap((event) => (event === undefined ? [] : [event])),
    );
};
const platelets = low(2500, certain);
const plateletsOfPeople = low(15_000, { years: 6 });
const olderWomen = low(800, { ...certain, courses: [240], sex: "female" });
const youngerWomen = low(1500, { ...certain, sex: "female" });

const thrombocytopeniaChecks: readonly Check[] = [
  {
    name: "thrombocytopenia after two courses, of people (evidence 2.10: 2.0 %; the law without a third course 1.9 %)",
    guards: [at("thrombocytopenia.byCourse/1")],
    measure: (preset) => plateletsOfPeople(preset).length / 15_000,
    expected: 0.0194,
    within: 0.004,
  },
  {
    name: "abrupt onset",
    guards: [at("thrombocytopenia.onset/abrupt")],
    measure: (preset) => share(platelets(preset), ({ onset }) => onset === "abrupt"),
    expected: 0.45,
    within: 0.04,
  },
  {
    name: "nadir, median of the log-normal within its range",
    guards: [at("thrombocytopenia.nadirMedian")],
    measure: (preset) =>
      quantile(
        platelets(preset).map(({ nadir }) => nadir),
        0.5,
      ),
    expected: 15.3,
    within: 1.5,
  },
  {
    name: "nadir, deviation of the logarithm within its range",
    guards: [at("thrombocytopenia.nadirLogSd")],
    measure: (preset) => deviation(platelets(preset).map(({ nadir }) => ln(nadir))),
    expected: 0.532,
    within: 0.06,
  },
  {
    name: "nadir, lowest",
    guards: [at("thrombocytopenia.nadirRange/0")],
    measure: (preset) => smallest(platelets(preset).map(({ nadir }) => nadir)),
    expected: 5,
    within: 1,
  },
  {
    name: "nadir, highest",
    guards: [at("thrombocytopenia.nadirRange/1")],
    measure: (preset) => largest(platelets(preset).map(({ nadir }) => nadir)),
    expected: 58,
    within: 5,
  },
  {
    name: "bleeding below 20",
    guards: [at("thrombocytopenia.bleeds")],
    measure: (preset) =>
      share(
        platelets(preset).filter(({ nadir }) => nadir < 20),
        ({ bleeds }) => bleeds,
      ),
    expected: 0.7,
    within: 0.05,
  },
  {
    name: "bleeding, of all: those below 20",
    guards: [at("thrombocytopenia.bleedsBelow")],
    measure: (preset) => share(platelets(preset), ({ bleeds }) => bleeds),
    expected: 0.465,
    within: 0.04,
  },
  {
    name: "heavy menses of younger women",
    guards: [at("thrombocytopenia.heavyMenses")],
    measure: (preset) => share(youngerWomen(preset), ({ heavyMenses }) => heavyMenses),
    expected: 0.25,
    within: 0.04,
  },
  {
    name: "no menses from 50 on: women of 53 and more",
    guards: [at("thrombocytopenia.mensesUntil")],
    measure: (preset) => share(olderWomen(preset), ({ heavyMenses }) => heavyMenses),
    expected: 0,
    within: 0.01,
    factors: [2],
  },
  {
    name: "menses up to 50: women of 33 to 37",
    guards: [at("thrombocytopenia.mensesUntil")],
    measure: (preset) => share(youngerWomen(preset), ({ heavyMenses }) => heavyMenses),
    expected: 0.25,
    within: 0.04,
    factors: [0.5],
  },
  {
    name: "response to the first line",
    guards: [at("thrombocytopenia.responds")],
    measure: (preset) => share(platelets(preset), ({ responds }) => responds),
    expected: 0.8,
    within: 0.04,
  },
  {
    name: "relapse of those who responded",
    guards: [at("thrombocytopenia.relapses")],
    measure: (preset) =>
      share(
        platelets(preset).filter(({ responds }) => responds),
        ({ relapses }) => relapses,
      ),
    expected: 0.25,
    within: 0.04,
  },
];

const kidneys = cohort(2500, certain, kidneyOf);
/** Fifty times as frail as the mean: shares of kidney disease are fiftyfold, but for people who have it after both courses. */
const frailKidneys = cohort(4000, { years: 15, frailty: frailtyOf(50) }, kidneyOf);
const antiGbm = (preset: Preset) => ofKind("anti-gbm", kidneys(preset).flat());

const kidneyChecks: readonly Check[] = [
  {
    name: "kidney disease after two courses, of people (evidence 2.10: about 0.3 %)",
    guards: [at("antiGbm.byCourse/0"), at("membranous.byCourse/0")],
    measure: (preset) => frailKidneys(preset).flat().length / 4000 / 50,
    expected: 0.00275,
    within: 0.0004,
  },
  {
    name: "anti-GBM disease: silent at the last set",
    guards: [at("antiGbm.silent")],
    measure: (preset) => share(antiGbm(preset), ({ silent }) => silent),
    expected: 0.35,
    within: 0.04,
  },
  {
    name: "anti-GBM disease: blood in the urine, of all",
    guards: [at("antiGbm.blood")],
    measure: (preset) => share(antiGbm(preset), ({ blood }) => blood),
    expected: 0.6,
    within: 0.04,
  },
  {
    name: "anti-GBM disease: protein in the urine, of all",
    guards: [at("antiGbm.protein")],
    measure: (preset) => share(antiGbm(preset), ({ protein }) => protein),
    expected: 0.5,
    within: 0.04,
  },
  {
    name: "anti-GBM disease: peak creatinine, mean",
    guards: [at("antiGbm.peakCreatinine/0"), at("antiGbm.peakCreatinine/1")],
    measure: (preset) => mean(antiGbm(preset).map(({ peakCreatinine }) => peakCreatinine)),
    expected: 450,
    within: 20,
  },
];

const blood = cohort(1500, certain, bloodOf);
const neutrophils = (preset: Preset, early: boolean): readonly number[] =>
  ofKind("neutropenia", blood(preset).flat()).flatMap((event) => (event.early === early ? [event.nadir] : []));
const early = cohort(2500, { courses: [0], frailty: frailtyOf(150) }, (disease, { autoimmune }, streams) =>
  earlyNeutropeniaOf(disease, autoimmune, streams).map((event) => event.recognisedOn - disease.person.start),
);

const bloodChecks: readonly Check[] = [
  {
    name: "haemolysis: fall of haemoglobin, mean g/L",
    guards: [at("haemolysis.fall/0"), at("haemolysis.fall/1")],
    measure: (preset) => mean(ofKind("haemolysis", blood(preset).flat()).map(({ fall }) => fall)),
    expected: 35,
    within: 2,
  },
  {
    name: "neutropenia: nadir, the highest",
    guards: [at("neutropenia.below")],
    measure: (preset) => largest(neutrophils(preset, false)),
    expected: 0.97,
    within: 0.03,
  },
  {
    name: "neutropenia: nadir, median of the log-normal below 1.0",
    guards: [at("neutropenia.nadirMedian")],
    measure: (preset) => quantile(neutrophils(preset, false), 0.5),
    expected: 0.455,
    within: 0.05,
  },
  {
    name: "neutropenia: nadir, tenth centile of the log-normal below 1.0",
    guards: [at("neutropenia.nadirLogSd")],
    measure: (preset) => quantile(neutrophils(preset, false), 0.1),
    expected: 0.222,
    within: 0.04,
  },
  {
    name: "severe early neutropenia by course",
    guards: [at("earlyNeutropenia.perCourse")],
    measure: (preset) => early(preset).flat().length / 2500 / 150,
    expected: 0.002,
    within: 0.0003,
  },
  {
    name: "severe early neutropenia: days after the course, mean",
    guards: [at("earlyNeutropenia.days/0"), at("earlyNeutropenia.days/1")],
    measure: (preset) => mean(early(preset).flat()),
    expected: 37,
    within: 2.5,
  },
  {
    name: "severe early neutropenia: nadir, the highest",
    guards: [at("earlyNeutropenia.severeBelow")],
    measure: (preset) => largest(neutrophils(preset, true)),
    expected: 0.49,
    within: 0.02,
  },
];

/** Months from the thyroid event to the hepatitis of those who have both. */
const together = cohort(1500, certain, (disease, parameters, streams) => {
  const events = autoimmuneOf(disease, parameters, streams);
  const thyroid = events.find(({ kind }) => thyroidKinds.includes(kind));
  return ofKind("hepatitis", events).map(({ recognisedOn, peakMultiple }) => ({
    peakMultiple,
    months: (recognisedOn - (thyroid?.recognisedOn ?? 0)) / daysPerMonth,
  }));
});
const soonAfter = (preset: Preset, months: number): number =>
  share(together(preset).flat(), (each) => each.months >= 0 && each.months <= months);
const vitiligo = cohort(2000, certain, rareOthersOf);
const background = cohort(3000, { arm: "interferon", years: 2, frailty: frailtyOf(100) }, (disease, ...rest) =>
  rareOthersOf(disease, ...rest).filter(({ recognisedOn }) => recognisedOn <= disease.leaving.day),
);

const otherChecks: readonly Check[] = [
  {
    name: "hepatitis: peak as a multiple of the limit, mean",
    guards: [at("hepatitis.peakMultiple/0"), at("hepatitis.peakMultiple/1")],
    measure: (preset) =>
      mean(
        together(preset)
          .flat()
          .map(({ peakMultiple }) => peakMultiple),
      ),
    expected: 17.5,
    within: 1,
  },
  {
    name: "hepatitis within 3 months after a thyroid event: half by the link, few by chance",
    guards: [at("hepatitis.linked")],
    measure: (preset) => soonAfter(preset, 3),
    expected: 0.53,
    within: 0.07,
  },
  {
    name: "hepatitis within 1.5 months after a thyroid event: half of those linked, few by chance",
    guards: [at("hepatitis.linkedMonths")],
    measure: (preset) => soonAfter(preset, 1.5),
    expected: 0.27,
    within: 0.06,
  },
  {
    name: "vitiligo, of the other autoimmune events",
    guards: [at("others.kinds/vitiligo")],
    measure: (preset) => share(vitiligo(preset).flat(), ({ kind }) => kind === "vitiligo"),
    expected: 0.35,
    within: 0.04,
  },
  {
    name: "other autoimmune events on interferon by 2 years, a hundred times as frail",
    guards: [at("others.interferonPerYear")],
    measure: (preset) => background(preset).flat().length / 3000,
    expected: 0.0952,
    within: 0.018,
  },
];

export const autoimmuneChecks: readonly Check[] = [
  ...thrombocytopeniaChecks,
  ...kidneyChecks,
  ...bloodChecks,
  ...otherChecks,
];
