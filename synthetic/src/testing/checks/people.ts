import { daysPerYear, type EarlierDrug, type Person } from "../../life.ts";
import { drawRanks, type Trait } from "../../people/correlated.ts";
import { drawPerson } from "../../people/person.ts";
import type { Preset } from "../../preset/preset.ts";
import { ln } from "../../random/arithmetic.ts";
import { streamsOf } from "../../random/stream.ts";
import { correlation, covariance, mean, median, once, sd, share, slope } from "../figures.ts";
import type { Check } from "../sensitivity.ts";

const size = 4000;
const people = once(({ people }: Preset) =>
  Array.from({ length: size }, (_, i) => drawPerson(people, streamsOf("checks of people", i), "alemtuzumab", i, "p")),
);
const ranks = once(({ people }: Preset) => {
  const draw = streamsOf("checks of people", 0)("ranks");
  return Array.from({ length: size }, () => drawRanks(draw, people));
});

type Of = (person: Person) => number;
const meanOf = (of: Of) => (preset: Preset) => mean(people(preset).map(of));
const sdOf = (of: Of) => (preset: Preset) => sd(people(preset).map(of));
const meanAmong = (is: (person: Person) => boolean, of: Of) => (preset: Preset) =>
  mean(people(preset).filter(is).map(of));
const sdAmong = (is: (person: Person) => boolean, of: Of) => (preset: Preset) => sd(people(preset).filter(is).map(of));
const shareOf = (is: (person: Person) => boolean) => (preset: Preset) => share(people(preset), is);
const least = (of: Of) => (preset: Preset) => Math.min(...people(preset).map(of));
const most = (of: Of) => (preset: Preset) => Math.max(...people(preset).map(of));
const together = (one: Trait, other: Trait) => (preset: Preset) =>
  correlation(
    ranks(preset).map((rank) => rank[one]),
    ranks(preset).map((rank) => rank[other]),
  );

const female = ({ sex }: Person): boolean => sex === "female";
const male = ({ sex }: Person): boolean => sex === "male";
const age: Of = ({ start, bornOn }) => (start - bornOn) / daysPerYear;
const duration: Of = ({ start, onset }) => (start - onset) / daysPerYear;
const startYear: Of = ({ start }) => 1970 + start / daysPerYear;
const enhancing = ({ enhancingLesions }: Person): boolean => enhancingLesions > 0;
const treatedBefore = ({ earlierDrugs }: Person): boolean => earlierDrugs.length > 0;
const daysOn = ({ startedOn, stoppedOn }: EarlierDrug): number => stoppedOn - startedOn + 1;
const quantile = (xs: readonly number[], p: number): number => xs.toSorted((a, b) => a - b)[Math.floor(xs.length * p)]!;
const lnActivity: Of = ({ frailty }) => ln(frailty.disease * frailty.covariates * frailty.response);
const lesionSlope = (preset: Preset): number =>
  slope(
    people(preset).map(lnActivity),
    people(preset).map(({ frailty }) => ln(frailty.lesions)),
  );
const lesionRest = (preset: Preset): number => {
  const k = lesionSlope(preset);
  const rest = people(preset).map((person) => ln(person.frailty.lesions) - k * lnActivity(person));
  return covariance(rest, rest);
};
const priorRatio = (preset: Preset): number =>
  meanAmong(
    (one) => one.priorRelapses1y === 2,
    ({ frailty }) => frailty.covariates,
  )(preset) /
  meanAmong(
    (one) => one.priorRelapses1y === 1,
    ({ frailty }) => frailty.covariates,
  )(preset);
const ageSlope = (preset: Preset): number => {
  const alike = people(preset).filter((one) => one.priorRelapses1y === 1);
  return slope(
    alike.map(age),
    alike.map(({ frailty }) => ln(frailty.covariates)),
  );
};
const varianceOf = (of: Of) => (preset: Preset) => sdOf(of)(preset) ** 2;

const check = (
  name: string,
  guards: readonly string[],
  measure: Check["measure"],
  expected: number,
  within: number,
  preset?: string,
): Check => ({
  name,
  guards: guards.map((path) => `people.${path}`),
  measure,
  expected,
  within,
  ...(preset !== undefined && { preset }),
});

export const peopleChecks: readonly Check[] = [
  check("women", ["female"], shareOf(female), 0.65, 0.025),
  check("mean age", ["age.mean"], meanOf(age), 33.0, 0.5),
  check("spread of age, cut at both ends", ["age.sd"], sdOf(age), 8.0, 0.4),
  check("youngest", ["age.min"], least(age), 18, 0.6),
  check("oldest", ["age.max"], most(age), 50, 1),
  check("years since onset", ["yearsSinceOnset.shape", "yearsSinceOnset.scale"], meanOf(duration), 2.09, 0.12),
  check(
    "youngest at onset",
    ["yearsSinceOnset.leastAge"],
    least((one) => age(one) - duration(one)),
    10,
    0.5,
    "real-world",
  ),
  check(
    "years to diagnosis",
    ["yearsToDiagnosis"],
    meanOf(({ diagnosedOn, onset }) => (diagnosedOn - onset) / daysPerYear),
    0.73,
    0.1,
    "real-world",
  ),
  check(
    "mean EDSS",
    ["edss/3"],
    meanOf(({ edss }) => edss),
    1.965,
    0.05,
  ),
  check(
    "relapses in the last year",
    ["priorRelapses.lastYear/3"],
    meanOf((one) => one.priorRelapses1y),
    1.82,
    0.05,
  ),
  check(
    "relapses in two years",
    ["priorRelapses.yearBefore"],
    meanOf((one) => one.priorRelapses2y),
    2.44,
    0.07,
  ),
  check(
    "spread of relapses in two years",
    ["priorRelapses.yearBeforeSize"],
    sdOf((one) => one.priorRelapses2y),
    1.8,
    0.12,
    "real-world",
  ),
  check(
    "fewest relapses in two years",
    ["priorRelapses.leastInTwoYears"],
    least((one) => one.priorRelapses2y),
    2,
    0.1,
  ),
  check(
    "no enhancing lesion",
    ["enhancing.none"],
    shareOf((one) => !enhancing(one)),
    0.54,
    0.03,
  ),
  check(
    "enhancing lesions, if any",
    ["enhancing.mean"],
    meanAmong(enhancing, (one) => one.enhancingLesions),
    5,
    0.6,
  ),
  check(
    "one enhancing lesion, if any",
    ["enhancing.size"],
    meanAmong(enhancing, (one) => Number(one.enhancingLesions === 1)),
    0.333,
    0.05,
  ),
  check(
    "median lesion volume",
    ["t2Volume.median"],
    (preset) => median(people(preset).map((one) => one.t2Volume)),
    4.7,
    0.35,
  ),
  check(
    "spread of lesion volume",
    ["t2Volume.logSd"],
    sdOf((one) => ln(one.t2Volume)),
    0.95,
    0.1,
  ),
  check(
    "weight of women",
    ["weight.female"],
    meanAmong(female, (one) => one.weightKg),
    70,
    1.5,
  ),
  check(
    "spread of the weight of women",
    ["weight.femaleSd"],
    sdAmong(female, (one) => one.weightKg),
    13.8,
    1,
  ),
  check(
    "weight of men",
    ["weight.male"],
    meanAmong(male, (one) => one.weightKg),
    83,
    2,
  ),
  check(
    "spread of the weight of men",
    ["weight.maleSd"],
    sdAmong(male, (one) => one.weightKg),
    15,
    1.2,
  ),
  check(
    "smokers",
    ["smoker"],
    shareOf(({ smoker }) => smoker),
    0.25,
    0.03,
  ),
  check(
    "autoimmunity in the family",
    ["familyAutoimmunity"],
    shareOf((one) => one.familyAutoimmunity),
    0.1,
    0.02,
  ),
  check(
    "anti-peroxidase, women",
    ["antiTpo.female"],
    meanAmong(female, (one) => Number(one.antiTpo)),
    0.11,
    0.025,
  ),
  check(
    "anti-peroxidase, men",
    ["antiTpo.male"],
    meanAmong(male, (one) => Number(one.antiTpo)),
    0.05,
    0.02,
  ),
  check(
    "in the European Union",
    ["jurisdiction/EU"],
    shareOf((one) => one.jurisdiction === "EU"),
    0.5,
    0.04,
  ),
  check("first start", ["calendar.from"], least(startYear), 2007.7, 0.05),
  check("last start", ["calendar.to"], most(startYear), 2009.3, 0.05),
  check(
    "untreated before",
    ["earlierDrugs.untreated"],
    shareOf((one) => !treatedBefore(one)),
    0.144,
    0.02,
    "real-world",
  ),
  check(
    "interferon before",
    ["earlierDrugs.each/interferon-beta"],
    shareOf((one) => one.earlierDrugs.some(({ drug }) => drug === "interferon-beta")),
    0.524,
    0.03,
    "real-world",
  ),
  check(
    "years off treatment",
    ["earlierDrugs.yearsOff"],
    meanAmong(treatedBefore, (one) => (one.start - one.earlierDrugs.at(-1)!.stoppedOn) / daysPerYear),
    0.15,
    0.02,
    "real-world",
  ),
  check("age with duration", ["correlation.ageOnset"], together("age", "onset"), 0.435, 0.05),
  check(
    "duration with EDSS",
    ["correlation.onsetEdss"],
    (preset) =>
      correlation(
        people(preset).map(duration),
        people(preset).map(({ edss }) => edss),
      ),
    0.3,
    0.05,
  ),
  check(
    "relapses with enhancing lesions",
    ["correlation.relapsesEnhancing"],
    together("relapses", "enhancing"),
    0.239,
    0.05,
  ),
  check("age with relapses", ["correlation.ageRelapses"], together("age", "relapses"), -0.143, 0.05),
  check(
    "disease frailty",
    ["frailty.diseaseShape"],
    varianceOf(({ frailty }) => frailty.disease),
    0.714,
    0.12,
  ),
  check(
    "response frailty",
    ["frailty.responseShape"],
    varianceOf(({ frailty }) => frailty.response),
    0.625,
    0.12,
  ),
  check(
    "autoimmune frailty",
    ["frailty.autoimmuneShape"],
    varianceOf(({ frailty }) => frailty.autoimmune),
    0.5,
    0.08,
  ),
  check("each prior relapse multiplies the rate", ["frailty.perPriorRelapse"], priorRatio, 1.38, 0.1),
  check("each year of age lowers the rate", ["frailty.perYearOfAge"], ageSlope, -0.02, 0.002),
  check("lesions follow relapses", ["frailty.lesionPower"], lesionSlope, 0.6, 0.05),
  check("lesions have a frailty of their own", ["frailty.lesionShape"], lesionRest, 0.935, 0.15),
  check(
    "the factors average 1",
    [],
    meanOf(({ frailty }) => (frailty.lesions + frailty.covariates) / 2),
    1,
    0.05,
  ),
  check(
    "shortest time on an earlier drug, days",
    ["earlierDrugs.leastDays"],
    (preset) => Math.min(...people(preset).flatMap((one) => one.earlierDrugs.map(daysOn))),
    180,
    1,
    "real-world",
  ),
  check(
    "first year of fingolimod",
    ["earlierDrugs.availableFrom/fingolimod"],
    (preset) =>
      quantile(
        people(preset).flatMap(({ earlierDrugs }) =>
          earlierDrugs.flatMap(({ drug, startedOn }) =>
            drug === "fingolimod" ? [1970 + startedOn / daysPerYear] : [],
          ),
        ),
        0.1,
      ),
    2011,
    0.3,
    "real-world",
  ),
];
