import { randomUUID } from "node:crypto";
import { failed, formatInstant, type Issue, type Result } from "@longwatch/core";
import { factsOfKind } from "../db/facts.ts";
import { lockPatient } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { worklistLines } from "../db/worklist.ts";
import { undeliveredKey } from "./deliver.ts";
import { settle } from "./notices.ts";
import { type Recorded, recordFacts } from "./record-facts.ts";

/** How a contact ended. `well`: reached, and nothing was the matter. `declined`: reached, and wants nothing done. */
export const contactOutcomes = ["reached", "well", "not-reached", "message-left", "wrong-number", "declined"] as const;
const hasTold: ReadonlySet<string> = new Set(["reached", "well"]);
export const contactChannels = ["telephone", "e-mail", "letter", "in-person", "video", "family-doctor"] as const;

export type WrittenContact = {
  readonly channel: (typeof contactChannels)[number];
  readonly outcome: (typeof contactOutcomes)[number];
  /** The key of the task or test that it was about. */
  readonly about?: string;
  readonly note?: string;
};

/**
 * Writes down that somebody tried to reach a patient, and what came of it. Who was not reached is not done: what the contact
 * was about is put back on the list where it was set aside or said to be done.
 *
 * @returns undefined where the clinic has no such patient; with issues, nothing was written
 */
export async function logContact(
  tx: ClinicTx,
  patient: string,
  contact: WrittenContact,
): Promise<Result<Recorded> | undefined> {
  const wrong = [
    ...notOneOf("/channel", contact.channel, contactChannels),
    ...notOneOf("/outcome", contact.outcome, contactOutcomes),
  ];
  if (wrong.length > 0) return failed(wrong);
  if ((await lockPatient(tx, patient)) === undefined) return undefined;
  const made = { kind: "contact-made", id: `contact-${randomUUID()}`, contactedAt: formatInstant(tx.at), ...contact };
  const back = hasTold.has(contact.outcome) ? [] : await putBack(tx, patient, contact);
  const recorded = await recordFacts(tx, patient, [made, ...back]);
  if (recorded?.ok && hasTold.has(contact.outcome)) await settle(tx, undeliveredKey("patient-reminder", patient));
  return recorded;
}

async function putBack(tx: ClinicTx, patient: string, { about, outcome }: WrittenContact): Promise<readonly object[]> {
  const lines = about === undefined ? [] : await worklistLines(tx, { patient }, "", 10_000);
  return lines
    .filter(({ key, content }) => key === about || (content as { about?: string }).about === about)
    .filter(
      ({ snoozedThrough, content }) =>
        snoozedThrough !== null || (content as { saidDoneBy?: string }).saidDoneBy !== undefined,
    )
    .map(({ key }) => ({
      kind: "task-acted",
      id: `act-${randomUUID()}`,
      task: key,
      action: "reopen",
      reason: outcome,
    }));
}

/** Every contact of a patient that is on file, the newest first, retracted ones among them. */
export const listContacts = (tx: ClinicTx, patient: string): Promise<readonly object[]> =>
  factsOfKind(tx, patient, "contact-made");

const notOneOf = (at: string, saw: string, allowed: readonly string[]): readonly Issue[] =>
  allowed.includes(saw)
    ? []
    : [{ code: "value-not-allowed", severity: "error", at, saw, remedy: `Write one of ${allowed.join(", ")}.` }];
