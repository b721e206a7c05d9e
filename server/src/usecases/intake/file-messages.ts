import { type FactJson, formatInstant, type Issue, type Urgency } from "@longwatch/core";
import {
  type Disposition,
  type ImportedMessage,
  importMessage,
  type MessagePart,
  type ReadingOptions,
} from "@longwatch/interop";
import { putHeldAbout } from "../../db/held-about.ts";
import { actOnHeld, type Held, heldOfMessage, holdBack } from "../../db/held-messages.ts";
import type { HeldState } from "../../db/intake-tables.ts";
import type { ReadMessage } from "../../db/messages.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { raise, settle } from "../notices.ts";
import { recordFacts } from "../record-facts.ts";
import { applyChanges } from "./apply-changes.ts";
import { fileDocuments } from "./documents.ts";
import { countHeard } from "./heard.ts";
import { type Match, matchPart } from "./match.ts";
import { readingOf } from "./reading.ts";
import { tellOfUnmapped } from "./unmapped-codes.ts";
import { moreUrgent, worstReading } from "./worst-reading.ts";

/** What became of a message. */
export type Filed = {
  readonly message: string;
  readonly disposition: Disposition;
  readonly recorded: readonly { readonly patient: string; readonly added: number }[];
  /** Parts whose person is not certain. */
  readonly unmatched: number;
  readonly issues: readonly Issue[];
};

/** Whose a part is, by the word of a person: `all` every part of the message. */
export type Named = { readonly part: number | "all"; readonly patient: string };

/** One part on its way. Numbers count from 1; 0 is the message as a whole. */
type Part = {
  readonly message: ReadMessage;
  readonly number: number;
  readonly read: MessagePart;
  readonly match: Match;
  issues: readonly Issue[];
  added: number;
  /** It has facts that could not go into the record. */
  isRefused: boolean;
};

export const unreadMessageKey = (message: string): string => `unread-message/${message}`;

/**
 * Files messages: reads them by what was agreed with their laboratories, gives each person's part to the patient whom it is
 * certainly about, and holds back whatever is left, with a task as urgent as the worst that it could be. Messages about one
 * patient are filed together, and the patient assessed once. Filing again changes nothing that was filed.
 *
 * @param named where a person has said whose a part of the one message is
 */
export async function fileMessages(
  tx: ClinicTx,
  messages: readonly ReadMessage[],
  named?: Named,
): Promise<readonly Filed[]> {
  const recordedAt = formatInstant(tx.at);
  const read: { readonly message: ReadMessage; readonly imported: ImportedMessage }[] = [];
  const byFeed = new Map<string, ReadingOptions>();
  for (const message of messages) {
    const options = byFeed.get(message.feed) ?? (await readingOf(tx, message.feed));
    byFeed.set(message.feed, options);
    read.push({ message, imported: importMessage(message.id, message.bytes, { ...options, recordedAt }) });
  }
  const parts: Part[] = [];
  for (const { message, imported } of read) {
    for (const [index, part] of imported.parts.entries()) {
      const isNamed = named !== undefined && (named.part === "all" || named.part === index + 1);
      const match: Match = isNamed ? { is: "patient", patient: named.patient } : await matchPart(tx, part);
      parts.push({ message, number: index + 1, read: part, match, issues: part.issues, added: 0, isRefused: false });
    }
  }
  await recordAll(tx, parts);
  for (const { message, match, read: part } of parts)
    if (match.is === "patient") await fileDocuments(tx, message.id, match.patient, part.documents);
  const filed: Filed[] = [];
  for (const { message, imported } of read) {
    const own = parts.filter((part) => part.message === message);
    const changed = await applyChanges(tx, imported.changes);
    await holdWhatIsLeft(tx, message, { ...imported, issues: [...imported.issues, ...changed] }, own);
    await countHeard(
      tx,
      message.feed,
      own.flatMap(({ read: part }) => part.facts),
    );
    filed.push(filedOf(message, imported, own));
  }
  return filed;
}

/** One patient after the other in one order, so that two who file at once wait for each other and never for ever. */
async function recordAll(tx: ClinicTx, parts: readonly Part[]): Promise<void> {
  const byPatient = new Map<string, Part[]>();
  for (const part of parts) {
    if (part.match.is !== "patient" || part.read.facts.length === 0) continue;
    byPatient.set(part.match.patient, [...(byPatient.get(part.match.patient) ?? []), part]);
  }
  for (const [patient, own] of [...byPatient].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (own.length > 1 && (await recordOf(tx, patient, own))) continue;
    // One that cannot be recorded does not keep the others out.
    for (const part of own) await recordOf(tx, patient, [part]);
  }
}

/** @returns false where something in them cannot be recorded, and nothing was */
async function recordOf(tx: ClinicTx, patient: string, parts: readonly Part[]): Promise<boolean> {
  const facts = parts.flatMap(({ read }) => read.facts);
  const message = parts.flatMap((part) => part.read.facts.map(() => part.message.id));
  const recorded = await recordFacts(tx, patient, facts, { message });
  const [only] = parts;
  if (recorded === undefined || !recorded.ok) {
    if (parts.length === 1) {
      only!.issues = [...only!.issues, ...(recorded === undefined ? [gone] : recorded.issues)];
      only!.isRefused = true;
    }
    return false;
  }
  // Which of several brought what is new is not told apart: the first did.
  only!.added = recorded.value.added;
  return true;
}

const gone: Issue = {
  code: "subject-unknown",
  severity: "error",
  at: "/",
  saw: "a patient who is not here",
  remedy: "Look for the patient again, and file the message with them.",
};

/** Holds back each part that is not filed in full, lets go of those that now are, and keeps one task for the message. */
async function holdWhatIsLeft(
  tx: ClinicTx,
  message: ReadMessage,
  { issues, disposition }: Pick<ImportedMessage, "issues" | "disposition">,
  parts: readonly Part[],
): Promise<void> {
  const before = new Map((await heldOfMessage(tx, message.id)).map((held) => [held.part, held]));
  const codes: string[] = [];
  let worst: Urgency = "ROUTINE";
  for (const part of parts) {
    const left = await leftOf(tx, part);
    if (left === undefined) {
      await letGo(tx, before.get(part.number));
      continue;
    }
    const { ofPart, unmapped, urgency, patients, isCertain } = left;
    // A file may hold messages of several senders: a code is its own sender's.
    const place = { ...placeOf(message, part.number), sender: part.read.sender || message.sender };
    await holdBack(tx, { ...place, urgency, codes: ofPart, unmapped });
    await putHeldAbout(tx, place, patients, isCertain);
    await tellOfUnmapped(tx, place.sender, part.read.held, urgency);
    if (before.get(part.number)?.state === "rejected" || ofPart.every((code) => code === "code-unmapped")) continue;
    codes.push(...ofPart);
    worst = moreUrgent(worst, urgency);
  }
  const ofWhole = errorsIn(issues);
  if (ofWhole.length > 0 && disposition !== "accept") {
    await holdBack(tx, { ...placeOf(message, 0), urgency: "24H", codes: ofWhole, unmapped: [] });
    if (before.get(0)?.state !== "rejected") {
      codes.push(...ofWhole);
      worst = moreUrgent(worst, "24H");
    }
  } else await letGo(tx, before.get(0));
  await tell(tx, message.id, [...new Set(codes)], worst);
}

const holdsSomething = ({ facts, held, documents }: MessagePart): boolean =>
  facts.length + held.length + documents.length > 0;

const placeOf = ({ id, feed, sender }: ReadMessage, part: number) => ({ message: id, part, feed, sender });

const errorsIn = (issues: readonly Issue[]): readonly string[] => [
  ...new Set(issues.filter(({ severity }) => severity === "error").map(({ code }) => code)),
];

const noFacts: readonly FactJson[] = [];

/** Why a part is not filed in full, and how urgent that is; undefined: nothing of it is left. */
async function leftOf(tx: ClinicTx, { read, match, issues, isRefused }: Part) {
  const isUnmatched = match.is !== "patient" && holdsSomething(read);
  const errors = errorsIn(issues);
  if (!isUnmatched && errors.length === 0) return undefined;
  const ofPerson = !isUnmatched
    ? []
    : [
        match.is === "wrong-number"
          ? "identifier-check-digit"
          : match.is === "no-number"
            ? "patient-missing"
            : "patient-mismatch",
      ];
  const patients = match.is === "patient" ? [match.patient] : match.proposals;
  const urgency = await worstReading(tx, patients, read, isUnmatched || isRefused ? read.facts : noFacts);
  return {
    ofPart: [...new Set([...ofPerson, ...errors])],
    unmapped: [...new Set(read.held.flatMap(({ code }) => code ?? []))],
    urgency,
    patients,
    isCertain: match.is === "patient",
  };
}

const stillHeld: ReadonlySet<HeldState> = new Set(["open", "asked"]);

async function letGo(tx: ClinicTx, held: Held | undefined): Promise<void> {
  if (held !== undefined && stillHeld.has(held.state)) await actOnHeld(tx, held, { action: "filed", state: "filed" });
}

async function tell(tx: ClinicTx, message: string, codes: readonly string[], urgency: Urgency): Promise<void> {
  const key = unreadMessageKey(message);
  if (codes.length === 0) return void (await settle(tx, key));
  await raise(tx, { key, kind: "unread-message", role: "nurse", urgency, about: message, content: { codes } });
}

function filedOf({ id }: ReadMessage, { disposition, issues }: ImportedMessage, parts: readonly Part[]): Filed {
  const added = new Map<string, number>();
  for (const { match, added: count, read, issues: own } of parts)
    if (match.is === "patient" && read.facts.length > 0 && !own.some(({ code }) => code === "subject-unknown"))
      added.set(match.patient, (added.get(match.patient) ?? 0) + count);
  return {
    message: id,
    disposition,
    recorded: [...added].map(([patient, count]) => ({ patient, added: count })),
    unmatched: parts.filter(({ match, read }) => match.is !== "patient" && holdsSomething(read)).length,
    issues: [...issues, ...parts.flatMap((part) => part.issues)],
  };
}
