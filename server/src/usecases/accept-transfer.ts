import { factIdOf, failed, formatDay, InvariantError, type Issue, ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { patientOfIdentifier } from "../db/identifiers.ts";
import { findPatient, lockPatient } from "../db/patients.ts";
import { type ClinicTx, inOtherClinic } from "../db/transaction.ts";
import { addAnswer, sentOffers, type TransferContent } from "../db/transfers.ts";
import { settle as settleNotice } from "./notices.ts";
import { answered, handOversOf, receivedOffer, refusal, sentOffer, unansweredKey } from "./offer-transfer.ts";
import { recordFacts } from "./record-facts.ts";
import { todayOf } from "./today.ts";
import { readRecord, type SentRecord, takeBack, takeIn } from "./transferred-record.ts";

export type Accepted = { readonly patient: string; readonly version: number };

/**
 * Takes over a patient whom another clinic has offered, in one transaction: the whole record comes here as it was recorded there, with
 * its moments and authors; here the move is recorded, there the hand-over. From its commit on, and not before, this clinic answers
 * for the patient.
 *
 * @param jurisdiction the country whose rules the patient is watched by from now on, such as `IE`
 * @returns undefined where this clinic was made no such offer; with issues, nothing was written
 */
export async function acceptTransfer(
  tx: ClinicTx,
  offer: string,
  jurisdiction: string,
): Promise<Result<Accepted> | undefined> {
  const received = await receivedOffer(tx, offer);
  if (received === undefined) return undefined;
  const there = await inOtherClinic(tx, received.from, (other) => openRecord(other, offer));
  if ("answer" in there) return there.answer;
  const place = await placeFor(tx, there, offer, received.from);
  if (!place.ok) return place;
  const { patient, isReturning } = place.value;

  const copied = await (isReturning ? takeBack : takeIn)(tx, patient, there, received.from);
  const moved = await recordMove(tx, patient, jurisdiction);
  const content = { facts: copied.facts, messages: copied.messages, messagesKept: there.messagesKept };
  await settle(tx, offer, { ...content, here: patient, there: there.patient, version: moved.version });
  await inOtherClinic(tx, received.from, (other) =>
    handOver(other, offer, { ...content, here: there.patient, there: patient }, tx),
  );
  return ok({ patient, version: moved.version });
}

/** The offered record, locked with its sender; or why there is none to take. */
async function openRecord(other: ClinicTx, offer: string): Promise<SentRecord | { readonly answer: Result<never> }> {
  const { patient } = (await sentOffer(other, offer))!;
  const head = await lockPatient(other, patient);
  if ((await sentOffer(other, offer))!.answer !== undefined) return { answer: answered };
  if (head === undefined) return { answer: refusal("a patient whom the sender no longer has", "Refuse the offer.") };
  return readRecord(other, head);
}

type Place = { readonly patient: string; readonly isReturning: boolean };

/**
 * Under which id the patient is kept here: that of before, where this clinic once handed them over; the sender's, where it is free; else
 * one made from it. Two different people are never joined because their ids are alike.
 */
async function placeFor(tx: ClinicTx, record: SentRecord, offer: string, from: string): Promise<Result<Place>> {
  const before = await handedOverAs(tx, record, from);
  const isFree = before === undefined && (await findPatient(tx, record.patient)) === undefined;
  const patient = before ?? (isFree ? record.patient : `${record.patient}-${offer.slice(0, 8)}`);
  for (const { system, value } of record.identifiers) {
    const owner = await patientOfIdentifier(tx, system, value);
    if (owner !== undefined && owner !== patient) return failed([known]);
  }
  const issues = before === undefined ? [] : await conflicts(tx, before, record);
  return issues.length > 0 ? failed(issues) : ok({ patient, isReturning: before !== undefined });
}

/** The id of a patient whom this clinic gave away, and whose every fact of then is in the record that comes now. */
async function handedOverAs(tx: ClinicTx, record: SentRecord, from: string): Promise<string | undefined> {
  const incoming = new Set(record.facts.map(({ fact_id }) => fact_id));
  const given = (await sentOffers(tx)).filter(
    ({ answer, patient, to }) =>
      answer?.answer === "accepted" &&
      (patient === record.patient || (to === from && answer.content.there === record.patient)),
  );
  for (const { patient } of given) {
    const head = await lockPatient(tx, patient);
    if (head === undefined) continue;
    const own = new Set(await handOversOf(tx, patient));
    const { facts } = await readRecord(tx, head);
    if (facts.every(({ fact_id }) => incoming.has(fact_id) || own.has(fact_id))) return patient;
  }
  return undefined;
}

async function conflicts(tx: ClinicTx, patient: string, record: SentRecord): Promise<readonly Issue[]> {
  const { facts } = await readRecord(tx, (await findPatient(tx, patient))!);
  const here = new Map(facts.map(({ fact_id, content }) => [fact_id, content]));
  return record.facts.flatMap(({ fact_id, content }): Issue[] => {
    const own = here.get(fact_id);
    return own === undefined || factIdOf(JSON.parse(own)) === factIdOf(JSON.parse(content)) ? [] : [conflict(fact_id)];
  });
}

/** Here: the move, and the end of an earlier hand-over, since the patient is back. */
async function recordMove(tx: ClinicTx, patient: string, jurisdiction: string): Promise<Accepted> {
  const movedOn = formatDay(await todayOf(tx));
  const back = (await handOversOf(tx, patient)).map((fact) => ({
    kind: "fact-retracted",
    fact,
    reason: "The patient has been taken over again.",
  }));
  const moved = { kind: "care-moved", movedOn, jurisdiction, clinic: tx.clinic, acceptedBy: tx.actor.id };
  return { patient, version: (await recorded(tx, patient, [moved, ...back])).version };
}

/** There: the end of the sender's responsibility, signed by the receiver. */
async function handOver(other: ClinicTx, offer: string, content: TransferContent, receiver: ClinicTx): Promise<void> {
  const endedOn = formatDay(await todayOf(other));
  const acceptedBy = `${receiver.clinic}/${receiver.actor.id}`;
  const { version } = await recorded(other, content.here!, [
    { kind: "follow-up-ended", endedOn, reason: "handed-over", acceptedBy },
  ]);
  await settle(other, offer, { ...content, version });
}

async function settle(tx: ClinicTx, offer: string, content: TransferContent): Promise<void> {
  await addAnswer(tx, offer, "accepted", undefined, content);
  await settleNotice(tx, unansweredKey(offer));
  await recordEvent(tx, { action: "transfer.accept", object: content.here!, detail: { offer, ...content } });
}

async function recorded(tx: ClinicTx, patient: string, facts: readonly object[]) {
  const stated = facts.map((fact) => ({ ...fact, by: tx.actor.id }));
  const done = await recordFacts(tx, patient, stated);
  if (done?.ok !== true) throw new InvariantError("The facts of a transfer were refused; all of it is undone.");
  return done.value;
}

const known: Issue = {
  code: "patient-known",
  severity: "error",
  at: "/identifiers",
  saw: "a value that is not shown, of another patient of this clinic",
  remedy: "Look whether this is the same person; if so, refuse the offer and have the record sent as a file.",
};

const conflict = (fact: string): Issue => ({
  code: "fact-id-conflict",
  severity: "error",
  at: `/facts/${fact}`,
  saw: "another content under the same id in this clinic",
  remedy: "Have the sender record it as a correction under an id of its own.",
});
