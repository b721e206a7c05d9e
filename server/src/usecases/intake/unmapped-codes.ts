import type { Urgency } from "@longwatch/core";
import type { HeldResult } from "@longwatch/interop";
import type { ClinicTx } from "../../db/transaction.ts";
import { raise, settle } from "../notices.ts";

/** One task for each code of a sender, however many messages wait for it. */
export const unmappedCodeKey = (sender: string, code: string): string => `unmapped-code/${sender}/${code}`;

/**
 * Puts codes that nobody has mapped on the list, each with what it may be by its name.
 *
 * @param sender of the part, for codes that name no other owner
 */
export async function tellOfUnmapped(
  tx: ClinicTx,
  sender: string,
  held: readonly HeldResult[],
  urgency: Urgency,
): Promise<void> {
  for (const { code, codeOwner, proposal } of held) {
    if (code === undefined) continue;
    const owner = codeOwner ?? sender;
    await raise(tx, {
      key: unmappedCodeKey(owner, code),
      kind: "unmapped-code",
      role: "nurse",
      urgency,
      about: `${owner} ${code}`,
      content: proposal === undefined ? {} : { proposal },
    });
  }
}

/** Somebody has said what the codes mean. */
export async function settleMapped(tx: ClinicTx, senders: readonly string[], codes: readonly string[]): Promise<void> {
  for (const sender of senders) for (const code of codes) await settle(tx, unmappedCodeKey(sender, code));
}
