import { focusOf, parseCriteria } from "@longwatch/interop";
import { replaceMatches } from "../../db/subscription-events.ts";
import { lockSubscription, type SubscriptionRow, subscriptionsOf } from "../../db/subscriptions.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { worklistLines } from "../../db/worklist.ts";
import { todayOf } from "../today.ts";
import { itemOfLine } from "../worklist-rows.ts";
import { endIfOver } from "./end.ts";

/**
 * Looks what meets the criteria of the clinic's subscriptions now; what did not before becomes an event of theirs. Again and again it
 * changes nothing more. The list must be that of today; an older one only tells later.
 *
 * @returns how many events there are more
 */
export async function collectEvents(tx: ClinicTx): Promise<number> {
  const waiting = (await subscriptionsOf(tx)).filter(({ status }) => status !== "off");
  if (waiting.length === 0) return 0;
  const look = await looking(tx);
  let events = 0;
  for (const { id } of waiting) {
    const one = await lockSubscription(tx, id);
    if (one === undefined || one.status === "off" || (await endIfOver(tx, one))) continue;
    events += await replaceMatches(tx, id, look(one), true);
  }
  return events;
}

/** What meets the criteria already is known from now on, and not told. */
export async function beginCollecting(tx: ClinicTx, one: Pick<SubscriptionRow, "id" | "criteria">): Promise<void> {
  await replaceMatches(tx, one.id, (await looking(tx))(one), false);
}

/** What meets criteria today, most urgent first. */
async function looking(tx: ClinicTx) {
  const asOf = await todayOf(tx);
  const items = (await worklistLines(tx, {}, "", 1_000_000)).filter(({ patient }) => patient !== "").map(itemOfLine);
  return ({ criteria: text }: Pick<SubscriptionRow, "criteria">) => {
    const criteria = parseCriteria(text);
    return criteria === undefined ? [] : items.flatMap((item) => focusOf(criteria, item, asOf) ?? []);
  };
}
