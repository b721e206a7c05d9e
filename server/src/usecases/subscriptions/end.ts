import { recordEvent } from "../../audit/record.ts";
import { isProgramThere, putStatus, type SubscriptionRow } from "../../db/subscriptions.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { settle } from "../notices.ts";

/** One notice for each subscription. It ends with the next notification that arrives, or with the subscription. */
export const noticeKey = (id: string): string => `failing-subscription/${id}`;

/**
 * Ends a subscription whose time has come, or whose program is not let in any more: it is told nothing from now on.
 *
 * @returns whether it has ended
 */
export async function endIfOver(
  tx: ClinicTx,
  { id, endsAt, madeBy }: Pick<SubscriptionRow, "id" | "endsAt" | "madeBy">,
): Promise<boolean> {
  const hasEnded = endsAt !== undefined && endsAt <= tx.at;
  if (!hasEnded && (await isProgramThere(tx, madeBy))) return false;
  await putStatus(tx, id, "off", hasEnded ? "its end has come" : "its program is not connected any more");
  await settle(tx, noticeKey(id));
  await recordEvent(tx, { action: "subscription.change", object: id, detail: { status: "off" } });
  return true;
}
