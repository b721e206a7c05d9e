import { ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import type { Database } from "../db/database.ts";
import { erasureRequests } from "../db/erasure-requests.ts";
import { eraseRows } from "../db/erasures.ts";
import { lockForRemoval } from "../db/patients.ts";
import { addTombstone, type Tombstone } from "../db/tombstones.ts";
import { type ClinicTx, inClinic, type Scope } from "../db/transaction.ts";
import { isOpen, refusal, requestOf } from "../usecases/request-erasure.ts";

/**
 * Carries out an erasure that one person asked for and another confirmed, as the owner: what is known of the patient goes, a tombstone and
 * the audit's ids stay. All of it happens or none.
 *
 * @param owner a database as longwatch_owner; no other role may remove a row
 * @returns undefined where the clinic has no such request
 */
export const carryOutErasure = (
  owner: Database,
  scope: Scope,
  request: string,
): Promise<Result<Tombstone> | undefined> => inClinic(owner, scope, (tx) => erase(tx, request));

async function erase(tx: ClinicTx, request: string): Promise<Result<Tombstone> | undefined> {
  const asked = await requestOf(tx, request);
  if (asked === undefined) return undefined;
  // Whoever is writing to this patient is waited for; and of two who erase, the second finds it done.
  await lockForRemoval(tx, asked.patient);
  const { patient, requestedBy, confirmedBy, why, ...found } = (await requestOf(tx, request))!;
  if (!isOpen({ patient, requestedBy, confirmedBy, why, ...found }))
    return refusal("a request that is done or withdrawn", "Ask for the erasure anew if it is still wanted.");
  if (confirmedBy === undefined) return refusal("one signature", "Have another person confirm it first.");
  const erased = await eraseRows(tx.query, tx.clinic, patient);
  const erasedAt = new Date(tx.at).toISOString();
  const tombstone = { clinic: tx.clinic, patient, request, erasedAt, requestedBy, confirmedBy, why, ...erased };
  await addTombstone(tx.query, tombstone);
  const detail = { request, requestedBy, confirmedBy, digest: erased.digest, facts: erased.counts["fact"] ?? 0 };
  await recordEvent(tx, { action: "patient.erase", object: patient, detail });
  return ok(tombstone);
}

/** Requests of a clinic that are signed by two and wait to be carried out. */
export const signedErasures = async (tx: ClinicTx): Promise<readonly string[]> =>
  (await erasureRequests(tx))
    .filter((one) => isOpen(one) && one.confirmedBy !== undefined)
    .map(({ request }) => request);
