import { setImmediate } from "node:timers/promises";
import type { CohortOutcomesQuery } from "@longwatch/api";
import { type CohortPerson, type CohortTable, cohortTableInParts, formatDay, stratumBy } from "@longwatch/core";
import { keptOutcomes, stateOfOutcomes } from "../db/assessments.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { cacheKey } from "./refresh.ts";
import { todayOf } from "./today.ts";

export type CohortOutcomes = { readonly table: CohortTable; readonly notAssessed: number };

/** Tables that were made last, for as many questions: the page asks for the same one as numbers, as pictures and as files. */
const mostKept = 12;
const made = new Map<string, Promise<CohortOutcomes>>();

/**
 * The outcomes of a clinic's people, from what is kept of everybody. Made once for each state of the clinic and question. The
 * clinic's day must have been turned.
 */
export async function cohortOutcomes(tx: ClinicTx, asked: CohortOutcomesQuery): Promise<CohortOutcomes> {
  const today = await todayOf(tx);
  const asOf = formatDay(today);
  const key = cacheKey(await clinicRules(tx));
  const state = await stateOfOutcomes(tx, key, asOf);
  const { by, preset, hideBelow } = asked;
  const question = JSON.stringify([tx.clinic, key, asOf, state, by, preset, hideBelow]);
  const before = made.get(question);
  if (before !== undefined) return before;
  const { people, outside, notAssessed } = await keptOutcomes(tx, key, asOf);
  const persons = people as readonly CohortPerson[];
  const strata = persons.map((one) => stratumBy(by, one));
  const table = inTurns(
    cohortTableInParts(persons, strata, { asOf: today, by, worsening: preset, leastShown: hideBelow, outside }),
  ).then((whole) => ({ table: whole, notAssessed }));
  made.set(question, table);
  table.catch(() => made.delete(question));
  for (const oldest of made.keys()) {
    if (made.size <= mostKept) break;
    made.delete(oldest);
  }
  return table;
}

/** Section by section, so that others are answered meanwhile. */
async function inTurns(parts: ReturnType<typeof cohortTableInParts>): Promise<CohortTable> {
  for (;;) {
    const step = parts.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
