import { formatInstant, type Issue } from "@longwatch/core";
import { type Disposition, type ImportedMessage, importMessage, type ReadingOptions } from "@longwatch/interop";
import { addGivenParts } from "../../db/given-parts.ts";
import type { ReadMessage } from "../../db/messages.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { applyChanges } from "./apply-changes.ts";
import { fileDocuments } from "./documents.ts";
import { countHeard } from "./heard.ts";
import { errorsIn, holdWhatIsLeft } from "./hold-what-is-left.ts";
import { holdsSomething, type Part } from "./part.ts";
import { readingOf } from "./reading.ts";
import { recordParts } from "./record-parts.ts";
import { moveAway } from "./take-back.ts";
import { type Task, tell } from "./tell.ts";
import { type Named, type ToGive, whoseParts } from "./whose.ts";

/** What became of a message. */
export type Filed = {
  readonly message: string;
  readonly disposition: Disposition;
  readonly recorded: readonly { readonly patient: string; readonly added: number }[];
  /** Parts whose person is not certain. */
  readonly unmatched: number;
  readonly issues: readonly Issue[];
};

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
  await recordParts(tx, parts);
  const given = parts.flatMap(({ message, number, match, isRejected, read: part }) =>
    match.is === "patient" && !isRejected && holdsSomething(part)
      ? [{ message: message.id, part: number, patient: match.patient, documents: part.documents }]
      : [],
  );
  for (const one of given) await fileDocuments(tx, one, one.documents);
  await addGivenParts(tx, given);
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
