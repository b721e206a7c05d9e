import { randomUUID } from "node:crypto";
import { failed, type Issue, ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import {
  addErasureConfirmation,
  addErasureRequest,
  addErasureWithdrawal,
  type ErasureRequest,
  erasureRequests,
} from "../db/erasure-requests.ts";
import { findPatient } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";

/**
 * Asks for a patient's erasure. Nothing goes until another person has confirmed it and the owner has carried it out.
 *
 * @param why in the words of whoever asks; it is kept, so no names in it
 * @returns undefined where the clinic has no such patient
 */
export async function requestErasure(tx: ClinicTx, patient: string, why: string): Promise<Result<string> | undefined> {
  if ((await findPatient(tx, patient)) === undefined) return undefined;
  if (tx.actor.kind !== "account") return refusal("a request by a service", "Only a person may ask for an erasure.");
  if (why.trim() === "") return refusal("no reason", "Give the reason; it is kept with the tombstone.");
  const pending = (await erasureRequests(tx)).find((one) => one.patient === patient && isOpen(one));
  if (pending !== undefined) return ok(pending.request);
  const request = randomUUID();
  await addErasureRequest(tx, { request, patient, why });
  await recordEvent(tx, { action: "erasure.request", object: patient, why, detail: { request } });
  return ok(request);
}

/** The second signature. @returns undefined where the clinic has no such request */
export async function confirmErasure(tx: ClinicTx, request: string): Promise<Result<ErasureRequest> | undefined> {
  const found = await requestOf(tx, request);
  if (found === undefined) return undefined;
  if (!isOpen(found))
    return refusal("a request that is done or withdrawn", "Ask for the erasure anew if it is still wanted.");
  if (tx.actor.kind !== "account" || tx.actor.id === found.requestedBy)
    return refusal("the same person, or none", "Have another person confirm it than the one who asked.");
  if (found.confirmedBy !== undefined) return ok(found);
  await addErasureConfirmation(tx, found);
  await recordEvent(tx, { action: "erasure.confirm", object: found.patient, detail: { request } });
  return ok({ ...found, confirmedBy: tx.actor.id });
}

/** Takes a request back, before it is carried out. @returns undefined where the clinic has no such request */
export async function withdrawErasure(tx: ClinicTx, request: string, why: string): Promise<Result<true> | undefined> {
  const found = await requestOf(tx, request);
  if (found === undefined) return undefined;
  if (!isOpen(found)) return refusal("a request that is done or withdrawn", "There is nothing left to take back.");
  await addErasureWithdrawal(tx, request, why);
  await recordEvent(tx, { action: "erasure.withdraw", object: found.patient, why, detail: { request } });
  return ok(true);
}

export const isOpen = ({ isWithdrawn, isDone }: ErasureRequest): boolean => !isWithdrawn && !isDone;

export const requestOf = async (tx: ClinicTx, request: string): Promise<ErasureRequest | undefined> =>
  (await erasureRequests(tx)).find((one) => one.request === request);

export const refusal = (saw: string, remedy: string): Result<never> =>
  failed([{ code: "erasure-refused", severity: "error", at: "/", saw, remedy } satisfies Issue]);
