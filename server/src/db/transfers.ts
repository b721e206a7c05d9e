import { json } from "./json.ts";
import type { ClinicTx } from "./transaction.ts";

export type TransferAnswer = {
  readonly answer: "accepted" | "refused" | "withdrawn";
  readonly answeredAt: Date;
  readonly answeredBy: string;
  readonly content: TransferContent;
};
/** What an acceptance moved: the patient's id with this clinic and with the other, counts, and the first version that is of here. */
export type TransferContent = {
  readonly here?: string;
  readonly there?: string;
  readonly facts?: number;
  readonly messages?: number;
  /** Messages that were not sent, because they are of other patients too. */
  readonly messagesKept?: number;
  readonly version?: number;
};

export type SentOffer = {
  readonly offer: string;
  readonly to: string;
  readonly patient: string;
  readonly offeredAt: Date;
  readonly offeredBy: string;
  readonly why: string;
  readonly answer: TransferAnswer | undefined;
};
/** What the receiver sees before accepting: who offers, when and why; nothing of the patient. */
export type ReceivedOffer = {
  readonly offer: string;
  readonly from: string;
  readonly offeredAt: Date;
  readonly why: string;
  readonly answer: TransferAnswer | undefined;
};

export async function sentOffers({ query, clinic }: ClinicTx): Promise<readonly SentOffer[]> {
  const rows = await query
    .selectFrom("transfer_offer as o")
    .leftJoin("transfer_answer as a", (on) =>
      on.onRef("a.clinic_id", "=", "o.clinic_id").onRef("a.offer_id", "=", "o.offer_id"),
    )
    .select(["o.offer_id", "o.to_clinic_id", "o.patient_id", "o.offered_at", "o.offered_by", "o.why"])
    .select(["a.answer", "a.answered_at", "a.answered_by", "a.content"])
    .where("o.clinic_id", "=", clinic)
    .orderBy("o.offered_at")
    .orderBy("o.offer_id")
    .execute();
  return rows.map((row) => ({
    offer: row.offer_id,
    to: row.to_clinic_id,
    patient: row.patient_id,
    offeredAt: row.offered_at,
    offeredBy: row.offered_by,
    why: row.why,
    answer: answerOf(row),
  }));
}

export async function receivedOffers({ query, clinic }: ClinicTx): Promise<readonly ReceivedOffer[]> {
  const rows = await query
    .selectFrom("transfer_received as o")
    .leftJoin("transfer_answer as a", (on) =>
      on.onRef("a.clinic_id", "=", "o.clinic_id").onRef("a.offer_id", "=", "o.offer_id"),
    )
    .select(["o.offer_id", "o.from_clinic_id", "o.offered_at", "o.why"])
    .select(["a.answer", "a.answered_at", "a.answered_by", "a.content"])
    .where("o.clinic_id", "=", clinic)
    .orderBy("o.offered_at")
    .orderBy("o.offer_id")
    .execute();
  return rows.map((row) => ({
    offer: row.offer_id,
    from: row.from_clinic_id,
    offeredAt: row.offered_at,
    why: row.why,
    answer: answerOf(row),
  }));
}

type AnswerColumns = {
  answer: string | null;
  answered_at: Date | null;
  answered_by: string | null;
  content: object | null;
};
const answerOf = (row: AnswerColumns): TransferAnswer | undefined =>
  row.answer === null
    ? undefined
    : {
        answer: row.answer as TransferAnswer["answer"],
        answeredAt: row.answered_at!,
        answeredBy: row.answered_by!,
        content: row.content ?? {},
      };

type NewOffer = { readonly offer: string; readonly why: string };

export async function addSentOffer(
  { query, clinic, actor, at }: ClinicTx,
  { offer, why, to, patient }: NewOffer & { readonly to: string; readonly patient: string },
): Promise<void> {
  await query
    .insertInto("transfer_offer")
    .values({
      clinic_id: clinic,
      offer_id: offer,
      to_clinic_id: to,
      patient_id: patient,
      offered_at: new Date(at),
      offered_by: actor.id,
      why,
    })
    .execute();
}

export async function addReceivedOffer(
  { query, clinic, at }: ClinicTx,
  { offer, why, from }: NewOffer & { readonly from: string },
): Promise<void> {
  await query
    .insertInto("transfer_received")
    .values({ clinic_id: clinic, offer_id: offer, from_clinic_id: from, offered_at: new Date(at), why })
    .execute();
}

/** The one answer. A second one meets its key and is refused, and with it the transaction. */
export async function addAnswer(
  { query, clinic, actor, at }: ClinicTx,
  offer: string,
  answer: TransferAnswer["answer"],
  why: string | undefined,
  content: TransferContent = {},
): Promise<void> {
  await query
    .insertInto("transfer_answer")
    .values({
      clinic_id: clinic,
      offer_id: offer,
      answer,
      answered_at: new Date(at),
      answered_by: actor.id,
      why: why ?? null,
      content: json(content),
    })
    .execute();
}
