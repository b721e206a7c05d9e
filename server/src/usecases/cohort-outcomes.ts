import { setImmediate } from "node:timers/promises";
import type { CohortOutcomesQuery } from "@longwatch/api";
import {
  type CohortPerson,
  type CohortTable,
  cohortTableInParts,
  type Day,
  formatDay,
  stratumBy,
} from "@longwatch/core";
import { type CacheKey, keptOutcomes, stateOfOutcomes } from "../db/assessments.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { cacheKey } from "./refresh.ts";
import { todayOf } from "./today.ts";

export type CohortOutcomes = { readonly table: CohortTable; readonly notAssessed: number };

/** Tables that were made last, for as many questions: the page asks for the same one as numbers, as pictures and as files. */
const mostKept = 12;
const made = new Map<string, Promise<CohortOutcomes>>();

/** Whoever does not see what people are called sees no figure about fewer than so many. */
export const fewestWithoutNames = 5;

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
  // Kept before anything is read: the same question, asked meanwhile, waits for this answer.
  const table = madeOf(tx, key, today, asked);
  made.set(question, table);
  table.catch(() => made.delete(question));
  for (const oldest of made.keys()) {
    if (made.size <= mostKept) break;
    made.delete(oldest);
  }
  return table;
}

async function madeOf(
  tx: ClinicTx,
  key: CacheKey,
  today: Day,
  { by, preset, hideBelow }: CohortOutcomesQuery,
): Promise<CohortOutcomes> {
  const { people, outside, notAssessed } = await keptOutcomes(tx, key, formatDay(today));
  const persons = people as readonly CohortPerson[];
  const strata = persons.map((one) => stratumBy(by, one));
  const asked = { asOf: today, by, worsening: preset, leastShown: hideBelow, outside };
  const table = await inTurns(cohortTableInParts(persons, strata, asked));
  return { table, notAssessed };
}

/** Section by section, so that others are answered meanwhile. */
async function inTurns(parts: ReturnType<typeof cohortTableInParts>): Promise<CohortTable> {
  for (;;) {
    const step = parts.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
