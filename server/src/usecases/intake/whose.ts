import type { MessagePart } from "@longwatch/interop";
import { givenParts, placeKey } from "../../db/given-parts.ts";
import { lockRejectedParts } from "../../db/held-messages.ts";
import type { ReadMessage } from "../../db/messages.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { type Match, matchPart } from "./match.ts";

/** Whose a part is, by the word of a person: `all` every part of the message. */
export type Named = { readonly part: number | "all"; readonly patient: string };

export type Whose = {
  readonly match: Match;
  /** A person has said that it concerns nobody here: nothing of it is filed. */
  readonly isRejected: boolean;
  /** To whom it was given before, where a person now names somebody else. */
  readonly takenFrom: string | undefined;
};

export type ToGive = { readonly message: ReadMessage; readonly number: number; readonly read: MessagePart };

/**
 * Whose each part of some messages is: whom a person names now; otherwise whom it was given to when it was read before, so that
 * nothing is ever filed to two patients; otherwise by its numbers.
 *
 * @returns in the order of the parts
 */
export async function whoseParts(
  tx: ClinicTx,
  parts: readonly ToGive[],
  named: Named | undefined,
): Promise<readonly Whose[]> {
  const messages = [...new Set(parts.map(({ message }) => message.id))];
  // Locked before it is read to whom they were given: what somebody decides meanwhile is seen.
  const rejected = await lockRejectedParts(tx, messages);
  const given = await givenParts(tx, messages);
  const whose: Whose[] = [];
  for (const { message, number, read } of parts) {
    const key = placeKey({ message: message.id, part: number });
    const before = given.get(key);
    if (named !== undefined && (named.part === "all" || named.part === number)) {
      const takenFrom = before === named.patient ? undefined : before;
      whose.push({ match: { is: "patient", patient: named.patient }, isRejected: false, takenFrom });
    } else {
      const match: Match = before === undefined ? await matchPart(tx, read) : { is: "patient", patient: before };
      whose.push({ match, isRejected: rejected.has(key), takenFrom: undefined });
    }
  }
  return whose;
}
