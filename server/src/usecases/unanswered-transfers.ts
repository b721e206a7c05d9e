import type { ClinicTx } from "../db/transaction.ts";
import { receivedOffers, sentOffers } from "../db/transfers.ts";
import { raise } from "./notices.ts";
import { unansweredKey } from "./offer-transfer.ts";

/** After so many days an offer that nobody has answered is work for both clinics. */
const patienceDays = 7;

/**
 * Raises a notice for each offer that this clinic made or was made more than seven days ago and that has no answer. Run as often as
 * one likes: an offer has one notice, which its answer closes.
 *
 * @returns how many were raised
 */
export async function noticeUnansweredTransfers(tx: ClinicTx): Promise<number> {
  const since = tx.at - patienceDays * 86_400_000;
  const offers = [...(await sentOffers(tx)), ...(await receivedOffers(tx))];
  let raised = 0;
  for (const { offer, offeredAt, answer } of offers) {
    if (answer !== undefined || offeredAt.getTime() > since) continue;
    const isNew = await raise(tx, {
      key: unansweredKey(offer),
      kind: "transfer-unanswered",
      role: "nurse",
      urgency: "7D",
      about: offer,
      content: { offer, offeredAt: offeredAt.toISOString() },
    });
    if (isNew) raised += 1;
  }
  return raised;
}
