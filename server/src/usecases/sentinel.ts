import { formatDay } from "@longwatch/core";
import { verifyChain } from "../audit/verify.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { membersOf } from "../db/memberships.ts";
import { lockPatient } from "../db/patients.ts";
import { addPart, keptPatients, sharePosition } from "../db/sentinel.ts";
import { allOfThem, type Share, stalePatients } from "../db/stale.ts";
import { type ClinicTx, inClinic, inSnapshot, type Scope, theServer } from "../db/transaction.ts";
import { engineDigest } from "../engine-digest.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { checkFeeds } from "./feeds.ts";
import { raise, settle } from "./notices.ts";
import { rawRecord } from "./record.ts";
import { cacheKey, refresh } from "./refresh.ts";
import { alarmKey, sentinelAlarm } from "./sentinel-alarm.ts";
import { checkPatient, type Finding } from "./sentinel-check.ts";
import { keepSnapshot, remember } from "./snapshots.ts";
import { todayOf } from "./today.ts";
import { noticeUnansweredTransfers } from "./unanswered-transfers.ts";

export type SentinelOptions = {
  readonly share?: Share;
  /** Patients whose state is read in one snapshot. */
  readonly together?: number;
  /** After each few patients, how many this call has done. */
  readonly told?: (patients: number) => void;
  readonly isOver?: () => boolean;
};

export type SentinelResult = { readonly isComplete: boolean; readonly patients: number; readonly alarms: number };

/**
 * Recomputes everybody of a share from the raw facts and compares; whatever must not be becomes a notice, and only then is the
 * cache repaired. It can be stopped between a few patients and goes on there, on the same day, on whatever node.
 *
 * @param reading where the comparing reads: best as the role that can only read
 */
export async function runSentinel(
  database: Database,
  reading: Database,
  clinic: string,
  clock: Clock,
  { share = allOfThem, together = 25, told = () => {}, isOver = () => false }: SentinelOptions = {},
): Promise<SentinelResult> {
  const scope = () => ({ clinic, actor: theServer, at: clock() });
  let patients = 0;
  let alarms = 0;
  while (!isOver()) {
    const from = scope();
    const part = await inSnapshot(reading, from, (tx) => checkSome(tx, share, together));
    if (part === undefined) return { isComplete: true, patients, alarms };
    const found = await inClinic(database, scope(), async (tx) => {
      const findings = [...part.findings, ...(await ownersWhoLeft(tx, part.owners))];
      const raised = await tell(tx, findings);
      const { runOn, last, checked, parts } = part;
      const engine = engineDigest();
      const row = { runOn, share, startedAt: from.at, last, patients: checked, alarms: raised, engineDigest: engine };
      await addPart(tx, parts, row);
      return raised;
    });
    patients += part.checked;
    alarms += found;
    told(patients);
    if (part.last === undefined) {
      if (share.number === 0) alarms += await lookAround(database, reading, scope());
      return { isComplete: true, patients, alarms };
    }
  }
  return { isComplete: false, patients, alarms };
}

/** Undefined: the share is done for this day. */
async function checkSome(tx: ClinicTx, share: Share, most: number) {
  const today = await todayOf(tx);
  const runOn = formatDay(today);
  const { isComplete, after, parts } = await sharePosition(tx, runOn, share);
  if (isComplete) return undefined;
  const rules = await clinicRules(tx);
  const key = cacheKey(rules);
  const some = await keptPatients(tx, key, runOn, share, after, most);
  const findings: Finding[] = [];
  const owners = new Set<string>();
  for (const one of some) {
    const checked = await checkPatient(tx, one, rules, today);
    findings.push(...checked.findings);
    for (const owner of checked.owners) owners.add(owner);
  }
  const last = some.length < most ? undefined : some.at(-1)!.patient;
  return { runOn, parts, checked: some.length, last, findings, owners: [...owners] };
}

async function ownersWhoLeft(tx: ClinicTx, owners: readonly string[]): Promise<readonly Finding[]> {
  if (owners.length === 0) return [];
  const members = new Set((await membersOf(tx)).map(({ account }) => account));
  return owners.filter((one) => !members.has(one)).map((patient) => ({ alarm: "owner-not-a-member", patient }));
}

/** First the notice, then the repair: what was wrong is known even where the repair fails. */
async function tell(tx: ClinicTx, findings: readonly Finding[]): Promise<number> {
  let raised = 0;
  for (const { alarm, patient, parts } of findings) {
    if (await raise(tx, sentinelAlarm(alarm, patient, parts === undefined ? {} : { parts }))) raised += 1;
    if (alarm === "difference") await repair(tx, patient);
  }
  return raised;
}

/** From the raw facts: what was parsed before may be what was wrong. */
async function repair(tx: ClinicTx, patient: string): Promise<void> {
  const head = await lockPatient(tx, patient);
  const record = head && (await rawRecord(tx, patient));
  if (head === undefined || record === undefined) return;
  const { version } = head;
  await keepSnapshot(tx, patient, { version, record });
  remember(tx, patient, { version, record });
  await refresh(tx, record, version, await clinicRules(tx), await todayOf(tx));
}

/** What is no patient's: the day's turn, the audit chain, the feeds, offers without an answer. */
async function lookAround(database: Database, reading: Database, scope: Scope): Promise<number> {
  const chain = await inSnapshot(reading, scope, ({ query }) => verifyChain(query, scope.clinic, []));
  return inClinic(database, scope, async (tx) => {
    let raised = 0;
    if (chain.broken !== undefined) raised += Number(await raise(tx, sentinelAlarm("audit-chain", "audit")));
    const key = cacheKey(await clinicRules(tx));
    const stale = await stalePatients(tx, key, formatDay(await todayOf(tx)), { most: 1 });
    if (stale.length > 0) raised += Number(await raise(tx, sentinelAlarm("day-not-turned", "worklist")));
    else await settle(tx, alarmKey("day-not-turned", "worklist"));
    await checkFeeds(tx);
    await noticeUnansweredTransfers(tx);
    return raised;
  });
}
