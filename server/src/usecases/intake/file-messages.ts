import { type FactJson, formatInstant, type Issue, type Urgency } from "@longwatch/core";
import {
  type Disposition,
  type ImportedMessage,
  importMessage,
  type MessagePart,
  type ReadingOptions,
} from "@longwatch/interop";
import { addGivenParts } from "../../db/given-parts.ts";
import { putHeldAbout } from "../../db/held-about.ts";
import { actOnHeld, type Held, heldOfMessage, holdBack } from "../../db/held-messages.ts";
import type { HeldState } from "../../db/intake-tables.ts";
import type { ReadMessage } from "../../db/messages.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { type NewNotice, raise, settle } from "../notices.ts";
import { recordFacts } from "../record-facts.ts";
import { applyChanges } from "./apply-changes.ts";
import { fileDocuments } from "./documents.ts";
import { countHeard } from "./heard.ts";
import type { Match } from "./match.ts";
import { readingOf } from "./reading.ts";
import { moveAway } from "./take-back.ts";
import { unmappedNotices } from "./unmapped-codes.ts";
import { type Named, type ToGive, whoseParts } from "./whose.ts";
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

/** One part on its way. Numbers count from 1; 0 is the message as a whole. */
type Part = ToGive & {
  readonly match: Match;
  /** A person has said that it concerns nobody here. */
  readonly isRejected: boolean;
  /** A person has said whose it is, now. */
  readonly isNamed: boolean;
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
 * @param heard those that come for the first time: from them it is learned how regularly a feed comes
 */
export async function fileMessages(
  tx: ClinicTx,
  messages: readonly ReadMessage[],
  named?: Named,
  heard: ReadonlySet<string> = new Set(),
): Promise<readonly Filed[]> {
  const recordedAt = formatInstant(tx.at);
  const read: { readonly message: ReadMessage; readonly imported: ImportedMessage }[] = [];
  const byFeed = new Map<string, ReadingOptions>();
  for (const message of messages) {
    const options = byFeed.get(message.feed) ?? (await readingOf(tx, message.feed));
    byFeed.set(message.feed, options);
    read.push({ message, imported: importMessage(message.id, message.bytes, { ...options, recordedAt }) });
  }
  const parts = await partsOf(tx, read, named);
  await recordAll(tx, parts);
  for (const { message, match, isRejected, read: part } of parts)
    if (match.is === "patient" && !isRejected) await fileDocuments(tx, message.id, match.patient, part.documents);
  await addGivenParts(
    tx,
    parts.flatMap(({ message, number, match, isRejected, read: part }) =>
      match.is === "patient" && !isRejected && holdsSomething(part)
        ? [{ message: message.id, part: number, patient: match.patient }]
        : [],
    ),
  );
  const filed: Filed[] = [];
  const tasks: Task[] = [];
  for (const { message, imported } of read) {
    const own = parts.filter((part) => part.message === message);
    const { issues, notices } = await applyChanges(tx, message.id, imported.changes);
    const ofWhole = [...(imported.disposition === "accept" ? [] : imported.issues), ...issues];
    tasks.push(...notices, ...(await holdWhatIsLeft(tx, message, errorsIn(ofWhole), own)));
    filed.push(filedOf(message, { ...imported, issues: [...imported.issues, ...issues] }, own));
  }
  await tell(tx, tasks);
  await countHeard(
    tx,
    read.flatMap(({ message, imported }) =>
      heard.has(message.id) ? [{ feed: message.feed, facts: imported.parts.flatMap(({ facts }) => facts) }] : [],
    ),
  );
  return filed;
}

/** What is to be told, or a key of what is over. */
type Task = NewNotice | { readonly over: string };

/** In the order of the keys, so that two who tell at once wait for each other and never for ever. */
async function tell(tx: ClinicTx, tasks: readonly Task[]): Promise<void> {
  const keyOf = (task: Task): string => ("over" in task ? task.over : task.key);
  for (const task of tasks.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)))
    await ("over" in task ? settle(tx, task.over) : raise(tx, task));
}

async function partsOf(
  tx: ClinicTx,
  messages: readonly { readonly message: ReadMessage; readonly imported: ImportedMessage }[],
  named: Named | undefined,
): Promise<readonly Part[]> {
  const read = messages.flatMap(({ message, imported }) =>
    imported.parts.map((part, index): ToGive => ({ message, number: index + 1, read: part })),
  );
  const whose = await whoseParts(tx, read, named);
  const parts: Part[] = [];
  for (const [index, part] of read.entries()) {
    const { match, isRejected, takenFrom } = whose[index]!;
    const isNamed = named !== undefined && (named.part === "all" || named.part === part.number);
    const failed =
      takenFrom === undefined || match.is !== "patient" ? [] : await moveAway(tx, part, takenFrom, match.patient);
    parts.push({
      ...part,
      match,
      isRejected,
      isNamed,
      issues: [...part.read.issues, ...failed],
      added: 0,
      isRefused: false,
    });
  }
  return parts;
}

/** One patient after the other in one order, so that two who file at once wait for each other and never for ever. */
async function recordAll(tx: ClinicTx, parts: readonly Part[]): Promise<void> {
  const byPatient = new Map<string, Part[]>();
  for (const part of parts) {
    if (part.match.is !== "patient" || part.isRejected || part.read.facts.length === 0) continue;
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
  ofWhole: readonly string[],
  parts: readonly Part[],
): Promise<readonly Task[]> {
  const before = new Map((await heldOfMessage(tx, message.id)).map((held) => [held.part, held]));
  const codes: string[] = [];
  const tasks: Task[] = [];
  let worst: Urgency = "ROUTINE";
  for (const part of parts) {
    if (part.isRejected) continue;
    const left = await leftOf(tx, part);
    if (left === undefined) {
      await letGo(tx, before.get(part.number), part.isNamed);
      continue;
    }
    const { ofPart, unmapped, urgency, patients, isCertain } = left;
    // A file may hold messages of several senders: a code is its own sender's.
    const place = { ...placeOf(message, part.number), sender: part.read.sender || message.sender };
    await holdBack(tx, { ...place, urgency, codes: ofPart, unmapped });
    await putHeldAbout(tx, place, patients, isCertain);
    tasks.push(...unmappedNotices(place.sender, part.read.held, urgency));
    if (ofPart.every((code) => code === "code-unmapped")) continue;
    codes.push(...ofPart);
    worst = moreUrgent(worst, urgency);
  }
  if (ofWhole.length > 0) {
    await holdBack(tx, { ...placeOf(message, 0), urgency: "24H", codes: ofWhole, unmapped: [] });
    if (before.get(0)?.state !== "rejected") {
      codes.push(...ofWhole);
      worst = moreUrgent(worst, "24H");
    }
  } else await letGo(tx, before.get(0));
  return [...tasks, taskOf(message.id, [...new Set(codes)], worst)];
}

const holdsSomething = ({ facts, held, documents }: MessagePart): boolean =>
  facts.length + held.length + documents.length > 0;

const placeOf = ({ id, feed, sender }: ReadMessage, part: number) => ({ message: id, part, feed, sender });

const errorsIn = (issues: readonly Issue[]): readonly string[] => [
  ...new Set(issues.filter(({ severity }) => severity === "error").map(({ code }) => code)),
];

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
  const isCertain = match.is === "patient";
  const untaken: readonly FactJson[] = isUnmatched || isRefused ? read.facts : [];
  const urgency = await worstReading(tx, patients, read, untaken, isCertain);
  return {
    ofPart: [...new Set([...ofPerson, ...errors])],
    unmapped: [...new Set(read.held.flatMap(({ code }) => code ?? []))],
    urgency,
    patients,
    isCertain,
  };
}

const stillHeld: ReadonlySet<HeldState> = new Set(["open", "asked"]);

async function letGo(tx: ClinicTx, held: Held | undefined, isNamed = false): Promise<void> {
  if (held !== undefined && (stillHeld.has(held.state) || isNamed))
    await actOnHeld(tx, held, { action: "filed", state: "filed" });
}

function taskOf(message: string, codes: readonly string[], urgency: Urgency): Task {
  const key = unreadMessageKey(message);
  if (codes.length === 0) return { over: key };
  return { key, kind: "unread-message", role: "nurse", urgency, about: message, content: { codes } };
}

function filedOf({ id }: ReadMessage, { disposition, issues }: ImportedMessage, parts: readonly Part[]): Filed {
  const added = new Map<string, number>();
  for (const { match, isRejected, added: count, read, issues: own } of parts)
    if (
      match.is === "patient" &&
      !isRejected &&
      read.facts.length > 0 &&
      !own.some(({ code }) => code === "subject-unknown")
    )
      added.set(match.patient, (added.get(match.patient) ?? 0) + count);
  return {
    message: id,
    disposition,
    recorded: [...added].map(([patient, count]) => ({ patient, added: count })),
    unmatched: parts.filter(
      ({ match, isRejected, read }) => match.is !== "patient" && !isRejected && holdsSomething(read),
    ).length,
    issues: [...issues, ...parts.flatMap((part) => part.issues)],
  };
}
