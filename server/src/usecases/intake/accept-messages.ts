import { addToInbox } from "../../db/inbox.ts";
import { keepMessages } from "../../db/messages.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import type { Described } from "./describe-message.ts";

/**
 * Keeps messages and lets them wait to be read, in one transaction: when it has committed they can be acknowledged. What repeats
 * an earlier message, or is not for us, does not wait.
 *
 * @returns how many wait
 */
export async function acceptMessages(tx: ClinicTx, messages: readonly Described[]): Promise<number> {
  const kept = await keepMessages(tx, messages);
  const waiting = kept.flatMap(({ id, repeats }, index) =>
    repeats === undefined && !messages[index]!.isRefused ? [{ message: id, about: messages[index]!.about }] : [],
  );
  await addToInbox(tx, waiting);
  return waiting.length;
}
