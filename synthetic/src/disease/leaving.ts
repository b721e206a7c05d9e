import { addDays, type Day } from "@longwatch/core";
import { daysPerYear, type Examination, type Leaving } from "../life.ts";
import { exp } from "../random/arithmetic.ts";
import { happens, uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { DiseaseParameters } from "./parameters.ts";
import { dayOfMonth, type History } from "./state.ts";

const inMonth = (perYear: number): number => 1 - exp(-perYear / 12);

/** Whether a relapse or a worse examination falls into the six months before the day. */
function recentlyWorse({ person, relapses }: History, examinations: readonly Examination[], day: Day): boolean {
  const from = day - daysPerYear / 2;
  const last = examinations.at(-1);
  return (
    (relapses.at(-1)?.onset ?? Number.NEGATIVE_INFINITY) >= from ||
    (last !== undefined && last.day >= from && last.edss - person.edss >= 1)
  );
}

/** Whether, why and on which day of the month the person leaves (evidence 3.14, 3.9). */
export function leavingIn(
  month: number,
  history: History,
  examinations: readonly Examination[],
  { leaving }: DiseaseParameters,
  streams: Streams,
): Leaving | undefined {
  const draw = streams("disease leaving", month);
  const day = addDays(dayOfMonth(history.person, month), uniformInteger(draw, 1, 29));
  if (happens(draw, inMonth(leaving.deathPerYear))) return { day, reason: "died" };
  if (happens(draw, inMonth(leaving.transferPerYear))) return { day, reason: "transferred" };
  const years = month / 12;
  const perYear =
    month < leaving.coreEndMonth
      ? leaving.withdrawalPerYear
      : years < leaving.lateFromYear
        ? leaving.extensionPerYear
        : leaving.latePerYear;
  const worse = recentlyWorse(history, examinations, day) ? leaving.afterActivity : 1;
  const once =
    month === leaving.coreEndMonth ? leaving.atCoreEnd : years === leaving.lateFromYear ? leaving.atRollOver : 0;
  const withdrew = happens(draw, inMonth(perYear * worse)) || happens(draw, once);
  return withdrew ? { day, reason: "withdrew" } : undefined;
}
