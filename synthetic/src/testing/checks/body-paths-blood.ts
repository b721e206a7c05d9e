import { daysPerMonth as month } from "../../life.ts";
import type { Check } from "../sensitivity.ts";
import {
  daysBetween as between,
  both,
  check,
  dayAt,
  factorAfter,
  gradeAfter,
  levelAfter,
  levelAtPoint,
  markedBy,
  markedByOther,
  mean,
  recognisedOn,
} from "./body-people.ts";

const thrombocytopenia = (onset: "abrupt" | "subacute" | "smouldering", responds = true) =>
  markedBy(
    { kind: "thrombocytopenia", onset, nadir: 15, bleeds: false, heavyMenses: false, responds, relapses: true },
    {},
    700,
  );
const abrupt = thrombocytopenia("abrupt");
const platelets = "paths.thrombocytopenia";
const thrombocytopeniaChecks: readonly Check[] = [
  check("abrupt: normal a month before", [], factorAfter(abrupt, "platelets", -month), 1, 0),
  check("abrupt: the nadir at T", [], levelAfter(abrupt, "platelets", 0), 15, 0.01),
  check("abrupt: days of collapse", both(`${platelets}.abruptDays`), between(abrupt, "platelets", 0), -17.5, 1),
  check(
    "subacute: T-2",
    `${platelets}.subacute/twoMonthsBefore`,
    factorAfter(thrombocytopenia("subacute"), "platelets", -2 * month),
    0.75,
    0.01,
  ),
  check(
    "subacute: T-1",
    `${platelets}.subacute/oneMonthBefore`,
    factorAfter(thrombocytopenia("subacute"), "platelets", -month),
    0.5,
    0.01,
  ),
  check(
    "smouldering: plateau",
    both(`${platelets}.plateau`),
    levelAfter(thrombocytopenia("smouldering"), "platelets", -25),
    125,
    8,
  ),
  check(
    "smouldering: months",
    both(`${platelets}.plateauMonths`),
    between(thrombocytopenia("smouldering"), "platelets", 2, 1),
    3 * month,
    0.3 * month,
  ),
  check("response", both(`${platelets}.responseWeeks`), between(abrupt, "platelets", 3, 2), 17.5, 1.2),
  check(
    "no response",
    both(`${platelets}.refractoryMonths`),
    between(thrombocytopenia("abrupt", false), "platelets", 3, 2),
    3.5 * month,
    0.35 * month,
  ),
  check(
    "relapse: months after recovery",
    both(`${platelets}.relapseMonths`),
    between(abrupt, "platelets", 5, 3),
    6.5 * month,
    0.6 * month,
  ),
  check("relapse: level", both(`${platelets}.relapseLevel`), levelAtPoint(abrupt, "platelets", 5), 40, 4),
];

const haemolysis = markedBy({ kind: "haemolysis", fall: 35 });
const neutropenia = markedBy({ kind: "neutropenia", nadir: 0.5, early: false });
const pancytopenia = markedBy({ kind: "pancytopenia" });
const haemophilia = markedBy({ kind: "haemophilia" });
const diabetes = markedBy({ kind: "diabetes" });
const bloodChecks: readonly Check[] = [
  check("haemolysis: weeks", both("paths.haemolysis.weeks"), between(haemolysis, "haemoglobin", 0), -21, 1.5),
  check(
    "haemolysis: haemoglobin",
    [],
    (preset) =>
      mean(haemolysis(preset).map((one) => one.setting.usual("haemoglobin"))) -
      levelAfter(haemolysis, "haemoglobin", 0)(preset),
    35,
    0.1,
  ),
  check("haemolysis: LDH", both("paths.haemolysis.ldh"), factorAfter(haemolysis, "ldh", 0), 3, 0.25),
  check("haemolysis: bilirubin", "paths.haemolysis.bilirubin", factorAfter(haemolysis, "bilirubin_total", 0), 2, 0.01),
  check(
    "haemolysis: haptoglobin",
    "paths.haemolysis.haptoglobin",
    factorAfter(haemolysis, "haptoglobin", 0),
    0.1,
    0.01,
  ),
  check(
    "haemolysis: reticulocytes",
    "paths.haemolysis.reticulocytes",
    factorAfter(haemolysis, "reticulocytes", 0),
    4,
    0.01,
  ),
  check("haemolysis: recovery", "paths.haemolysis.recoveryMonths", between(haemolysis, "ldh", 3, 2), 2 * month, 1),
  check("neutropenia at T", [], levelAfter(neutropenia, "neutrophils", 0), 0.5, 0.001),
  check("neutropenia: fall", "paths.neutropenia.fallDays", between(neutropenia, "neutrophils", 0), -14, 0.1),
  check(
    "neutropenia: recovery",
    both("paths.neutropenia.recoveryDays"),
    between(neutropenia, "neutrophils", 3, 2),
    20,
    1.5,
  ),
  check(
    "pancytopenia: haemoglobin",
    both("paths.pancytopenia.haemoglobin"),
    levelAfter(pancytopenia, "haemoglobin", 0),
    82.5,
    4,
  ),
  check(
    "pancytopenia: platelets",
    both("paths.pancytopenia.platelets"),
    levelAfter(pancytopenia, "platelets", 0),
    37.5,
    3,
  ),
  check(
    "pancytopenia: neutrophils",
    both("paths.pancytopenia.neutrophils"),
    levelAfter(pancytopenia, "neutrophils", 0),
    0.6,
    0.05,
  ),
  check("pancytopenia: weeks", "paths.pancytopenia.weeks", between(pancytopenia, "platelets", 0), -35, 0.1),
  check(
    "pancytopenia: recovery",
    "paths.pancytopenia.recoveryMonths",
    between(pancytopenia, "platelets", 3, 2),
    3 * month,
    1,
  ),
  check("haemophilia: aPTT", both("paths.haemophilia.aptt"), levelAfter(haemophilia, "aptt", 0), 85, 5),
  check("haemophilia: lead", "paths.haemophilia.leadMonths", between(haemophilia, "aptt", 0), -month, 1),
  check("haemophilia: recovery", "paths.haemophilia.recoveryMonths", between(haemophilia, "aptt", 3, 2), 3 * month, 1),
  check(
    "haemophilia: platelets as ever",
    [],
    (preset) => Math.max(...haemophilia(preset).map(({ tracks }) => tracks.length)),
    1,
    0,
  ),
  check("diabetes: glucose", both("paths.diabetes.glucose"), levelAfter(diabetes, "glucose", 0), 20, 1.3),
  check("diabetes: lead", "paths.diabetes.leadMonths", between(diabetes, "glucose", 0), -2 * month, 1),
  check("diabetes: treated", "paths.diabetes.treated", levelAfter(diabetes, "glucose", 60), 8.5, 0.1),
];

const cholecystitis = markedByOther({ otherEvents: [{ kind: "cholecystitis", on: recognisedOn }] });
const pneumonitis = markedByOther({ otherEvents: [{ kind: "pneumonitis", on: recognisedOn }] });
const spell = { from: recognisedOn, through: dayAt(24.8) };
const exercise = markedByOther({ distractors: [{ kind: "exercise", extent: 16, ...spell }] });
const otherChecks: readonly Check[] = [
  ...(
    [
      ["crp", 40],
      ["alt", 3],
      ["alp", 1.8],
    ] as const
  ).map(([analyte, factor]) =>
    check(
      `cholecystitis: ${analyte}`,
      `paths.cholecystitis/${analyte}`,
      factorAfter(cholecystitis, analyte, 1),
      factor,
      0.01,
    ),
  ),
  check(
    "cholecystitis: bilirubin",
    "paths.cholecystitis/bilirubin",
    factorAfter(cholecystitis, "bilirubin_total", 1),
    2,
    0.01,
  ),
  check("cholecystitis: days", "paths.cholecystitis/days", between(cholecystitis, "crp", -1), 14, 0.1),
  check("pneumonitis: CRP", "paths.pneumonitis/crp", factorAfter(pneumonitis, "crp", 1), 20, 0.1),
  check("pneumonitis: days", "paths.pneumonitis/days", between(pneumonitis, "crp", -1), 22, 0.1),
  check("exercise: CK", [], factorAfter(exercise, "ck", 0), 16, 0.1),
  check("exercise: AST", "paths.exercise/astPower", factorAfter(exercise, "ast", 0), 16 ** 0.45, 0.1),
  check("exercise: ALT", "paths.exercise/altPower", factorAfter(exercise, "alt", 0), 2, 0.1),
  check("exercise: creatinine", "paths.exercise/creatinine", factorAfter(exercise, "creatinine", 0), 1.1, 0.01),
  check("exercise: strip", "paths.exercise/strip", gradeAfter(exercise, "urine_blood_dipstick", 0), 2, 0.1),
  ...(
    [
      ["viral-platelet-dip", "platelets", 125],
      ["viral-neutrophil-dip", "neutrophils", 1.3],
      ["subclinical-tsh", "tsh", 5],
    ] as const
  ).map(([kind, analyte, extent]) =>
    check(
      kind,
      [],
      levelAfter(
        markedByOther({ distractors: [{ kind, extent, ...spell }] }),
        analyte,
        (spell.through - spell.from) / 2,
      ),
      extent,
      0.01,
    ),
  ),
];

/** What the series do before each event (evidence 3.12), at T-2, T-1 and T, and afterwards. */
export const bloodPathChecks: readonly Check[] = [...thrombocytopeniaChecks, ...bloodChecks, ...otherChecks];
