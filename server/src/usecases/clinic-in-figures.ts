import { type ClinicFigures, clinicFigures, formatDay, type PersonSummary } from "@longwatch/core";
import { keptSummaries } from "../db/assessments.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { cacheKey } from "./refresh.ts";
import { todayOf } from "./today.ts";

export type InFigures = {
  readonly asOf: string;
  readonly from: string;
  readonly through: string;
  /** Of whom nothing that holds is kept: their record could not be assessed. */
  readonly notAssessed: number;
  readonly figures: ClinicFigures;
};

/** The clinic in figures, from what is kept of everybody. The clinic's day must have been turned. */
export async function clinicInFigures(
  tx: ClinicTx,
  asked: { readonly from?: string | undefined; readonly through?: string | undefined },
): Promise<InFigures> {
  const today = await todayOf(tx);
  const asOf = formatDay(today);
  const { people, summaries } = await keptSummaries(tx, cacheKey(await clinicRules(tx)), asOf);
  const through = asked.through ?? asOf.slice(0, 7);
  const from = asked.from ?? monthsBefore(through, 11);
  const figures = clinicFigures(summaries as readonly PersonSummary[], { from, through }, today);
  return { asOf, from, through, notAssessed: people - summaries.length, figures };
}

/** @param month `YYYY-MM` */
function monthsBefore(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}
