import { actOnHeld, heldForCodes, heldOfMessage, isWaiting } from "../../db/held-messages.ts";
import { type ClinicTx, theServer } from "../../db/transaction.ts";
import { settle } from "../notices.ts";
import { unmappedCodeKey } from "./unmapped-codes.ts";
import { unreadMessageKey } from "./unread-message.ts";

/**
 * Opens again what was rejected of messages that came once more: whoever sent them means them. What of them waits is read anew.
 *
 * @param messages the first of each content
 * @param why      without what they say
 * @returns those of which something is held, each once: to be read again
 */
export async function reopen(
  tx: ClinicTx,
  messages: readonly string[],
  why = "it was sent again",
): Promise<readonly string[]> {
  const again: string[] = [];
  // In one order: the rows are locked.
  for (const message of [...new Set(messages)].toSorted()) {
    const held = (await heldOfMessage(tx, message)).filter(({ state }) => state !== "filed");
    if (held.length > 0) again.push(message);
    for (const one of held)
      if (one.state === "rejected")
        await actOnHeld({ ...tx, actor: theServer }, one, {
          action: "reopened",
          state: "open",
          why,
        });
  }
  return again;
}

/** What of a message waits, waits for nobody any more: a person has taken all of it back. */
export async function letGoOf(tx: ClinicTx, message: string, why: string): Promise<void> {
  const waiting = (await heldOfMessage(tx, message)).filter(isWaiting);
  for (const one of waiting) await actOnHeld(tx, one, { action: "rejected", state: "rejected", why });
  const over = [unreadMessageKey(message)];
  for (const { sender, unmapped } of waiting)
    for (const code of unmapped)
      if ((await heldForCodes(tx, [sender], [code])).length === 0) over.push(unmappedCodeKey(sender, code));
  for (const key of [...new Set(over)].toSorted()) await settle(tx, key);
}
