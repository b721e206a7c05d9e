import type { Urgency } from "@longwatch/core";
import type { HeldResult } from "@longwatch/interop";
import { boundedText } from "../../db/bounded-text.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { type NewNotice, settle } from "../notices.ts";

/** One task for each code of a sender, however many messages wait for it. */
export const unmappedCodeKey = (sender: string, code: string): string =>
  `unmapped-code/${boundedText(sender)}/${boundedText(code)}`;

/**
 * The tasks for codes that nobody has mapped, each with what it may be by its name.
 *
 * @param sender of the part, for codes that name no other owner
 */
export const unmappedNotices = (sender: string, held: readonly HeldResult[], urgency: Urgency): readonly NewNotice[] =>
  held.flatMap(({ code, codeOwner, proposal }): readonly NewNotice[] => {
    if (code === undefined) return [];
    const owner = codeOwner ?? sender;
    return [
      {
        key: unmappedCodeKey(owner, code),
        kind: "unmapped-code",
        role: "nurse",
        urgency,
        about: `${boundedText(owner)} ${boundedText(code)}`,
        content: proposal === undefined ? {} : { proposal },
      },
    ];
  });

/** Somebody has said what the codes mean. */
export async function settleMapped(tx: ClinicTx, senders: readonly string[], codes: readonly string[]): Promise<void> {
  for (const sender of senders) for (const code of codes) await settle(tx, unmappedCodeKey(sender, code));
}
