import { valueAt } from "../../body/track.ts";
import { daysPerMonth as month } from "../../life.ts";
import type { Check } from "../sensitivity.ts";
import {
  daysBetween as between,
  both,
  check,
  factorAfter,
  levelAfter,
  levelAtPoint,
  markedBy,
  mean,
  meanLn,
  recognisedOn,
  sdLn,
  trackOf,
} from "./body-people.ts";

const steady = markedBy({ kind: "graves", fluctuating: false, antibody: true, ft4Multiple: 2 }, {}, 400);
const swinging = markedBy({ kind: "graves", fluctuating: true, antibody: true, ft4Multiple: 2 });
const graves = "paths.graves";
const gravesChecks: readonly Check[] = [
  check("TSH halves at T-2", `${graves}.tsh/factorTwoMonthsBefore`, factorAfter(steady, "tsh", -2 * month), 0.5, 0.01),
  check("TSH below 0.1 at T-1", `${graves}.tsh/oneMonthBefore`, levelAfter(steady, "tsh", -month), 0.05, 0.01),
  check("TSH suppressed at T", `${graves}.tsh/suppressed`, levelAfter(steady, "tsh", 0), 0.005, 0.001),
  check("free T4 at T", "limits/ft4", levelAfter(steady, "ft4", 0), 44, 1),
  check("free T3 at T", "limits/ft3", levelAfter(steady, "ft3", 0), 13.6, 0.5),
  check("antibody at T", `${graves}.trab/median`, levelAfter(steady, "trab", 0, meanLn), Math.log(8), 0.12),
  check("antibody: spread", `${graves}.trab/spread`, levelAfter(steady, "trab", 0, sdLn), 0.6, 0.08),
  check("antibody from T-4", `${graves}.trabLeadMonths`, between(steady, "trab", 1), -4 * month, 1),
  check(
    "ALT rises in half",
    `${graves}.altShare`,
    (preset) => mean(steady(preset).map(({ tracks }) => (tracks.some(({ analyte }) => analyte === "alt") ? 1 : 0))),
    0.5,
    0.08,
  ),
  check(
    "ALT at T",
    both(`${graves}.altFactor`),
    (preset) =>
      mean(
        steady(preset).flatMap(({ tracks }) =>
          tracks.filter(({ analyte }) => analyte === "alt").map((track) => Math.exp(valueAt(track, recognisedOn))),
        ),
      ),
    1.6,
    0.1,
  ),
  check("hormones treated", both(`${graves}.hormoneMonths`), between(steady, "ft4", -1), 2 * month, 0.2 * month),
  check("TSH treated", both(`${graves}.tshMonths`), between(steady, "tsh", -1), 4.5 * month, 0.4 * month),
  check(
    "number of swings",
    both(`${graves}.swings`),
    (preset) => mean(swinging(preset).map((one) => (trackOf(one, "tsh").days.length - 5) / 2)),
    3,
    0.25,
  ),
  check("first swing", both(`${graves}.swingMonths`), between(swinging, "tsh", 4), 7 * month - 21, 0.6 * month),
  check("a swing up", both(`${graves}.swingHigh`), levelAtPoint(swinging, "tsh", 4), 26, 2.2),
  check("a swing down", `${graves}.swingLow`, levelAtPoint(swinging, "tsh", 6), 0.02, 0.001),
  check(
    "free T4 in a swing up of TSH",
    [`${graves}.swingFt4/low`, "limits/ft4Lower"],
    levelAtPoint(swinging, "ft4", 2),
    9,
    0.1,
  ),
  check("free T4 in a swing down of TSH", `${graves}.swingFt4/high`, levelAtPoint(swinging, "ft4", 4), 30.8, 0.1),
];

const hashimoto = markedBy({ kind: "hashimoto" }, {}, 900);
const recovering = markedBy({ kind: "thyroiditis", recovers: true });
const lasting = markedBy({ kind: "thyroiditis", recovers: false });
const uncertain = markedBy({ kind: "thyroid-uncertain" }, {}, 500);
const uncertainLevels = (low: boolean) => (preset: Parameters<typeof uncertain>[0]) =>
  uncertain(preset)
    .map((one) => one.setting.usual("tsh") * Math.exp(trackOf(one, "tsh").values[1]!))
    .filter((level) => level < 1 === low);
const thyroidChecks: readonly Check[] = [
  check(
    "anti-peroxidase at T",
    "paths.hashimoto.antiTpo/median",
    levelAfter(hashimoto, "tpo_ab", 0, meanLn),
    Math.log(400),
    0.15,
  ),
  check(
    "anti-peroxidase: spread",
    "paths.hashimoto.antiTpo/spread",
    levelAfter(hashimoto, "tpo_ab", 0, sdLn),
    0.7,
    0.1,
  ),
  check(
    "anti-peroxidase from T-8",
    "paths.hashimoto.antiTpoLeadMonths",
    between(hashimoto, "tpo_ab", 1),
    -8 * month,
    1,
  ),
  check("subclinical TSH", both("paths.hashimoto.subclinical"), levelAtPoint(hashimoto, "tsh", 1), 7.25, 0.5),
  check(
    "subclinical months",
    both("paths.hashimoto.subclinicalMonths"),
    between(hashimoto, "tsh", 1),
    -4.5 * month,
    0.4 * month,
  ),
  check("overt TSH", both("paths.hashimoto.overt"), levelAfter(hashimoto, "tsh", 0), 37.5, 2.5),
  check("overt free T4", both("paths.hashimoto.ft4"), levelAfter(hashimoto, "ft4", 0), 8.75, 0.5),
  check("replaced", both("paths.hashimoto.recoveryMonths"), between(hashimoto, "tsh", -1), 3 * month, 0.3 * month),
  check("low phase", both("paths.thyroiditis.lowMonths"), between(recovering, "tsh", 2, 1), 2 * month, 0.2 * month),
  check("low level", "paths.thyroiditis.low", levelAfter(recovering, "tsh", 0), 0.05, 0.001),
  check("free T4 of thyroiditis", both("paths.thyroiditis.ft4Multiple"), levelAfter(recovering, "ft4", 0), 29.15, 1),
  check("high phase", both("paths.thyroiditis.highMonths"), between(recovering, "tsh", 4, 2), 3 * month, 0.25 * month),
  check("high level", both("paths.thyroiditis.high"), levelAtPoint(recovering, "tsh", 3), 19, 1.5),
  check(
    "no recovery",
    both("paths.thyroiditis.permanentMonths"),
    between(lasting, "tsh", 4, 2),
    7.5 * month,
    0.5 * month,
  ),
  check(
    "uncertain: low or high",
    "paths.uncertain.lowShare",
    (preset) => uncertainLevels(true)(preset).length / 500,
    0.5,
    0.08,
  ),
  check(
    "uncertain: low level",
    both("paths.uncertain.low"),
    (preset) => mean(uncertainLevels(true)(preset)),
    0.175,
    0.012,
  ),
  check(
    "uncertain: high level",
    both("paths.uncertain.high"),
    (preset) => mean(uncertainLevels(false)(preset)),
    7.5,
    0.5,
  ),
  check("uncertain: months", both("paths.uncertain.months"), between(uncertain, "tsh", -1), 5.5 * month, 0.4 * month),
];

/** What the series do before each event (evidence 3.12), at T-2, T-1 and T, and afterwards. */
export const thyroidPathChecks: readonly Check[] = [...gravesChecks, ...thyroidChecks];
