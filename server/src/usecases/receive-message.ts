import { keepMessages, messageOf, type NewMessage } from "../db/messages.ts";
import { addNoticeAct, lockNotice, noticeState } from "../db/notices.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { heardFrom } from "./feeds.ts";
import { describeMessage } from "./intake/describe-message.ts";
import { type Filed, fileMessages, unreadMessageKey } from "./intake/file-messages.ts";
import { settle } from "./notices.ts";

export type Received = Filed & {
  /** The same bytes, or the same content under another number, had come before: nothing was done again. */
  readonly isRepeated: boolean;
};

/**
 * Takes a message in and files it at once: for a sender who waits for the answer. Whatever cannot be filed is held back; no
 * message is lost because it could not be read.
 */
export async function receiveMessage(tx: ClinicTx, message: NewMessage): Promise<Received> {
  const { feed, mediaType, bytes } = message;
  const [kept] = await keepMessages(tx, [describeMessage(feed, mediaType, bytes)]);
  const { id, repeats } = kept!;
  await heardFrom(tx, message.feed);
  const isRepeated = repeats !== undefined;
  if (isRepeated) return { message: id, isRepeated, disposition: "accept", recorded: [], unmatched: 0, issues: [] };
  return (await fileMessage(tx, id))!;
}

/**
 * Files a message again, after somebody has seen to it: an identifier was added, a code mapped.
 *
 * @param patient everything in the message is this patient's, says the person who files it
 * @returns undefined where the clinic has no such message
 */
export async function fileMessage(tx: ClinicTx, id: string, patient?: string): Promise<Received | undefined> {
  const kept = await messageOf(tx, id);
  if (kept === undefined) return undefined;
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
