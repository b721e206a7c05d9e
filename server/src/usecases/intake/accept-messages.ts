import { addToInbox } from "../../db/inbox.ts";
import { keepMessages } from "../../db/messages.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { reopen } from "./came-again.ts";
import type { Described } from "./describe-message.ts";

/**
 * Keeps messages and lets them wait to be read, in one transaction: when it has committed they can be acknowledged. What repeats
 * an earlier message does not wait, unless something of that is held; nor does what is not for us.
 *
 * @returns how many wait
 */
export async function acceptMessages(tx: ClinicTx, messages: readonly Described[]): Promise<number> {
  const kept = await keepMessages(tx, messages);
  const waiting = kept.flatMap(({ id, repeats }, index) =>
    repeats === undefined && !messages[index]!.isRefused
      ? [{ message: id, about: messages[index]!.about, isAgain: false }]
      : [],
  );
  const repeated = kept.flatMap(({ original, repeats }) => (repeats === undefined ? [] : [original]));
  const again = (await reopen(tx, repeated)).map((message) => ({ message, about: "", isAgain: true }));
  await addToInbox(tx, [...waiting, ...again]);
  return waiting.length + again.length;
}
