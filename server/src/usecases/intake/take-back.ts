import { randomUUID } from "node:crypto";
import { factIdOf, type Issue, ok, type Result } from "@longwatch/core";
import { givenParts, placeKey } from "../../db/given-parts.ts";
import { factsOfMessage, retractionsOfMessage } from "../../db/message-facts.ts";
import { lockPatient } from "../../db/patients.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { recordFacts } from "../record-facts.ts";
import type { ToGive } from "./whose.ts";

/**
 * Retracts facts by name. A patient who is gone has none. Each retraction is one of its own, so that what was given again in
 * between can be taken back again.
 *
 * @returns how many were taken back; with issues none was
 */
export async function retract(
  tx: ClinicTx,
  message: string,
  { patient, facts }: { readonly patient: string; readonly facts: readonly string[] },
  reason: string,
): Promise<Result<number>> {
  if (facts.length === 0) return ok(0);
  const retractions = facts.map((fact) => ({
    kind: "fact-retracted",
    id: randomUUID(),
    fact,
    reason,
    by: tx.actor.id,
  }));
  const recorded = await recordFacts(tx, patient, retractions, { message });
  if (recorded === undefined) return ok(0);
  return recorded.ok ? ok(recorded.value.added) : recorded;
}

/**
 * Lets hold again what was taken back of a message: its retractions are retracted, and what a person took back by hand stays so.
 *
 * @param patient of one alone
 */
export async function giveAgain(
  tx: ClinicTx,
  message: string,
  reason: string,
  patient?: string,
): Promise<Result<number>> {
  let given = 0;
  for (const one of await retractionsOfMessage(tx, message)) {
    if (patient !== undefined && one.patient !== patient) continue;
    const back = await retract(tx, message, one, reason);
    if (!back.ok) return back;
    given += back.value;
  }
  return ok(given);
}

/**
 * Takes the facts of a part back from whom it was given to by mistake, before it is given to somebody else.
 *
 * @returns why it could not be done
 */
export async function moveAway(
  tx: ClinicTx,
  { message, number, read }: ToGive,
  from: string,
  to: string,
): Promise<readonly Issue[]> {
  // In one order, as whoever files for several patients locks them.
  for (const patient of [from, to].toSorted()) await lockPatient(tx, patient);
  const given = await givenParts(tx, [message.id]);
  const isOnlyPart = [...given].every(
    ([key, patient]) => patient !== from || key === placeKey({ message: message.id, part: number }),
  );
  const ofPart = new Set(read.facts.map((fact) => fact.id ?? factIdOf(fact)));
  for (const { patient, facts } of await factsOfMessage(tx, message.id)) {
    if (patient !== from) continue;
    // What it was read as may be read as something else by now: where nothing else of the message is theirs, all of it goes.
    const theirs = isOnlyPart ? facts : facts.filter((fact) => ofPart.has(fact));
    const taken = await retract(tx, message.id, { patient, facts: theirs }, "It is about another patient.");
    if (!taken.ok) return taken.issues;
  }
  const again = await giveAgain(tx, message.id, "It is about this patient after all.", to);
  return again.ok ? [] : again.issues;
}
