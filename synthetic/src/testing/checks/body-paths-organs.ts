import { valueAt } from "../../body/track.ts";
import { daysPerMonth as month } from "../../life.ts";
import type { Check } from "../sensitivity.ts";
import {
  daysBetween as between,
  both,
  check,
  dayAt,
  factorAfter,
  levelAfter,
  markedBy,
  markedByOther,
  mean,
  meanLn,
  recognisedOn,
  sdLn,
  trackOf,
} from "./body-people.ts";

const loud = markedBy({ kind: "anti-gbm", silent: false, blood: true, protein: true, peakCreatinine: 450 });
const silent = markedBy({ kind: "anti-gbm", silent: true, blood: true, protein: true, peakCreatinine: 450 });
const membranous = markedBy({ kind: "membranous" });
const kidney = "paths.antiGbm";
const kidneyChecks: readonly Check[] = [
  check("creatinine at T", [], levelAfter(loud, "creatinine", 0), 450, 1),
  check(
    "creatinine doubles in days",
    both(`${kidney}.doublingDays`),
    (preset) =>
      mean(
        loud(preset).map(
          (one) =>
            (-(trackOf(one, "creatinine").days[0]! - recognisedOn) * Math.LN2) / trackOf(one, "creatinine").values[1]!,
        ),
      ),
    8.5,
    0.5,
  ),
  check("blood from T-1.5", `${kidney}.bloodLeadMonths`, between(loud, "haematuria", 0), -1.5 * month, 1),
  check("protein from T-1", `${kidney}.proteinLeadMonths`, between(loud, "urine_protein_dipstick", 0), -month, 1),
  check(
    "silent: nothing at the last scheduled set",
    `${kidney}.silentDays`,
    (preset) => mean(silent(preset).map((one) => trackOf(one, "creatinine").days[0]! - (dayAt(24) + 4))),
    7,
    1,
  ),
  check(
    "silent: no sign in urine at that set",
    [],
    (preset) => Math.max(...silent(preset).map((one) => valueAt(trackOf(one, "haematuria"), dayAt(24) + 4))),
    0,
    0,
  ),
  check("antibodies", `${kidney}.antibodies/median`, levelAfter(loud, "anti_gbm", 1, meanLn), Math.log(120), 0.12),
  check("antibodies: spread", `${kidney}.antibodies/spread`, levelAfter(loud, "anti_gbm", 1, sdLn), 0.6, 0.08),
  check("protein per creatinine", `${kidney}.upcr`, levelAfter(loud, "upcr", 1), 150, 5),
  check("haemoglobin", `${kidney}.haemoglobin`, factorAfter(loud, "haemoglobin", 1), 0.85, 0.01),
  check("plateau", `${kidney}.plateauWeeks`, between(loud, "creatinine", 2, 1), 28, 0.1),
  check(
    "what stays",
    both(`${kidney}.residual`),
    (preset) =>
      mean(
        loud(preset).map((one) =>
          Math.exp(trackOf(one, "creatinine").values[3]! - trackOf(one, "creatinine").values[1]!),
        ),
      ),
    0.625,
    0.05,
  ),
  check("recovery", `${kidney}.recoveryMonths`, between(loud, "creatinine", 3, 2), 6 * month, 1),
  check(
    "albumin in urine at T",
    "paths.membranous.uacr/median",
    levelAfter(membranous, "uacr", 0, meanLn),
    Math.log(350),
    0.06,
  ),
  check(
    "albumin in urine: spread",
    "paths.membranous.uacr/spread",
    levelAfter(membranous, "uacr", 0, sdLn),
    0.25,
    0.04,
  ),
  check(
    "albumin in urine doubles monthly",
    [],
    (preset) =>
      levelAfter(membranous, "uacr", -month, meanLn)(preset) -
      levelAfter(membranous, "uacr", -2 * month, meanLn)(preset),
    Math.LN2,
    0.03,
  ),
  check(
    "protein from T-5",
    "paths.membranous.leadMonths",
    between(membranous, "urine_protein_dipstick", 0),
    -5 * month,
    1,
  ),
  check(
    "protein per albumin",
    "paths.membranous.upcrPerUacr",
    (preset) => levelAfter(membranous, "upcr", 0)(preset) / levelAfter(membranous, "uacr", 0)(preset),
    1.4,
    0.01,
  ),
  check("serum albumin", both("paths.membranous.albumin"), levelAfter(membranous, "albumin", 0), 24.5, 1.5),
  check("halves under treatment", "paths.membranous.halvingMonths", between(membranous, "uacr", 4), 17 * month, 1),
];

const hepatitisOf = (sex: "female" | "male") => markedBy({ kind: "hepatitis", peakMultiple: 20 }, { sex });
const hepatitis = hepatitisOf("female");
const injury = markedByOther({ otherEvents: [{ kind: "liver-injury", on: recognisedOn }] }, 250);
const liverChecks: readonly Check[] = [
  check("ALT at T-2", "paths.hepatitis.twoMonthsBefore", levelAfter(hepatitis, "alt", -2 * month), 52.5, 4),
  check("ALT at T-1", both("paths.hepatitis.oneMonthBefore"), levelAfter(hepatitis, "alt", -month), 140, 10),
  check("ALT at T, women", "limits/altFemale", levelAfter(hepatitis, "alt", 0), 700, 1),
  check("ALT at T, men", "limits/altMale", levelAfter(hepatitisOf("male"), "alt", 0), 1000, 1),
  check("AST", "paths.hepatitis.astPerAlt", levelAfter(hepatitis, "ast", 0), 560, 1),
  check("bilirubin after", "paths.hepatitis.bilirubin", factorAfter(hepatitis, "bilirubin_total", 15), 4, 0.1),
  check("IgG", "paths.hepatitis.igg", factorAfter(hepatitis, "igg", 0), 1.6, 0.01),
  check(
    "hepatitis treated",
    both("paths.hepatitis.recoveryMonths"),
    between(hepatitis, "alt", -1),
    3 * month,
    0.3 * month,
  ),
  check("direct injury: peak", both("paths.liverInjury.peak"), levelAfter(injury, "alt", 0), 450, 25),
  check("direct injury: rise", "paths.liverInjury.riseDays", between(injury, "alt", 0), -2, 0.1),
  check("direct injury: normal", "paths.liverInjury.normalAfterWeeks", between(injury, "alt", -1), 84, 0.1),
];

/** What the series do before each event (evidence 3.12), at T-2, T-1 and T, and afterwards. */
export const organPathChecks: readonly Check[] = [...kidneyChecks, ...liverChecks];
