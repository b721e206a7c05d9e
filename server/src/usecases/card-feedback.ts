import { randomUUID } from "node:crypto";
import type { CdsFeedbackJson } from "@longwatch/api";
import { recordEvent } from "../audit/record.ts";
import { addCardFeedback, cardsShownToMe } from "../db/shown-cards.ts";
import type { ClinicTx } from "../db/transaction.ts";

/**
 * Keeps what became of cards, for ever. Only of cards that this system was given by this service.
 *
 * @returns false where one of them was not: then nothing is kept
 */
export async function keepFeedback(tx: ClinicTx, service: string, { feedback }: CdsFeedbackJson): Promise<boolean> {
  const cards = [...new Set(feedback.map(({ card }) => card))];
  const patients = await cardsShownToMe(tx, service, cards);
  if (patients.size < cards.length) return false;
  const kept = feedback.map((one) => {
    const { card, outcome, outcomeTimestamp } = one;
    const said =
      one.outcome === "accepted"
        ? { suggestions: one.acceptedSuggestions?.map(({ id }) => id) ?? [] }
        : { reason: one.overrideReason?.reason?.code ?? null, comment: one.overrideReason?.userComment ?? null };
    return { feedback: randomUUID(), card, outcome, content: { at: outcomeTimestamp, ...said } };
  });
  await addCardFeedback(tx, kept);
  for (const { card, outcome } of kept)
    await recordEvent(tx, {
      action: "decision-support.feedback",
      object: patients.get(card)!,
      detail: { service, card, outcome },
    });
  return true;
}
