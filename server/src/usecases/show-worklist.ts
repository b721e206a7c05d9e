import { type Day, formatDay } from "@longwatch/core";
import type { Database } from "../db/database.ts";
import { type ClinicTx, inClinic, type Scope } from "../db/transaction.ts";
import { type WorklistFilter, type WorklistLine, worklistLines } from "../db/worklist.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { todayOf } from "./today.ts";
import { turnDay } from "./turn-day.ts";

export type WorklistPage = {
  readonly asOf: string;
  readonly lines: readonly WorklistLine[];
  /** Where the next page begins; undefined: this is the last. */
  readonly next: string | undefined;
};

/**
 * One page of a clinic's worklist, most urgent first, then oldest. The clinic's day must have been turned ({@link ensureTurned}).
 *
 * @param after where the page before ended; "" for the first
 * @param most  lines on a page
 */
export async function showWorklist(
  tx: ClinicTx,
  filter: Omit<WorklistFilter, "notSetAsideOn"> & { readonly withSetAside?: boolean },
  after: string,
  most: number,
): Promise<WorklistPage> {
  const asOf = formatDay(await todayOf(tx));
  const { withSetAside = false, ...rest } = filter;
  const lines = await worklistLines(tx, withSetAside ? rest : { ...rest, notSetAsideOn: asOf }, after, most + 1);
  const shown = lines.slice(0, most);
  return { asOf, lines: shown, next: lines.length > most ? shown.at(-1)!.sortKey : undefined };
}

/** For each clinic the day and rules to which this process has seen it brought. */
const turned = new Map<string, { readonly day: Day; readonly digest: string; readonly whole: Promise<unknown> }>();

/**
 * Makes the list right for today, whether or not the night's job ran. The first who asks on a new day waits for what is due to
 * change; everybody after them waits for the same work, and later nobody waits.
 */
export async function ensureTurned(database: Database, scope: Scope): Promise<void> {
  const [day, digest] = await inClinic(
    database,
    scope,
    async (tx) => [await todayOf(tx), (await clinicRules(tx)).digest] as const,
  );
  const before = turned.get(scope.clinic);
  if (before?.day === day && before.digest === digest) return void (await before.whole);
  const whole = turnDay(database, scope);
  const entry = { day, digest, whole };
  turned.set(scope.clinic, entry);
  try {
    await whole;
  } catch (error) {
    if (turned.get(scope.clinic) === entry) turned.delete(scope.clinic);
    throw error;
  }
}
