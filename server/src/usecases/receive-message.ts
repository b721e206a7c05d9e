import { formatInstant, type Issue } from "@longwatch/core";
import { type Disposition, type ImportOptions, importFiles, type PatientFacts } from "@longwatch/interop";
import { patientOfIdentifier } from "../db/identifiers.ts";
import { keepMessage, messageOf, type NewMessage } from "../db/messages.ts";
import { addNoticeAct, lockNotice, noticeState } from "../db/notices.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { heardFrom } from "./feeds.ts";
import { raise, settle } from "./notices.ts";
import { recordFacts } from "./record-facts.ts";

/** How a sender's messages are read: codes, columns, zone. */
export type Reading = Omit<ImportOptions, "recordedAt">;

export type Received = {
  readonly message: string;
  /** The same bytes had come before: nothing was done again. */
  readonly isRepeated: boolean;
  readonly disposition: Disposition;
  readonly recorded: readonly { readonly patient: string; readonly added: number }[];
  /** People of the message who are no patient of this clinic, by exact identifier. */
  readonly unmatched: number;
  readonly issues: readonly Issue[];
};

export const unreadMessageKey = (message: string): string => `unread-message/${message}`;

/**
 * Takes a message in: keeps it byte for byte, reads it, and adds its facts to the patients whose identifier matches exactly.
 * Whatever is left becomes a notice; no message is lost because it could not be read.
 */
export async function receiveMessage(tx: ClinicTx, message: NewMessage, reading: Reading = {}): Promise<Received> {
  const { id, isRepeated } = await keepMessage(tx, message);
  await heardFrom(tx, message.feed);
  if (isRepeated) return { message: id, isRepeated, disposition: "accept", recorded: [], unmatched: 0, issues: [] };
  return file(tx, id, message.bytes, reading);
}

/**
 * Files a message again, after somebody has seen to it: an identifier was added, a code mapped.
 *
 * @param patient everything in the message is this patient's, says the person who files it
 * @returns undefined where the clinic has no such message
 */
export async function fileMessage(
  tx: ClinicTx,
  id: string,
  reading: Reading = {},
  patient?: string,
): Promise<Received | undefined> {
  const kept = await messageOf(tx, id);
  return kept && file(tx, id, kept.bytes, reading, patient);
}

/**
 * Ends the notice of a message that concerns nobody here, with a reason. The message stays.
 *
 * @returns false where no notice of it is open
 */
export async function dismissMessage(tx: ClinicTx, id: string, reason: string): Promise<boolean> {
  const key = unreadMessageKey(id);
  await lockNotice(tx, key);
  if ((await noticeState(tx, key)) !== "open") return false;
  await addNoticeAct(tx, key, "done", { reason });
  return settle(tx, key);
}

async function file(
  tx: ClinicTx,
  message: string,
  bytes: Uint8Array,
  reading: Reading,
  named?: string,
): Promise<Received> {
  const report = importFiles([{ name: message, bytes }], { ...reading, recordedAt: formatInstant(tx.at) }).files[0]!;
  const recorded: { patient: string; added: number }[] = [];
  const issues: Issue[] = [...report.issues];
  let unmatched = 0;
  for (const one of await inOrderOfPatient(tx, report.patients, named)) {
    const result = one.patient === undefined ? undefined : await recordFacts(tx, one.patient, one.facts, { message });
    if (result === undefined) unmatched += 1;
    else if (result.ok) recorded.push({ patient: one.patient!, added: result.value.added });
    else issues.push(...result.issues);
  }
  await tellWhatIsLeft(tx, message, unmatched, issues);
  return { message, isRepeated: false, disposition: report.disposition, recorded, unmatched, issues };
}

type Matched = { readonly patient: string | undefined; readonly facts: PatientFacts["facts"] };

/** Whose they are. In one order, so that two messages about the same people wait for each other and never for ever. */
async function inOrderOfPatient(tx: ClinicTx, patients: readonly PatientFacts[], named?: string) {
  const matched: Matched[] = [];
  for (const { identifiers, facts } of patients) {
    if (facts.length > 0) matched.push({ patient: named ?? (await theOne(tx, identifiers)), facts });
  }
  return matched.toSorted((a, b) => ((a.patient ?? "") < (b.patient ?? "") ? -1 : 1));
}

/** The one patient to whom the identifiers lead; undefined: none, or several. */
async function theOne(tx: ClinicTx, identifiers: PatientFacts["identifiers"]): Promise<string | undefined> {
  const found = new Set<string>();
  for (const { system, value } of identifiers) {
    const patient = await patientOfIdentifier(tx, system, value);
    if (patient !== undefined) found.add(patient);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** What was doubted was taken all the same, and is shown with it; only what was not taken waits for a person. */
async function tellWhatIsLeft(tx: ClinicTx, message: string, unmatched: number, issues: readonly Issue[]) {
  const errors = issues.filter(({ severity }) => severity === "error").map(({ code }) => code);
  const codes = [...new Set([...(unmatched > 0 ? (["patient-mismatch"] as const) : []), ...errors])];
  const key = unreadMessageKey(message);
  if (codes.length === 0) return void (await settle(tx, key));
  await raise(tx, {
    key,
    kind: "unread-message",
    role: "nurse",
    urgency: "24H",
    about: message,
    content: { codes, unmatched },
  });
}
