import { formatDay } from "@longwatch/core";
import { dayIn } from "../clock.ts";
import { nextBulkExport } from "../db/bulk-exports.ts";
import { isIntakeDue } from "../db/inbox.ts";
import { isDeliveryDue } from "../db/outbox.ts";
import { lastSentinelRun } from "../db/sentinel.ts";
import { stalePatients } from "../db/stale.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { feedsToTell } from "../usecases/feeds.ts";
import { cacheKey } from "../usecases/refresh.ts";
import { zoneOf } from "../usecases/today.ts";
import type { QueueName } from "./queues.ts";

/** By the clinic's clock: the night's recomputation begins when the day's turn has long been done. */
const sentinelFromHour = 2;

/**
 * What should be done for a clinic now, told from its tables alone: whatever was missed, for however long, shows here as due.
 *
 * @param canSend whether there is a mail server
 */
export async function dueWork(tx: ClinicTx, canSend: boolean): Promise<readonly QueueName[]> {
  const zone = await zoneOf(tx);
  const today = formatDay(dayIn(zone, tx.at));
  const key = cacheKey(await clinicRules(tx));
  const isStale = (await stalePatients(tx, key, today, { most: 1 })).length > 0;
  const due: QueueName[] = [];
  if (isStale) due.push("turn-day");
  // Not made to wait for the turn: of a patient whose record cannot be assessed the day never turns.
  due.push("escalate");
  if (await isIntakeDue(tx)) due.push("intake");
  if ((await nextBulkExport(tx)) !== undefined) due.push("bulk-export");
  if (canSend && (await isDeliveryDue(tx))) due.push("deliver");
  if ((await feedsToTell(tx)).length > 0) due.push("feeds");
  const wasNight = formatDay(dayIn(zone, (tx.at - sentinelFromHour * 3_600_000) as typeof tx.at)) === today;
  if (wasNight && ((await lastSentinelRun(tx))?.runOn ?? "") < today) due.push("sentinel");
  return due;
}
