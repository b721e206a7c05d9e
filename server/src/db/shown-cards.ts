import { json } from "./json.ts";
import type { ClinicTx } from "./transaction.ts";

export type ShownCard = { readonly card: string; readonly topic: string; readonly indicator: string };

/** Keeps which cards were given to whom, about whom. */
export async function addShownCards(
  { query, clinic, actor, at }: ClinicTx,
  patient: string,
  service: string,
  cards: readonly ShownCard[],
): Promise<void> {
  if (cards.length === 0) return;
  const rows = cards.map(({ card, topic, indicator }) => ({
    clinic_id: clinic,
    card_id: card,
    patient_id: patient,
    service,
    topic,
    indicator,
    shown_at: new Date(at),
    shown_to: actor.id,
  }));
  await query.insertInto("shown_card").values(rows).execute();
}

/** Which of these cards were given to whoever asks, by this service, with the patient they were about. */
export async function cardsShownToMe(
  { query, clinic, actor }: ClinicTx,
  service: string,
  cards: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (cards.length === 0) return new Map();
  const rows = await query
    .selectFrom("shown_card")
    .select(["card_id", "patient_id"])
    .where("clinic_id", "=", clinic)
    .where("card_id", "in", [...cards])
    .where("service", "=", service)
    .where("shown_to", "=", actor.id)
    .execute();
  return new Map(rows.map((row) => [row.card_id, row.patient_id]));
}

export type CardFeedback = {
  readonly feedback: string;
  readonly card: string;
  readonly outcome: "accepted" | "overridden";
  readonly content: object;
};

export async function addCardFeedback(
  { query, clinic, actor, at }: ClinicTx,
  feedback: readonly CardFeedback[],
): Promise<void> {
  if (feedback.length === 0) return;
  const rows = feedback.map((one) => ({
    clinic_id: clinic,
    feedback_id: one.feedback,
    card_id: one.card,
    outcome: one.outcome,
    content: json(one.content),
    given_at: new Date(at),
    given_by: actor.id,
  }));
  await query.insertInto("card_feedback").values(rows).execute();
}
