import { givenParts } from "../db/given-parts.ts";
import { tableImports } from "../db/imports.ts";
import { keepMessages, messageOf, type NewMessage, type ReadMessage } from "../db/messages.ts";
import { addNoticeAct, lockNotice, noticeState } from "../db/notices.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { heardFrom } from "./feeds.ts";
import { reopen } from "./intake/came-again.ts";
import { describeMessage } from "./intake/describe-message.ts";
import { type Filed, fileMessages } from "./intake/file-messages.ts";
import { unreadMessageKey } from "./intake/unread-message.ts";
import { settle } from "./notices.ts";

export type Received = Filed & {
  /** The same bytes, or the same content under another number, had come before: nothing was done again but with what is held. */
  readonly isRepeated: boolean;
};

/**
 * Takes a message in and files it at once: for a sender who waits for the answer. Whatever cannot be filed is held back; no
 * message is lost because it could not be read.
 */
export async function receiveMessage(tx: ClinicTx, message: NewMessage): Promise<Received> {
  const { feed, mediaType, bytes } = message;
  const [kept] = await keepMessages(tx, [describeMessage(feed, mediaType, bytes)]);
  const { id, repeats, original } = kept!;
  const received = repeats === undefined ? await fileFirst(tx, id) : await fileRepeated(tx, id, original);
  // After every other notice, as whoever reads the inbox takes them.
  await heardFrom(tx, feed);
  return received;
}

async function fileFirst(tx: ClinicTx, id: string): Promise<Received> {
  const [filed] = await fileMessages(tx, [(await messageOf(tx, id))!], undefined, new Set([id]));
  return { ...filed!, isRepeated: false };
}

/** What came before is not filed again, unless something of it is held. */
async function fileRepeated(tx: ClinicTx, id: string, original: string): Promise<Received> {
  const [again] = await reopen(tx, [original]);
  const kept = again === undefined ? undefined : await messageOf(tx, again);
  if (kept === undefined)
    return { message: id, isRepeated: true, disposition: "accept", recorded: [], unmatched: 0, issues: [] };
  return { ...(await fileAgain(tx, kept)), isRepeated: true };
}

/** What stands in the way, for whoever asked. */
export type NotFiled = { readonly conflict: "is-a-table" | "filed-with-another" };

/**
 * Files a message again, after somebody has seen to it: an identifier was added, a code mapped.
 *
 * @param patient everything in the message is this patient's, says the person who files it; refused where some of it was given to
 *   somebody else, because that is decided part by part
 * @returns undefined where the clinic has no such message
 */
export async function fileMessage(
  tx: ClinicTx,
  id: string,
  patient?: string,
): Promise<Received | NotFiled | undefined> {
  const kept = await messageOf(tx, id);
  if (kept === undefined) return undefined;
  const [table] = await tableImports(tx, { message: id });
  if (table !== undefined) return { conflict: "is-a-table" };
  const given = [...(await givenParts(tx, [id])).values()];
  if (patient !== undefined && given.some((one) => one !== patient)) return { conflict: "filed-with-another" };
  return fileAgain(tx, kept, patient);
}

async function fileAgain(tx: ClinicTx, kept: ReadMessage, patient?: string): Promise<Received> {
  const [filed] = await fileMessages(tx, [kept], patient === undefined ? undefined : { part: "all", patient });
  return { ...filed!, isRepeated: false };
}

/**
 * Ends the notice of a message that concerns nobody here, with a reason. The message stays.
 *
 * @returns false where no notice of it is open
 */
export async function dismissMessage(tx: ClinicTx, id: string, reason: string): Promise<boolean> {
  const key = unreadMessageKey(id);
  await lockNotice(tx, key);
  if ((await noticeState(tx, key))?.is !== "open") return false;
  await addNoticeAct(tx, key, "done", { reason });
  return settle(tx, key);
}
