import { type Day, formatDay, type Instant } from "@longwatch/core";
import { dayIn } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { type ClinicTx, inClinic, type Scope } from "../db/transaction.ts";
import { peopleOf, type WorklistFilter, type WorklistLine, worklistLines } from "../db/worklist.ts";
import { alikeLines, countsOf, type WorklistCounts } from "../db/worklist-counts.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { linesHeldOtherwise } from "./holders.ts";
import { todayOf, zoneOf } from "./today.ts";
import { turnDay } from "./turn-day.ts";

/** Which lines are wanted, as somebody asks for them. */
export type WorklistWish = Omit<WorklistFilter, "overdueOn" | "setAside" | "heldOtherwise"> & {
  readonly overdue?: boolean;
  readonly setAside?: "out" | "in" | "only";
};

export type WorklistPage = {
  readonly asOf: string;
  readonly lines: readonly WorklistLine[];
  readonly counts: WorklistCounts & { readonly people: number };
  /** Where the next page begins; undefined: this is the last. */
  readonly next: string | undefined;
};

/**
 * One page of a clinic's worklist, most urgent first, then oldest, and the numbers of the whole. The clinic's day must have been
 * turned ({@link ensureTurned}).
 *
 * @param after where the page before ended; "" for the first
 * @param most  lines on a page
 */
export async function showWorklist(
  tx: ClinicTx,
  { overdue = false, setAside = "out", ...rest }: WorklistWish,
  after: string,
  most: number,
): Promise<WorklistPage> {
  const today = await todayOf(tx);
  const asOf = formatDay(today);
  const filter: WorklistFilter = {
    ...rest,
    heldOtherwise: await linesHeldOtherwise(tx, today, rest.patient),
    ...(overdue ? { overdueOn: asOf } : {}),
    ...(setAside === "in" ? {} : { setAside: { is: setAside, on: asOf } }),
  };
  const lines = await worklistLines(tx, filter, after, most + 1);
  const counts = countsOf(await alikeLines(tx, asOf, filter), filter);
  const shown = lines.slice(0, most);
  const next = lines.length > most ? shown.at(-1)!.sortKey : undefined;
  return { asOf, lines: shown, counts: { ...counts, people: await peopleOf(tx, filter) }, next };
}

/** For each clinic the day and rules to which this process has seen it brought, and when it last looked at the rules. */
type Turn = {
  readonly day: Day;
  readonly zone: string;
  readonly digest: string;
  readonly whole: Promise<unknown>;
  readonly lookedAt: Instant;
};
const turned = new Map<string, Turn>();

/** Rules that another node has just recorded are seen after so long; those of this node's own requests, in the same time. */
const lookAgainMs = 2000;

/**
 * Makes the list right for today, whether or not the night's job ran. The first who asks on a new day waits for what is due to
 * change; everybody after them waits for the same work, and later nobody waits.
 */
export async function ensureTurned(database: Database, scope: Scope): Promise<void> {
  const before = turned.get(scope.clinic);
  if (before !== undefined && isOfNow(before, scope.at)) return void (await before.whole);
  const frame = await inClinic(database, scope, async (tx) => ({
    zone: await zoneOf(tx),
    digest: (await clinicRules(tx)).digest,
  }));
  const now = { ...frame, day: dayIn(frame.zone, scope.at), lookedAt: scope.at };
  const isSame = before?.day === now.day && before.digest === now.digest;
  const turn: Turn = { ...now, whole: isSame ? before.whole : turnDay(database, scope) };
  turned.set(scope.clinic, turn);
  try {
    await turn.whole;
  } catch (error) {
    if (turned.get(scope.clinic)?.whole === turn.whole) turned.delete(scope.clinic);
    throw error;
  }
}

const isOfNow = ({ day, zone, lookedAt }: Turn, at: Instant): boolean =>
  at >= lookedAt && at - lookedAt < lookAgainMs && dayIn(zone, at) === day;
