import { randomUUID } from "node:crypto";
import { failed, ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { lockPatient } from "../db/patients.ts";
import { type ClinicTx, inOtherClinic } from "../db/transaction.ts";
import {
  addAnswer,
  addReceivedOffer,
  addSentOffer,
  type ReceivedOffer,
  receivedOffers,
  type SentOffer,
  sentOffers,
} from "../db/transfers.ts";
import { settle } from "./notices.ts";
import { rawRecord } from "./record.ts";

/**
 * Offers a patient to another clinic. Nothing changes hands: this clinic goes on watching until the other accepts.
 *
 * @param why in the words of the sender; the receiver reads it before accepting, so it must not say who the patient is
 * @returns the offer's id; undefined where the clinic has no such patient
 */
export async function offerTransfer(
  tx: ClinicTx,
  patient: string,
  to: string,
  why: string,
): Promise<Result<string> | undefined> {
  if ((await lockPatient(tx, patient)) === undefined) return undefined;
  if (to === tx.clinic) return refusal("this clinic itself", "Name the clinic that is to take over.");
  const clinic = await tx.query.selectFrom("clinic").select("clinic_id").where("clinic_id", "=", to).executeTakeFirst();
  if (clinic === undefined)
    return refusal("no such clinic", "Name a clinic of this installation; for others, export the record.");
  if (why.trim() === "") return refusal("no reason", "Give the reason; the receiver decides by it.");
  const open = (await sentOffers(tx)).some((one) => one.patient === patient && one.answer === undefined);
  if (open) return refusal("an offer that waits for its answer", "Withdraw it before offering the patient elsewhere.");
  if ((await handOversOf(tx, patient)).length > 0) {
    return refusal("a patient whom another clinic has accepted", "Ask the clinic that is responsible now.");
  }
  const offer = randomUUID();
  await addSentOffer(tx, { offer, to, patient, why });
  await inOtherClinic(tx, to, (there) => addReceivedOffer(there, { offer, why, from: tx.clinic }));
  await recordEvent(tx, { action: "transfer.offer", object: patient, why, detail: { offer, to } });
  return ok(offer);
}

/** Takes an offer back before it is answered. @returns undefined where this clinic made no such offer */
export async function withdrawTransfer(tx: ClinicTx, offer: string, why: string): Promise<Result<true> | undefined> {
  const sent = (await sentOffers(tx)).find((one) => one.offer === offer);
  if (sent === undefined) return undefined;
  await lockPatient(tx, sent.patient);
  if ((await sentOffer(tx, offer))?.answer !== undefined) return answered;
  await answerBoth(tx, sent.to, offer, "withdrawn", why);
  await recordEvent(tx, { action: "transfer.withdraw", object: sent.patient, why, detail: { offer } });
  return ok(true);
}

/** Declines an offer; the sender keeps the patient. @returns undefined where this clinic was made no such offer */
export async function refuseTransfer(tx: ClinicTx, offer: string, why: string): Promise<Result<true> | undefined> {
  const received = await receivedOffer(tx, offer);
  if (received === undefined) return undefined;
  const isOpen = await inOtherClinic(tx, received.from, async (there) => {
    const sent = (await sentOffer(there, offer))!;
    await lockPatient(there, sent.patient);
    return (await sentOffer(there, offer))!.answer === undefined;
  });
  if (!isOpen) return answered;
  await answerBoth(tx, received.from, offer, "refused", why);
  await recordEvent(tx, { action: "transfer.refuse", object: offer, why, detail: { offer, from: received.from } });
  return ok(true);
}

async function answerBoth(
  tx: ClinicTx,
  other: string,
  offer: string,
  answer: "refused" | "withdrawn",
  why: string,
): Promise<void> {
  const write = async (one: ClinicTx): Promise<void> => {
    await addAnswer(one, offer, answer, why);
    await settle(one, unansweredKey(offer));
  };
  await write(tx);
  await inOtherClinic(tx, other, write);
}

/** The key of the notice that an offer waits too long. */
export const unansweredKey = (offer: string): string => `transfer-unanswered/${offer}`;

export const sentOffer = async (tx: ClinicTx, offer: string): Promise<SentOffer | undefined> =>
  (await sentOffers(tx)).find((one) => one.offer === offer);

export const receivedOffer = async (tx: ClinicTx, offer: string): Promise<ReceivedOffer | undefined> =>
  (await receivedOffers(tx)).find((one) => one.offer === offer);

/** Ids of the facts that say that another clinic has taken this patient over, and that hold. */
export async function handOversOf(tx: ClinicTx, patient: string): Promise<readonly string[]> {
  const endings = (await rawRecord(tx, patient))?.held.byKind.get("follow-up-ended") ?? [];
  return endings.flatMap((one) =>
    one.kind === "follow-up-ended" && one.reason === "handed-over" && one.acceptedBy !== undefined ? [one.id] : [],
  );
}

export const refusal = (saw: string, remedy: string): Result<never> =>
  failed([{ code: "transfer-refused", severity: "error", at: "/", saw, remedy }]);

export const answered = refusal("an offer that has been answered or withdrawn", "Ask for a new offer.");
