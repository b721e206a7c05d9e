import { daysPerMonth as month } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import type { Check } from "../sensitivity.ts";
import {
  check,
  dayAt,
  daysBetween,
  levelAfter,
  levelAtPoint,
  type Marked,
  markedBy,
  markedByOther,
  mean,
  recognisedOn,
  trackOf,
} from "./body-people.ts";

type Made = (preset: Preset) => readonly Marked[];
type Timing = readonly [
  parameter: string,
  made: Made,
  analyte: string,
  to: number,
  from: number | undefined,
  days: number,
];

const few = 3;
const bleeding = {
  kind: "thrombocytopenia",
  nadir: 15,
  bleeds: false,
  heavyMenses: false,
  responds: true,
  relapses: true,
} as const;
const platelets = (onset: "abrupt" | "subacute" | "smouldering") => markedBy({ ...bleeding, onset }, {}, few);
const graves = (fluctuating: boolean, count = few) =>
  markedBy({ kind: "graves", fluctuating, antibody: true, ft4Multiple: 2 }, {}, count);
const hashimoto = (count = few) => markedBy({ kind: "hashimoto" }, {}, count);
const thyroiditis = markedBy({ kind: "thyroiditis", recovers: true }, {}, few);
const uncertain = markedBy({ kind: "thyroid-uncertain" }, {}, few);
const kidney = (early = true, peakCreatinine = 450) =>
  markedBy({ kind: "anti-gbm", silent: false, blood: early, protein: early, peakCreatinine }, {}, few);
const membranous = markedBy({ kind: "membranous" }, {}, few);
const hepatitis = markedBy({ kind: "hepatitis", peakMultiple: 20 }, {}, few);
const haemolysis = (fall: number) => markedBy({ kind: "haemolysis", fall }, {}, few);
const haemophilia = markedBy({ kind: "haemophilia" }, {}, few);
const spell = { from: recognisedOn, through: dayAt(24.8) };
const distractor = (kind: "exercise" | "subclinical-tsh", extent: number) =>
  markedByOther({ distractors: [{ kind, extent, ...spell }] });
const other = (kind: "liver-injury" | "cholecystitis") => markedByOther({ otherEvents: [{ kind, on: recognisedOn }] });

/** Days from one point of the analyte's course to another, or from T. */
const timings: readonly Timing[] = [
  ["thrombocytopenia.shape/subacuteMonths", platelets("subacute"), "platelets", 0, undefined, -3 * month],
  ["thrombocytopenia.shape/plateauOnsetWeeks", platelets("smouldering"), "platelets", 1, 0, 21],
  ["thrombocytopenia.shape/treatedWeeks", platelets("abrupt"), "platelets", 2, undefined, 7],
  ["thrombocytopenia.shape/relapseFallWeeks", platelets("abrupt"), "platelets", 5, 4, 21],
  ["thrombocytopenia.shape/relapseRecoveryWeeks", platelets("abrupt"), "platelets", 6, 5, 28],
  ["graves.shape/tshOnsetMonths", graves(false), "tsh", 0, undefined, -3 * month],
  ["graves.shape/hormoneOnsetMonths", graves(false), "ft4", 0, undefined, -2 * month],
  ["graves.shape/swingHeldDays", graves(true), "tsh", 5, 4, 42],
  ["graves.shape/swingEndMonths", graves(true), "tsh", -1, -2, 3 * month - 21],
  ["graves.shape/antibodyRiseMonths", graves(false), "trab", 1, 0, 0.5 * month],
  ["graves.shape/antibodyHeldMonths", graves(false), "trab", 3, undefined, 12 * month],
  ["graves.shape/antibodyGoneMonths", graves(false), "trab", 4, undefined, 30 * month],
  ["hashimoto.shape/antiTpoRiseMonths", hashimoto(), "tpo_ab", 1, 0, 0.5 * month],
  ["hashimoto.shape/tshOnsetMonths", hashimoto(), "tsh", 1, 0, month],
  ["hashimoto.shape/steepMonths", hashimoto(), "tsh", 2, undefined, -0.8 * month],
  ["hashimoto.shape/overtHeldMonths", hashimoto(), "tsh", 4, undefined, 0.5 * month],
  ["hashimoto.shape/ft4OnsetMonths", hashimoto(), "ft4", 0, undefined, -month],
  ["thyroiditis.shape/onsetDays", thyroiditis, "tsh", 1, 0, 14],
  ["thyroiditis.shape/turnDays", thyroiditis, "tsh", 3, 2, 21],
  ["thyroiditis.shape/replacedMonths", thyroiditis, "tsh", 5, 4, month],
  ["uncertain.shape/onsetMonths", uncertain, "tsh", 0, undefined, -1.5 * month],
  ["uncertain.shape/beforeDays", uncertain, "tsh", 1, undefined, -7],
  ["uncertain.shape/afterDays", uncertain, "tsh", 2, undefined, 30],
  ["antiGbm.shape/urineLeadDays", kidney(false), "haematuria", 0, undefined, -5],
  ["antiGbm.shape/stripRiseDays", kidney(), "haematuria", 1, undefined, -2],
  ["antiGbm.shape/fadeMonths", kidney(), "haematuria", 4, 3, 3 * month],
  ["antiGbm.shape/antibodyRiseDays", kidney(), "anti_gbm", 1, 0, 7],
  ["membranous.shape/heldMonths", membranous, "uacr", 3, undefined, month],
  ["membranous.shape/riseMonths", membranous, "uacr", 1, 0, 0.5 * month],
  ["membranous.shape/fadeMonths", membranous, "uacr", 5, 4, 3 * month],
  ["membranous.shape/stripMonths", membranous, "urine_protein_dipstick", 1, undefined, -2 * month],
  ["membranous.shape/albuminMonths", membranous, "albumin", 0, undefined, -3 * month],
  ["hepatitis.shape/onsetMonths", hepatitis, "alt", 0, undefined, -3 * month],
  ["hepatitis.shape/peakDays", hepatitis, "alt", 4, undefined, 7],
  ["hepatitis.shape/bilirubinRiseDays", hepatitis, "bilirubin_total", 0, undefined, -10],
  ["hepatitis.shape/bilirubinPeakDays", hepatitis, "bilirubin_total", 2, 1, 14],
  ["hepatitis.shape/iggMonths", hepatitis, "igg", 0, undefined, -3 * month],
  ["liverInjury.peakDays", other("liver-injury"), "alt", 2, undefined, 3],
  ["haemolysis.shape/treatedWeeks", haemolysis(35), "haemoglobin", 2, undefined, 7],
  [
    "neutropenia.nadirDays",
    markedBy({ kind: "neutropenia", nadir: 0.5, early: false }, {}, few),
    "neutrophils",
    2,
    undefined,
    4,
  ],
  ["pancytopenia.nadirWeeks", markedBy({ kind: "pancytopenia" }, {}, few), "platelets", 2, undefined, 14],
  ["haemophilia.fullWeeks", haemophilia, "aptt", 1, undefined, -14],
  ["haemophilia.treatedWeeks", haemophilia, "aptt", 2, undefined, 28],
  ["diabetes.treatedWeeks", markedBy({ kind: "diabetes" }, {}, few), "glucose", 2, undefined, 14],
  ["cholecystitis/riseDays", other("cholecystitis"), "crp", 1, undefined, 1],
  ["exercise/stripDays", distractor("exercise", 16), "urine_blood_dipstick", 1, undefined, 3],
  ["subclinicalTsh/edgeDays", distractor("subclinical-tsh", 5), "tsh", 1, 0, 10],
];

/** Of the first person. */
const valueAtPoint = (made: Made, analyte: string, point: number) => (preset: Preset) =>
  trackOf(made(preset)[0]!, analyte).values[point]!;
/** Of two points of factors. */
const ratio = (made: Made, over: readonly [string, number], under: readonly [string, number]) => (preset: Preset) =>
  Math.exp(valueAtPoint(made, ...over)(preset) - valueAtPoint(made, ...under)(preset));

const strips = (
  [
    ["antiGbm.strip/first", kidney(), "haematuria", 0, 1],
    ["antiGbm.strip/blood", kidney(), "haematuria", 1, 3],
    ["antiGbm.strip/protein", kidney(), "urine_protein_dipstick", 1, 2],
    ["antiGbm.strip/settled", kidney(), "haematuria", 3, 0.5],
    ["antiGbm.strip/casts", kidney(), "urine_red_cell_casts", 1, 4],
    ["membranous.strip/first", membranous, "urine_protein_dipstick", 0, 1],
    ["membranous.strip/middle", membranous, "urine_protein_dipstick", 1, 2],
    ["membranous.strip/full", membranous, "urine_protein_dipstick", 2, 3],
    ["membranous.strip/treated", membranous, "urine_protein_dipstick", 4, 1],
  ] as const
).map(([path, made, analyte, point, plusses]) =>
  check(path, `paths.${path}`, valueAtPoint(made, analyte, point), plusses, 0.01),
);

const levels: readonly Check[] = [
  // The mean of the smaller of 3 and a log-normal of median 8 and log-SD 0.6.
  check(
    "antibody of Graves disease at first",
    "paths.graves.shape/antibodyFirst",
    levelAtPoint(graves(false, 300), "trab", 1),
    2.97,
    0.1,
  ),
  check(
    "anti-peroxidase at first, of that at T",
    "paths.hashimoto.shape/antiTpoFirst",
    (preset) => levelAtPoint(hashimoto(300), "tpo_ab", 1)(preset) / levelAtPoint(hashimoto(300), "tpo_ab", 2)(preset),
    0.5,
    0.04,
  ),
  check(
    "least anti-peroxidase",
    "paths.hashimoto.shape/antiTpoLeast",
    (preset) =>
      Math.min(
        ...hashimoto(900)(preset).map(
          (one) => one.setting.usual("tpo_ab") * Math.exp(trackOf(one, "tpo_ab").values[1]!),
        ),
      ),
    60,
    1,
  ),
  // The mean of the larger of 7 and a level drawn evenly from 4.5 to 10.
  check(
    "TSH where it turns steep",
    "paths.hashimoto.shape/steepFrom",
    levelAtPoint(hashimoto(900), "tsh", 2),
    7.82,
    0.2,
  ),
  check(
    "free T4 of an emptied thyroid",
    "paths.thyroiditis.shape/lowFt4",
    levelAtPoint(thyroiditis, "ft4", 3),
    10.8,
    0.1,
  ),
  check(
    "least rise of creatinine",
    "paths.antiGbm.shape/leastRise",
    ratio(kidney(true, 10), ["creatinine", 1], ["creatinine", 0]),
    1.5,
    0.01,
  ),
  check(
    "urea, of the rise of creatinine",
    "paths.antiGbm.shape/ureaShare",
    ratio(kidney(), ["urea", 1], ["creatinine", 1]),
    0.7,
    0.01,
  ),
  check("protein at first", "paths.antiGbm.shape/firstProtein", ratio(kidney(), ["upcr", 0], ["upcr", 1]), 0.25, 0.01),
  check(
    "anti-GBM at first",
    "paths.antiGbm.shape/firstAntibody",
    ratio(kidney(), ["anti_gbm", 1], ["anti_gbm", 2]),
    1 / 3,
    0.01,
  ),
  check(
    "casts after the first rise of creatinine",
    "paths.antiGbm.shape/castDays",
    (preset) =>
      mean(
        kidney()(preset).map(
          (one) => trackOf(one, "urine_red_cell_casts").days[0]! - trackOf(one, "creatinine").days[0]!,
        ),
      ),
    3,
    0.1,
  ),
  check("least haemoglobin", "paths.haemolysis.shape/least", levelAfter(haemolysis(300), "haemoglobin", 0), 40, 0.1),
];

/** How the courses of evidence 3.12 are drawn between the points that it gives. */
export const pathShapeChecks: readonly Check[] = [
  ...timings.map(([path, made, analyte, to, from, days]) =>
    check(`days: ${path}`, `paths.${path}`, daysBetween(made, analyte, to, from), days, 0.1),
  ),
  ...strips,
  ...levels,
];
